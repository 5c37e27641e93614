"""What was measured, as tables in Markdown, and which goals it meets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.bench.places import Record
from tests.bench.rounds import Taken, depth_of

COLUMNS = (
    "past page",
    "past page again",
    "page of today",
    "feed, newest",
    "feed, deep",
    "log, newest",
    "log, deep",
    "tables, ours",
    "tables, simple-history",
)
# Shape -> how many times the smallest record's cost the largest may cost: goal and aim.
GROWTH = {"deep": (10.0, 3.0), "spread": (3.0, 1.5)}
AGAIN, FEED = 1.5, 2.0
WORDS = {"deep": "all in one agreement", "spread": "over many agreements"}


def tables(
    vendor: str, shape: str, records: list[Record], taken: Taken, plans: dict[str, Any]
) -> Iterator[str]:
    """Yield the lines about the records of one shape on one database."""
    yield f"### {vendor}, {WORDS[shape]}"
    yield ""
    yield _row("history rows", "agreements", "revisions", "queries", *COLUMNS)
    yield _row(*["---:"] * (4 + len(COLUMNS)))
    for record in records:
        about, times = record.about, taken[record.name]
        counts = [f"{about[key]:,}" for key in ("rows", "agreements", "head")]
        queries = plans[record.name]["past page"]["queries"]
        yield _row(*counts, queries, *(_ms(times[name]) for name in COLUMNS))
    yield ""
    yield from _goals(shape, records, taken, plans)
    yield ""


def _goals(shape: str, records: list[Record], taken: Taken, plans: dict[str, Any]) -> Iterator[str]:
    small, large = taken[records[0].name], taken[records[-1].name]
    goal, aim = GROWTH[shape]
    yield _row("goal", "measured", "at most", "")
    yield _row("---", "---:", "---:", "---")
    name = "past page, largest against smallest record"
    yield _goal(name, _ratio(large["past page"], small["past page"]), goal, aim)
    again = _ratio(large["past page again"], small["past page again"])
    yield _goal("the same asked for again, largest against smallest", again, AGAIN)
    depth = depth_of(records[-1].about["head"])
    for kind in ("feed", "log"):
        ratio = _ratio(large[f"{kind}, deep"], large[f"{kind}, newest"])
        yield _goal(f"{kind} at depth {depth:,} against its newest page", ratio, FEED)
    numbers = {plans[record.name]["past page"]["queries"] for record in records}
    yield _row("queries of the past page, alike at each size", *_yes(len(numbers) == 1))
    library, ours = large["tables, simple-history"], large["tables, ours"]
    times = "more than 15 s" if library is None else f"{_ratio(library, ours):.1f} times ours"
    yield _row("simple-history's own as_of on the largest", times, "", "")
    yield ""
    yield from _scans(plans[records[-1].name])


def _scans(plans: dict[str, Any]) -> Iterator[str]:
    found = {
        (page, table, _shape_of(sql))
        for page, plan in plans.items()
        for tables_read, sql in plan["scans"]
        for table in tables_read
    }
    if not found:
        yield "Every query searches an index; none reads a table from end to end."
    for page, table, sql in sorted(found):
        yield f"- {page}: reads `{table}` from end to end: `{sql}`"


def _shape_of(sql: str) -> str:
    """Return the query without its long list of columns."""
    return re.sub(r"SELECT .{80,}? FROM", "SELECT … FROM", " ".join(sql.split()))[:400]


def _goal(name: str, measured: float | None, most: float, aim: float | None = None) -> str:
    if measured is None:
        return _row(name, "not measured", f"{most:g}", "not met")
    said = "met" if measured <= most else "not met"
    if aim:
        said += f", aim of {aim:g} " + ("met" if measured <= aim else "not met")
    return _row(name, f"{measured:.2f}", f"{most:g}", said)


def _yes(holds: bool) -> tuple[str, str, str]:
    return ("yes", "", "met") if holds else ("no", "", "not met")


def _ratio(one: float | None, other: float | None) -> float | None:
    return None if one is None or not other else one / other


def _ms(value: float | None) -> str:
    return "> 15,000" if value is None else f"{value:,.1f}"


def _row(*cells: Any) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"
