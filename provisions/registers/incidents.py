"""Accounts of incidents, as they count on a day: who tells what of whom."""

from __future__ import annotations

import datetime

from django.db.models import Prefetch, QuerySet

from provisions.ledgers import dated
from provisions.models import Incident, IncidentOverlap

OVERLAPS = Prefetch(
    "overlaps", queryset=IncidentOverlap.objects.published().select_related("other__agreement")
)


def incidents_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Incident]:
    """Return the accounts of incidents that count on the day, with all they name."""
    return (
        dated(Incident.objects.all(), day, superseded=superseded)
        .select_related(
            "agreement",
            "by",
            "speaker",
            "against",
            "part_of__agreement",
            "answers__agreement",
            "event",
            "reported_by_source",
            "supersedes",
        )
        .prefetch_related(OVERLAPS)
    )
