"""Whether each row is its newest version, and its history whole: table by table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from provisions.models import Tracked
from provisions.stored import Copy, Unreadable, columns, copies, history_of
from provisions.verify.faults import Fault, row_of, table_of

BATCH = 1000
# What tells whether the versions of a row follow one another; the rest of them, and what each
# holds, is read and compared with its seals by the walk along the log.
ORDER = ("history_id", "id", "version", "history_type", "revision_id")


def table_faults(model: type[Tracked], head: int) -> Iterator[Fault]:
    """Yield what is wrong between a table and its history, up to the head revision."""
    try:
        yield from _faults(model, head)
    except Unreadable as error:
        yield Fault(table_of(model), f"number {error.key}", "holds a value of the wrong kind")


def _faults(model: type[Tracked], head: int) -> Iterator[Fault]:
    history = history_of(model)
    seen = 0
    batch: list[list[Copy]] = []
    lines = copies(history.order_by("id", "version"), *ORDER)
    for _, group in groupby(lines, key=itemgetter("id")):
        batch.append(list(group))
        seen += 1
        if len(batch) == BATCH:
            yield from _batch_faults(model, batch, head)
            batch = []
    yield from _batch_faults(model, batch, head)
    if model._base_manager.count() != seen:
        kept = set(history.values_list("id", flat=True))
        for copy in copies(model._base_manager.order_by("pk")):
            if copy["id"] not in kept:
                yield Fault(table_of(model), row_of(model, copy), "has no history")


def _batch_faults(
    model: type[Tracked], batch: Sequence[Sequence[Copy]], head: int
) -> Iterator[Fault]:
    history = history_of(model)
    numbers = [versions[-1]["id"] for versions in batch]
    last = [versions[-1]["history_id"] for versions in batch]
    newest = {copy["history_id"]: copy for copy in copies(history.filter(pk__in=last))}
    live = {copy["id"]: copy for copy in copies(model._base_manager.filter(pk__in=numbers))}
    for number, key, versions in zip(numbers, last, batch, strict=True):
        yield from _history_faults(model, versions, head)
        yield from _live_faults(model, newest[key], live.get(number))


def _history_faults(model: type[Tracked], versions: Sequence[Copy], head: int) -> Iterator[Fault]:
    last = 0
    for expected, copy in enumerate(versions, start=1):
        problem = ""
        column = "version"
        revision = copy["revision_id"]
        if copy["version"] != expected:
            problem = f"stands where version {expected} should: a version is missing or twice"
        elif copy["history_type"] != ("+" if expected == 1 else "~"):
            problem, column = f"is of type “{copy['history_type']}”", "history_type"
        elif not isinstance(revision, int) or not last <= revision <= head or revision < 1:
            problem, column = f"names revision {revision}, out of order or unknown", "revision"
        if problem:
            [whole] = copies(history_of(model).filter(pk=copy["history_id"]))
            yield Fault(
                table_of(model), row_of(model, whole), problem, copy["version"], None, column
            )
            return
        last = revision


def _live_faults(model: type[Tracked], newest: Copy, row: Copy | None) -> Iterator[Fault]:
    if row is None:
        yield Fault(table_of(model), row_of(model, newest), "is gone; only its history is left")
        return
    if row.items() <= newest.items():
        return
    for column in columns(model):
        if row[column] != newest[column]:
            named, other = row_of(model, newest), row_of(model, row)
            named = named if other == named else f"{named} (or {other})"
            words = "the row differs from the newest version in its history"
            yield Fault(table_of(model), named, words, newest["version"], column=column)
