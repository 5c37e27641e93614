"""From which day a row without a date of its own is on record.

One is, from the first dated row that tells of it; where none does on any day, from its first
dated source, and without one from the day up to which the record knows what happened.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Min, QuerySet

from provisions.dates import VagueDate
from provisions.ledgers import CITATIONS
from provisions.models import (
    Agreement,
    Conflict,
    Dependency,
    Milestone,
    Presence,
    Proceeding,
    ProceedingStage,
    Row,
    ScopeReading,
)
from provisions.rounds import begun

# The dated rows that tell of a noun, and the field in which they name it.
_TELLING: dict[type[Row], tuple[tuple[Any, str], ...]] = {
    Proceeding: ((ProceedingStage, "proceeding"), (ScopeReading, "proceeding")),
    Presence: ((ScopeReading, "presence"),),
    Milestone: ((Dependency, "dependent"), (Dependency, "needs")),
    Conflict: (),
}
UNDATED = frozenset(_TELLING)


def told_of(
    model: Any, rows: QuerySet[Any], day: datetime.date, told: Collection[int] | None = None
) -> QuerySet[Any]:
    """Narrow rows of a noun without dates to those that were on record by the day.

    ``told`` are the keys of these, where they were found already.
    """
    return rows.filter(pk__in=told_by(model, day) if told is None else told)


def told_by(model: Any, day: datetime.date) -> list[int]:
    """Return the keys of the rows of a noun without dates that were on record by the day."""
    return [key for key, since in first_days(model).items() if since <= day]


def told_among(model: Any, rows: QuerySet[Any], day: datetime.date) -> list[Any]:
    """Return those of some rows of a noun without dates that were on record by the day.

    The rows come with their agreement and citations, those of a conflict with its readings.
    """
    lines = begun(_first_lines, model, rows)
    found = list(rows)
    since = _first_told(model, found, lines())
    return [row for row in found if since[row.pk] <= day]


def first_days(model: Any) -> dict[int, datetime.date]:
    """Return the day from which each row of a noun without dates is on record, by key."""
    shown = model.objects.published().select_related("agreement").prefetch_related(CITATIONS)
    if model is Conflict:
        shown = shown.prefetch_related("readings__source")
    lines = begun(_first_lines, model, shown)
    return _first_told(model, list(shown), lines())


def _first_lines(model: Any, rows: QuerySet[Any]) -> dict[int, datetime.date]:
    """Return the first day of the dated rows that tell of each row, by key of the row."""
    wanted = rows.order_by().values("pk")
    asked = [
        telling.objects.in_force()
        .filter(**{f"{path}__in": wanted})
        .order_by()
        .values_list(path)
        .annotate(Min("sort_day"))
        for telling, path in _TELLING[model]
    ]
    found: dict[int, datetime.date] = {}
    for lines in [begun(list, one) for one in asked]:
        for key, since in lines():
            found[key] = min(since, found.get(key, since))
    return found


def _first_told(
    model: Any, rows: Sequence[Any], lines: Mapping[int, datetime.date]
) -> dict[int, datetime.date]:
    """Return the first day of each row, by key."""
    told: dict[int, datetime.date] = {}
    own = _OWN_DAY.get(model, _no_day)
    for row in rows:
        days = [day for day in (lines.get(row.pk), own(row)) if day]
        told[row.pk] = min(days) if days else read_on(row.agreement, cited_dates(row))
    return told


def _no_day(row: Any) -> datetime.date | None:
    return None


def _begins(presence: Presence) -> datetime.date | None:
    """Return the day from which a presence is there, or else the last on which it was."""
    known = presence.since or presence.until
    return known.sort_day if known else None


def _differs(conflict: Any) -> datetime.date:
    """Return the day from which two sources could be read beside each other."""
    standing = [reading for reading in conflict.readings.all() if reading.state == "published"]
    days = sorted(read_on(conflict.agreement, [reading.source.date]) for reading in standing)
    return days[min(1, len(days) - 1)] if days else read_on(conflict.agreement, ())


_OWN_DAY: dict[Any, Callable[[Any], datetime.date | None]] = {
    Presence: _begins,
    Conflict: _differs,
}


def cited_dates(row: Any) -> list[VagueDate | None]:
    return [citation.source.date for citation in row.citations.all()]


def read_on(agreement: Agreement, dates: Iterable[VagueDate | None]) -> datetime.date:
    """Return the day of the first dated source; of none, that up to which the record knows."""
    days = [date.sort_day for date in dates if date]
    return min(days) if days else agreement.known_until or datetime.date.min


def all_read_on(agreement: Agreement, dates: Iterable[VagueDate | None]) -> datetime.date:
    """Return the day of the last dated source; of none, that up to which the record knows."""
    days = [date.sort_day for date in dates if date]
    return max(days) if days else agreement.known_until or datetime.date.min
