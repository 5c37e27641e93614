"""The dated rows of an agreement, of every kind that the merged line tells, read as one."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

from django.db.models import Value
from django.db.models.fields import CharField

from provisions.models import (
    Agreement,
    Assessment,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    Movement,
    Position,
    ProceedingStage,
    Proposal,
    Reaction,
    StatusEntry,
    Tally,
)
from provisions.moment import MOMENT_KINDS, UNREPORTED

_MODELS: dict[str, Any] = {
    "event": Event,
    "instrument": Instrument,
    "stage": ProceedingStage,
    "draft": DraftVersion,
    "tally": Tally,
    "statement": Position,
    "movement": Movement,
    "proposal": Proposal,
    "reaction": Reaction,
    "incident": Incident,
    "status": StatusEntry,
    "assessment": Assessment,
}
# Where the agreement of a row is, unless the row names it.
_OWNER = {ProceedingStage: "proceeding__agreement"}


def counted_on(agreement: Agreement, day: datetime.date) -> dict[str, frozenset[str]]:
    """Return the public ids of the rows that count on a day, by kind of moment. One query."""
    first, *others = (
        _of(_MODELS[kind], agreement, day)
        .annotate(of_kind=Value(kind, CharField()))
        .values_list("of_kind", "slug")
        for kind in MOMENT_KINDS
    )
    found: dict[str, set[str]] = defaultdict(set)
    for kind, slug in first.union(*others, all=True):
        found[kind].add(slug)
    return {kind: frozenset(found[kind]) for kind in MOMENT_KINDS}


def kinds_between(
    agreement: Agreement,
    day: datetime.date,
    since: datetime.date | None,
    until: datetime.date | None,
) -> frozenset[str]:
    """Return the kinds of the rows that count on a day and from a day of the span. One query."""
    first, *others = (
        within(_of(_MODELS[kind], agreement, day), since, until)
        .annotate(of_kind=Value(kind, CharField()))
        .values_list("of_kind", flat=True)
        .distinct()
        for kind in MOMENT_KINDS
    )
    return frozenset(first.union(*others, all=True))


def within(rows: Any, since: datetime.date | None, until: datetime.date | None) -> Any:
    """Narrow dated rows to those that count from a day of the span, both its ends included."""
    if since is not None:
        rows = rows.filter(sort_day__gte=since)
    return rows if until is None else rows.filter(sort_day__lte=until)


def days_upto(agreement: Agreement, day: datetime.date, limit: int) -> list[datetime.date]:
    """Return the latest days by a day from which any row counts, newest first. One query."""
    first, *others = (
        _of(_MODELS[kind], agreement, day).values_list("sort_day", flat=True)
        for kind in MOMENT_KINDS
    )
    return list(first.union(*others).order_by("-sort_day")[:limit])


def latest_reported(
    agreement: Agreement, day: datetime.date, limit: int
) -> tuple[datetime.date | None, frozenset[str]]:
    """Return the first of the latest days by a day, and the kinds of what counts from it on.

    The days are those from which any row counts that was done or said. One query.
    """
    kinds = [kind for kind in MOMENT_KINDS if kind not in UNREPORTED]
    first, *others = (
        _of(_MODELS[kind], agreement, day)
        .annotate(of_kind=Value(kind, CharField()))
        .values_list("sort_day", "of_kind")
        for kind in kinds
    )
    found = list(first.union(*others).order_by("-sort_day")[: limit * len(kinds)])
    days = sorted({on for on, _ in found}, reverse=True)[:limit]
    since = days[-1] if days else None
    return since, frozenset(kind for on, kind in found if on in days)


def _of(model: Any, agreement: Agreement, day: datetime.date) -> Any:
    owner = _OWNER.get(model, "agreement")
    return model.objects.in_force().on(day).filter(**{owner: agreement}).order_by()
