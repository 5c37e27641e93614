"""Which preconditions and calls anybody had spoken of by a day, stated in form or not."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, Min, OuterRef, QuerySet, Value

from provisions.cited import Dates, cited_dates, dates_cited, read_on
from provisions.coming import Coming, coming, keys_of
from provisions.models import Agreement, Position, Precondition, StatusEntry
from provisions.once import once
from provisions.requirements import PreconditionState
from provisions.rounds import begun


def raised_on(states: Iterable[PreconditionState], day: datetime.date) -> frozenset[int]:
    """Return the keys of the preconditions of these states that were on record by the day."""
    return raised_among((state.precondition for state in states), day)


@dataclass(frozen=True, slots=True)
class FirstTold:
    """The first day from which a ledger line, and a statement, counts, by key of what it is of."""

    steps: Mapping[int, datetime.date]
    said: Mapping[int, datetime.date]

    def of(self, key: int) -> datetime.date | None:
        """Return the first day on which anything is told of a precondition, or None."""
        return min(filter(None, (self.steps.get(key), self.said.get(key))), default=None)


@once
def first_told(agreements: frozenset[int]) -> FirstTold:
    """Return when each precondition of agreements, by their keys, is first told of. One query."""
    return _first_told(precondition__agreement__in=agreements)


def _first_told(**of: Any) -> FirstTold:
    asked = [
        model.objects.in_force()
        .filter(**of)
        .order_by()
        .values("precondition")
        .annotate(of=Value(model.noun(), CharField()), first=Min("sort_day"))
        .values_list("of", "precondition", "first")
        for model in (StatusEntry, Position)
    ]
    found: dict[str, dict[int, datetime.date]] = defaultdict(dict)
    for noun, key, first in asked[0].union(asked[1], all=True):
        found[noun][key] = first
    return FirstTold(found[StatusEntry.noun()], found[Position.noun()])


def raised_by(states: Iterable[PreconditionState], day: datetime.date) -> list[PreconditionState]:
    """Return those that were on record by the day, in the order given."""
    states = list(states)
    raised = raised_on(states, day)
    return [state for state in states if state.precondition.pk in raised]


def _has_a_voice(row: Precondition) -> bool:
    """Say whether a party is to state it, so that its ledger or a statement gives its day."""
    return row.list != "call" and row.inferred_by_id is None


def raised_since(preconditions: Iterable[Precondition]) -> dict[int, datetime.date]:
    """Return the first day on which each was on record, by key: that of ``raised_on``.

    The rows come with their agreement and citations.
    """
    rows = list(preconditions)
    first = first_told(frozenset(row.agreement_id for row in rows))
    return {row.pk: _first_day(row, first.of(row.pk)) for row in rows}


def _first_day(row: Precondition, told: datetime.date | None) -> datetime.date:
    if told is None:
        return read_on(row.agreement, cited_dates(row))
    return told if _has_a_voice(row) else min(told, read_on(row.agreement, cited_dates(row)))


def spoken_of(agreement: Agreement, day: datetime.date) -> QuerySet[Precondition]:
    """Return the preconditions and calls with a ledger line or a statement by the day."""
    steps = StatusEntry.objects.in_force().on(day).filter(precondition=OuterRef("pk"))
    statements = Position.objects.in_force().on(day).filter(precondition=OuterRef("pk"))
    rows: QuerySet[Precondition] = Precondition.objects.published().filter(agreement=agreement)
    return rows.filter(Exists(steps) | Exists(statements)).order_by("title", "key")


def raised_among(preconditions: Iterable[Precondition], day: datetime.date) -> frozenset[int]:
    """Return the keys of those that were on record by the day.

    One is, from the first line of its ledger or the first statement about it. A call, or what
    only an author infers, may have neither, and so may a requirement that no dated row tells
    of yet: it counts from its first dated source. The rows bring their agreement and, where
    they are not coming, their citations.
    """
    rows = coming(preconditions)
    if isinstance(rows, Coming):
        first = begun(_first_told, precondition__in=rows.keys)
    else:
        first = begun(first_told, frozenset(row.agreement_id for row in rows))
    cited = dates_cited(rows)
    return frozenset(row.pk for row in rows if _is_raised(row, first().of(row.pk), cited(row), day))


def _is_raised(
    row: Precondition, told: datetime.date | None, cited: Dates, day: datetime.date
) -> bool:
    if told is not None and (told <= day or _has_a_voice(row)):
        return told <= day
    return read_on(row.agreement, cited) <= day


def stated_later(preconditions: Iterable[Precondition], day: datetime.date) -> frozenset[int]:
    """Return the keys of those that were stated only after the day, as their ledgers have it."""
    lines = StatusEntry.objects.in_force().filter(
        aspect="standing", precondition__in=keys_of(coming(preconditions))
    )
    first = lines.order_by().values_list("precondition").annotate(Min("sort_day"))
    return frozenset(key for key, begins in first if begins > day)
