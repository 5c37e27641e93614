"""Kills a writer again and again, and looks for a torn or a lost edit after each kill.

Two planted faults prove that a fault would be seen: ``split`` is the record's own writer
without its transaction, and without the foreign keys and guards that would refuse that; ``early``
acknowledges an edit before it is committed.
"""

import datetime
import itertools
import math
import random
import time
from contextlib import nullcontext
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.db import connection

from provisions import record
from provisions.edit import Edit
from provisions.guards import lift_guards
from provisions.models import Article, Source, StatusEntry
from tests.crash import consistency, processes

KILLS = {"short": 60}
MOST_KILLS = 300
AT_MOST = {"short": 60.0}  # seconds; a busy machine then makes fewer kills
SOONEST, LATEST = 0.012, 0.062
EDITS_BEFORE = 10
FIRST_DAY = datetime.date(2025, 1, 1)
RECENT = 30


def run(variant: str) -> dict[str, Any]:
    """Kill the writer 300 times (``short``: 60 times or for a minute), or until something is
    found, and report."""
    chance = random.Random(20250313)
    report: dict[str, Any] = {"kills": 0, "acknowledged": 0, "errors": [], "faults": [], "lost": []}
    acknowledged: list[tuple[int, str]] = []
    # A writer that has worked before is fast, so more of its kills land within an edit.
    begun = time.monotonic()
    _write("sound", 0, lambda *_: None, edits=EDITS_BEFORE)
    # On a slow machine a kill must wait longer, or it would come before the first statement.
    latest = max(LATEST, 1.5 * (time.monotonic() - begun) / EDITS_BEFORE)
    if variant == "split":
        lift_guards()
    most = KILLS.get(variant, MOST_KILLS)
    end = time.monotonic() + AT_MOST.get(variant, math.inf)
    while (
        report["kills"] < most
        and time.monotonic() < end
        and not (report["errors"] or report["faults"] or report["lost"])
    ):
        report["kills"] += 1
        said = _said_until_killed(variant, report["kills"], chance.uniform(SOONEST, latest))
        report["errors"] += [line for line in said if line[0] == "error"]
        acknowledged += [tuple(line[1:]) for line in said if line[0] == "written"]
        report["faults"] += consistency.faults()
        report["lost"] += consistency.missing(acknowledged)
    report["acknowledged"] = len(acknowledged)
    return report


def _said_until_killed(variant: str, turn: int, after: float) -> list[Any]:
    """Kill a writer so many seconds after it is ready or, every other turn, after its first
    edit, so that edits are acknowledged however slow the machine; return what it said."""
    child = processes.start(partial(write_without_end, variant, turn))
    said = [child.line() for _ in range(1 + turn % 2)]
    time.sleep(after)
    child.kill()
    return said + child.rest()


def write_without_end(variant: str, turn: int, say: processes.Say) -> None:
    if variant == "split":
        _lose_transactions()
    _write(variant, turn, say)


def _write(variant: str, turn: int, say: processes.Say, edits: int | None = None) -> None:
    """Edit the record, and say the number and the reason of each edit that is written."""
    chance = random.Random(turn)
    articles, sources = list(Article.objects.all()), list(Source.objects.all())
    say("ready")
    for count in itertools.islice(itertools.count(), edits):
        reason = f"Edit {count} of turn {turn}"
        with record.revise(reason=reason) as edit:
            _edit(edit, chance, articles, sources, reason)
            if variant == "early":
                say("written", edit.number, reason)
        if variant != "early":
            say("written", edit.number, reason)


def _edit(
    edit: Edit, chance: random.Random, articles: list[Article], sources: list[Source], note: str
) -> None:
    """Add a status with its source, or amend or correct one of the latest."""
    deed = chance.choice(("add", "amend", "correct"))
    latest = list(StatusEntry.objects.in_force().order_by("-pk")[:RECENT])
    if deed == "add" or not latest:
        article = chance.choice(articles)
        edit.add(
            StatusEntry,
            agreement=article.agreement,
            aspect="article",
            article=article,
            status="open",
            date=str(FIRST_DAY + datetime.timedelta(days=chance.randrange(300))),
            voice="source",
            according_to_source=chance.choice(sources),
            confidence="high",
            note=note,
            ties={"citations": [{"source": source} for source in chance.sample(sources, 2)]},
        )
    elif deed == "amend":
        ties = {"citations": [{"source": chance.choice(sources), "quotation": note}]}
        edit.amend(chance.choice(latest), note=note, ties=ties)
    else:
        edit.correct(chance.choice(latest), note=note)


def _lose_transactions() -> None:
    """Let each statement be a transaction of its own, and let no reference stop it."""
    record.transaction = SimpleNamespace(atomic=nullcontext)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("PRAGMA foreign_keys = OFF")
