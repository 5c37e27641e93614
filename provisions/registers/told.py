"""From which day a row without a date of its own is on record.

One is, from the first dated row that tells of it; where none does on any day, from its first
dated source, and without one from the day up to which the record knows what happened.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Min, QuerySet

from provisions.cited import Dates, dates_cited, dates_read, read_on
from provisions.coming import Coming, coming
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


def told_by(model: Any, day: datetime.date) -> list[int]:
    """Return the keys of the rows of a noun without dates that were on record by the day."""
    return [key for key, since in first_days(model).items() if since <= day]


def told_among(model: Any, rows: QuerySet[Any], day: datetime.date) -> list[Any]:
    """Return those of some rows of a noun without dates that were on record by the day.

    The rows come with their agreement and citations, those of a conflict with its readings.
    """
    lines = begun(_first_lines, model, rows)
    found = list(coming(rows))
    since = _first_told(model, found, lines)
    return [row for row in found if since[row.pk] <= day]


def first_days(model: Any) -> dict[int, datetime.date]:
    """Return the day from which each row of a noun without dates is on record, by key."""
    rows = Coming(model.objects.published().select_related("agreement"))
    return _first_told(model, rows, begun(_first_lines, model, rows.keys))


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
    model: Any, rows: Iterable[Any], lines: Callable[[], Mapping[int, datetime.date]]
) -> dict[int, datetime.date]:
    """Return the first day of each row, by key."""
    told: dict[int, datetime.date] = {}
    own, cited = _own_day(model, rows), dates_cited(rows)
    for row in rows:
        days = [day for day in (lines().get(row.pk), own(row)) if day]
        told[row.pk] = min(days) if days else read_on(row.agreement, cited(row))
    return told


def _own_day(model: Any, rows: Iterable[Any]) -> Callable[[Any], datetime.date | None]:
    """Return what tells the day that a row itself gives, or None where it gives none."""
    if model is Presence:
        return _begins
    if model is Conflict:
        read = dates_read(rows)
        return lambda row: _differs(row.agreement, read(row))
    return lambda row: None


def _begins(presence: Presence) -> datetime.date | None:
    """Return the day from which a presence is there, or else the last on which it was."""
    known = presence.since or presence.until
    return known.sort_day if known else None


def _differs(agreement: Agreement, dates: Dates) -> datetime.date:
    """Return the day from which two sources could be read beside each other."""
    days = sorted(read_on(agreement, [date]) for date in dates)
    return days[min(1, len(days) - 1)] if days else read_on(agreement, ())
