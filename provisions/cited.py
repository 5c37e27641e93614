"""The dates of the sources on which rows rest, and from which day rows can have been read."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from provisions.coming import Coming
from provisions.dates import VagueDate
from provisions.models import Agreement, Citation, ConflictReading
from provisions.rounds import begun

Dates = Sequence[VagueDate | None]


def cited_dates(row: Any) -> Dates:
    """Return the date of each source that a row cites; the row brings its citations."""
    return [citation.source.date for citation in row.citations.all()]


def dates_cited(rows: Iterable[Any]) -> Callable[[Any], Dates]:
    """Return what tells the date of each source that a row cites.

    Of rows that are coming it is asked for beside them; others bring their citations.
    """
    if not isinstance(rows, Coming):
        return cited_dates
    return _beside(Citation, rows.keys.model.noun(), rows.keys)


def dates_read(conflicts: Iterable[Any]) -> Callable[[Any], Dates]:
    """Return what tells the date of each source that a conflict reads, likewise."""
    if not isinstance(conflicts, Coming):
        return _read_dates
    return _beside(ConflictReading, "conflict", conflicts.keys)


def _read_dates(conflict: Any) -> Dates:
    return [one.source.date for one in conflict.readings.all() if one.state == "published"]


def _beside(tie: Any, of: str, keys: QuerySet[Any]) -> Callable[[Any], Dates]:
    """Begin to read the dates of the sources to which satellites tie rows of these keys."""
    dated = begun(_dates, tie.objects.published().filter(**{f"{of}__in": keys}), of)
    return lambda row: dated().get(row.pk, ())


def _dates(ties: QuerySet[Any], of: str) -> dict[int, list[VagueDate | None]]:
    found: dict[int, list[VagueDate | None]] = defaultdict(list)
    for key, date in ties.order_by().values_list(of, "source__date"):
        found[key].append(date)
    return found


def read_on(agreement: Agreement, dates: Iterable[VagueDate | None]) -> datetime.date:
    """Return the day of the first dated source; of none, that up to which the record knows."""
    days = [date.sort_day for date in dates if date]
    return min(days) if days else agreement.known_until or datetime.date.min


def all_read_on(agreement: Agreement, dates: Iterable[VagueDate | None]) -> datetime.date:
    """Return the day of the last dated source; of none, that up to which the record knows."""
    days = [date.sort_day for date in dates if date]
    return max(days) if days else agreement.known_until or datetime.date.min
