"""Which preconditions and calls anybody had spoken of by a day, stated in form or not."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, Min, OuterRef, QuerySet

from provisions.models import Agreement, Position, Precondition, StatusEntry
from provisions.requirements import PreconditionState
from provisions.stances import positions_on


def raised_on(states: Iterable[PreconditionState], day: datetime.date) -> frozenset[int]:
    """Return the keys of the preconditions that were on record by the day.

    One is, from the first line of its ledger or the first statement about it. A call, or what
    only an author infers, may have neither, and so may a requirement that no dated row tells
    of yet: it counts from its first dated source.
    """
    states = list(states)
    spoken = positions_on(day).filter(precondition__in=[s.precondition.pk for s in states])
    about = set(spoken.prefetch_related(None).values_list("precondition", flat=True))
    quiet = [s.precondition for s in states if not s.steps and s.precondition.pk not in about]
    read = {row.pk for row in quiet if _is_read_by(row, day)}
    later = _told_of_later([row for row in quiet if row.pk in read and _has_a_voice(row)])
    quiet_still = {row.pk for row in quiet} - (read - later)
    return frozenset({state.precondition.pk for state in states} - quiet_still)


def raised_by(states: Iterable[PreconditionState], day: datetime.date) -> list[PreconditionState]:
    """Return those that were on record by the day, in the order given."""
    states = list(states)
    raised = raised_on(states, day)
    return [state for state in states if state.precondition.pk in raised]


def _has_a_voice(row: Precondition) -> bool:
    """Say whether a party is to state it, so that its ledger or a statement gives its day."""
    return row.list != "call" and row.inferred_by_id is None


def _told_of_later(rows: Iterable[Precondition]) -> set[int]:
    """Return the keys of those that a dated row tells of, on whatever day."""
    keys = [row.pk for row in rows]
    if not keys:
        return set()
    lines = StatusEntry.objects.in_force().filter(precondition__in=keys).order_by()
    said = Position.objects.in_force().filter(precondition__in=keys).order_by()
    found = lines.values_list("precondition", flat=True)
    return {key for key in found.union(said.values_list("precondition", flat=True)) if key}


def _is_read_by(row: Precondition, day: datetime.date) -> bool:
    return _read_on(row) <= day


def _read_on(row: Precondition) -> datetime.date:
    """Return the day of its first dated source; undated ones count from the last day."""
    dates = [c.source.date for c in row.citations.all() if c.source.date]  # type: ignore[attr-defined]
    days = [date.sort_day for date in dates] or [row.agreement.known_until or datetime.date.min]
    return min(days)


def raised_since(preconditions: Iterable[Precondition]) -> dict[int, datetime.date]:
    """Return the first day on which each was on record, by key: that of ``raised_on``.

    The rows come with their agreement and citations.
    """
    rows = list(preconditions)
    told: dict[int, datetime.date] = {}
    for model in (StatusEntry, Position):
        lines = model.objects.in_force().filter(precondition__in=[row.pk for row in rows])
        for key, first in lines.order_by().values_list("precondition").annotate(Min("sort_day")):
            told[key] = min(first, told.get(key, first))
    return {row.pk: _first_day(row, told.get(row.pk)) for row in rows}


def _first_day(row: Precondition, told: datetime.date | None) -> datetime.date:
    if told is None:
        return _read_on(row)
    return told if _has_a_voice(row) else min(told, _read_on(row))


def spoken_of(agreement: Agreement, day: datetime.date) -> QuerySet[Precondition]:
    """Return the preconditions and calls with a ledger line or a statement by the day."""
    steps = StatusEntry.objects.in_force().on(day).filter(precondition=OuterRef("pk"))
    statements = Position.objects.in_force().on(day).filter(precondition=OuterRef("pk"))
    rows: QuerySet[Precondition] = Precondition.objects.published().filter(agreement=agreement)
    return rows.filter(Exists(steps) | Exists(statements)).order_by("title", "key")


def raised_among(preconditions: Iterable[Precondition], day: datetime.date) -> frozenset[int]:
    """Return the keys of those that were on record by the day, without loading their ledgers.

    The rows come with their agreement and citations.
    """
    rows = list(preconditions)
    steps: dict[int | None, list[StatusEntry]] = defaultdict(list)
    lines = StatusEntry.objects.in_force().on(day).filter(precondition__in=[r.pk for r in rows])
    for line in lines.order_by().only("precondition"):
        steps[line.precondition_id].append(line)
    bare = (PreconditionState(r, None, (), None, (), tuple(steps[r.pk])) for r in rows)
    return raised_on(bare, day)


def stated_later(preconditions: Iterable[Precondition], day: datetime.date) -> frozenset[int]:
    """Return the keys of those that were stated only after the day, as their ledgers have it."""
    keys = [row.pk for row in preconditions]
    lines = StatusEntry.objects.in_force().filter(aspect="standing", precondition__in=keys)
    first = lines.order_by().values_list("precondition").annotate(Min("sort_day"))
    return frozenset(key for key, begins in first if begins > day)
