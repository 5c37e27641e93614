"""The rows of cases, their stages, presences and readings of scope, with all they name."""

from __future__ import annotations

import datetime

from django.db.models import Prefetch, QuerySet

from provisions.ledgers import CITATIONS, dated
from provisions.models import (
    Presence,
    PresenceName,
    PresenceSender,
    Proceeding,
    ProceedingStage,
    ScopeReading,
)

PRESENCE_TIES = (
    Prefetch("senders", queryset=PresenceSender.objects.published().select_related("party")),
    Prefetch("names", queryset=PresenceName.objects.published().select_related("party", "source")),
)


def stages_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[ProceedingStage]:
    """Return the steps of proceedings that count on the day, with all they name."""
    return dated(ProceedingStage.objects.all(), day, superseded=superseded).select_related(
        "proceeding__agreement", "according_to", "according_to_source", "supersedes"
    )


def scope_readings_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[ScopeReading]:
    """Return the readings of what articles cover that count on the day, with all they name."""
    return dated(ScopeReading.objects.all(), day, superseded=superseded).select_related(
        "agreement",
        "article__agreement",
        "proceeding",
        "presence",
        "according_to",
        "according_to_source",
        "speaker",
        "supersedes",
    )


def all_proceedings() -> QuerySet[Proceeding]:
    """Return the cases of every agreement, with all they name."""
    rows: QuerySet[Proceeding] = Proceeding.objects.published()
    named = rows.select_related("agreement", "forum", "claimant", "respondent", "article")
    return named.prefetch_related(CITATIONS)


def all_presences() -> QuerySet[Presence]:
    """Return the presences of every agreement, with all they name."""
    rows: QuerySet[Presence] = Presence.objects.published()
    named = rows.select_related("agreement", "mission", "article")
    return named.prefetch_related(CITATIONS, *PRESENCE_TIES)
