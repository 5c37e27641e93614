"""What was measured over HTTP, as tables in Markdown, with floors and aims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tests.bench.http.questions import ARTICLES, COLLECTIONS, DETAIL, QUESTIONS
from tests.bench.http.rounds import Cell, Results, Taken, Target
from tests.bench.http.sets import SETS, Place

ORDER = ("nginx", "warm", "cold", "bare", "Datasette", "Datasette, trimmed", "plain DRF")
NAMES = {"warm": "this site, warm", "cold": "this site, cold", "bare": "this site, bare"}
JUDGED = 16  # connections
# (what, one, other, questions, floor, aim): how many times the other's rate one has, and how
# many times one's processor time the other takes.
TIMES = (
    ("cold, times Datasette", "cold", "Datasette", COLLECTIONS, 4, 10),
    ("warm, times Datasette", "warm", "Datasette", COLLECTIONS, 100, None),
    ("cold, times plain DRF", "cold", "plain DRF", (DETAIL,), 5, 10),
    ("bare, times Datasette", "bare", "Datasette", COLLECTIONS, None, None),
    ("bare, times plain DRF", "bare", "plain DRF", (DETAIL, ARTICLES), None, None),
)
OF_NGINX, NGINX_COST = (0.35, 0.6), (6, 3.5)
GROWTH = (1.3, 1.1)
Row = Iterator[str]


def tables(results: Results, targets: list[Target], left_out: list[Cell]) -> Row:
    """Yield the lines on each record, and then the floors."""
    for name in _places(results):
        own = [target for target in targets if target.server.place.name == name]
        yield from _of_place(own[0].server.place, results, own, left_out)
    yield "### Floors and aims"
    yield ""
    counts = {cell.connections for cell in results}
    at = JUDGED if JUDGED in counts else max(counts)
    yield (
        f"At {at} connections. Of nginx both figures must meet the floor; the others are judged by "
        "requests a second, of which a server of one process, like Datasette, has one core's worth."
    )
    yield ""
    yield row("what", "of which", "by requests", "by processor time", "floor", "aim", "")
    yield row("---", "---", "---:", "---:", "---:", "---:", "---")
    yield from floors(results, at)
    yield ""


def _of_place(place: Place, results: Results, targets: list[Target], left_out: list[Cell]) -> Row:
    asked = [cell for cell in (*results, *left_out) if cell.place == place.name]
    counts = sorted({cell.connections for cell in asked})
    yield f"### Served: {SETS[place.name]} ({place.size})"
    yield ""
    heads = [f"{n}: requests a second (p50/p99 ms)" for n in counts]
    yield row("what", "server", "kB sent", *heads, "processor ms", "of nginx", "its time")
    yield row("---", "---", "---:", *["---:"] * (len(counts) + 3))
    late = {cell for cell in left_out if cell.place == place.name}
    at = JUDGED if JUDGED in counts else max(counts)
    for question in QUESTIONS:
        for target in sorted(targets, key=lambda target: ORDER.index(target.name)):
            cells = [Cell(place.name, target.name, question, count) for count in counts]
            if question not in target.addresses or not any(c in results for c in cells):
                continue
            judged = next((c for c in (*cells[counts.index(at) :: -1],) if c in results), cells[0])
            nginx = results.get(Cell(place.name, "nginx", question, judged.connections))
            yield row(
                question if target.name == ORDER[0] or "nginx" not in _names(targets) else "",
                NAMES.get(target.name, target.name),
                f"{len(target.answers[question]) / 1000:.1f}",
                *(_speed(results.get(cell), cell in late) for cell in cells),
                f"{results[judged].cost:.3g}" if judged in results else "–",
                *_against(results.get(judged), nginx),
            )
    yield ""


def _places(results: Results) -> list[str]:
    named = {cell.place for cell in results}
    return [name for name in SETS if name in named]


def _names(targets: Iterable[Target]) -> set[str]:
    return {target.name for target in targets}


def _speed(taken: Taken | None, late: bool) -> str:
    if taken is None:
        return "takes too long" if late else "–"
    return f"{taken.rate:,.{0 if taken.rate >= 100 else 1}f} ({taken.p50:.3g}/{taken.p99:.3g})"


def _against(taken: Taken | None, nginx: Taken | None) -> tuple[str, str]:
    if taken is None or nginx is None:
        return "–", "–"
    return f"{taken.rate / nginx.rate:.2g}", f"{taken.cost / nginx.cost:,.3g}"


def floors(results: Results, at: int) -> Row:
    """Yield a line for each floor and record, judged by its worst question where it has many."""
    for place in _places(results):

        def pairs(one: str, other: str, questions: Iterable[str], name: str = place) -> list[Any]:
            both = [(Cell(name, one, q, at), Cell(name, other, q, at)) for q in questions]
            return [(results[a], results[b], a) for a, b in both if a in results and b in results]

        if found := pairs("warm", "nginx", QUESTIONS):
            rates = [one.rate / other.rate for one, other, _ in found]
            costs = [one.cost / other.cost for one, other, _ in found]
            yield row(
                "warm, of nginx",
                f"{SETS[place]}, {len(found)} answers",
                f"{min(rates):.2f} to {max(rates):.2f}",
                f"{min(costs):.1f} to {max(costs):.1f}",
                *(f"{most}, {cost}" for most, cost in zip(OF_NGINX, NGINX_COST, strict=True)),
                verdict(*(min(rates) >= a and max(costs) <= b for a, b in _pairs())),
            )
        for what, one, other, questions, floor, aim in TIMES:
            for ours, theirs, cell in pairs(one, other, questions):
                rate, cost = ours.rate / theirs.rate, theirs.cost / ours.cost
                said = "told" if floor is None else verdict(rate >= floor, aim and rate >= aim)
                name = f"{SETS[place]}, {cell.question}"
                figures = (f"{rate:.3g}", f"{cost:.3g}")
                yield row(what, name, *figures, floor or "", aim or "", said)
    yield from _growth(results, at)


def _pairs() -> Iterator[tuple[float, float]]:
    return zip(OF_NGINX, NGINX_COST, strict=True)


def _growth(results: Results, at: int) -> Row:
    """Yield how much more an answer takes of the large record than of one agreement alone."""
    for target in ("warm", "cold"):
        for question in QUESTIONS:
            large = results.get(Cell("large", target, question, at))
            one = results.get(Cell("one", target, question, at))
            if large and one:
                rate, cost = one.rate / large.rate, large.cost / one.cost
                said = verdict(*(max(rate, cost) <= most for most in GROWTH))
                figures = (f"{rate:.2f}", f"{cost:.2f}")
                yield row(f"{target}, large against one", question, *figures, *GROWTH, said)


def verdict(met: bool, aimed: bool | None = None) -> str:
    """Say whether a floor is met, and whether its aim is."""
    said = "met" if met else "**not met**"
    return said if aimed is None else f"{said}, aim {'met' if aimed else 'missed'}"


def row(*cells: Any) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"
