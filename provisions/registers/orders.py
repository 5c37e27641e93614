"""The points of a sequence and the orders stated between them, as on record on a day."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet

from provisions.ledgers import CITATIONS, dated
from provisions.models import Dependency, Milestone


def all_milestones() -> QuerySet[Milestone]:
    """Return the milestones of every agreement, with all they name."""
    rows: QuerySet[Milestone] = Milestone.objects.published()
    named = rows.select_related(
        "agreement", "precondition", "article", "proceeding", "presence", "event"
    )
    return named.prefetch_related(CITATIONS)


def dependencies_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Dependency]:
    """Return the orders that count on the day, with all they name."""
    return dated(Dependency.objects.all(), day, superseded=superseded).select_related(
        "agreement",
        "dependent",
        "needs",
        "according_to",
        "according_to_source",
        "speaker",
        "supersedes",
    )
