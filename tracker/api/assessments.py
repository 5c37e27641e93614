"""What authors say in their own voice, and where sources pull apart."""

from __future__ import annotations

import datetime
from typing import Any

from provisions.models import Assessment, Conflict, ConflictReading, ConflictRow, Source
from provisions.registers.assessments import assessments_on
from provisions.registers.conflicts import all_conflicts
from provisions.vocabulary import ASSESSMENT_KIND, CONFLICT_KIND
from tracker.api.collection import Collection
from tracker.api.entries import (
    CERTAIN,
    cites,
    corrections,
    of_agreement,
    of_article,
    of_precondition,
    tied,
)
from tracker.api.filters import SUPERSEDED, day_from, day_to, named, search_in, word
from tracker.api.parameters import Asked, Parameter, public_id
from tracker.api.shapes.assessments import AssessmentShape, ConflictShape
from tracker.api.undated import Undated


def _touches(rows: Any, row: str, day: datetime.date) -> Any:
    ties = ConflictRow.objects.published().filter(row=row)
    return rows.filter(pk__in=ties.values("conflict"))


class Assessments(Collection):
    """What authors of sources conclude, judge, expect and argue: no reported acts.

    Nothing here moves a status. What an author reports that somebody else said is a position.
    """

    subject = "assessment"
    model = Assessment
    shape = AssessmentShape
    filters = (
        of_agreement(),
        word("kind", [ASSESSMENT_KIND], "Only assessments of this kind."),
        named("source", Source, "Only what the author of this source says."),
        named("according_to", Source, "The same as source.", "source"),
        of_article(),
        of_precondition(),
        CERTAIN,
        cites("assessment"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = assessments_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Assessment))


class Conflicts(Undated):
    """Points on which sources say different things, with what each says; none is picked.

    One is listed from the day on which two of its sources could be read.
    """

    subject = "conflict"
    model = Conflict
    shape = ConflictShape
    of_all_days = staticmethod(all_conflicts)
    not_yet = "Two sources could not be read yet on {day}."
    filters = (
        of_agreement(),
        word("kind", [CONFLICT_KIND], "Only differences about this."),
        named(
            "source",
            Source,
            "Only differences in which this source has a reading.",
            narrow=tied(ConflictReading, "conflict", "source"),
        ),
        Parameter(
            "row", "Only differences that touch the row of this id.", public_id, narrow=_touches
        ),
        CERTAIN,
        search_in("title", "summary", "note"),
    )
