"""What authors conclude, judge, expect and argue by a day: apart from what was done and said."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet

from provisions.ledgers import dated
from provisions.models import Assessment


def assessments_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Assessment]:
    """Return the assessments that count on the day, with all they name."""
    return dated(Assessment.objects.all(), day, superseded=superseded).select_related(
        "agreement", "source", "article__agreement", "precondition__agreement", "supersedes"
    )
