"""The dated entries of cases and presences: stages, and readings of what articles cover."""

from __future__ import annotations

from typing import Any

from provisions.models import (
    Presence,
    PresenceSender,
    Proceeding,
    ProceedingStage,
    ScopeReading,
)
from provisions.registers.covering import scope_readings_on, stages_on
from provisions.vocabulary import (
    PROCEEDING_STAGE,
    SCOPE_READING,
)
from tracker.api.collection import Collection
from tracker.api.entries import (
    CERTAIN,
    according_to_either,
    cites,
    corrections,
    of_agreement,
    of_article,
    of_key,
    tied,
)
from tracker.api.filters import SUPERSEDED, day_from, day_to, named, search_in, word
from tracker.api.parameters import Asked
from tracker.api.shapes.proceedings import (
    ProceedingStageShape,
    ScopeReadingShape,
)

_sent = tied(PresenceSender, "presence", "party")


class ProceedingStages(Collection):
    """The dated steps of proceedings, each according to one party or source."""

    subject = "proceeding stage"
    model = ProceedingStage
    shape = ProceedingStageShape
    filters = (
        of_agreement("proceeding__agreement"),
        named("proceeding", Proceeding, "Only stages of this proceeding."),
        word("stage", [PROCEEDING_STAGE], "Only entries with this word."),
        according_to_either(),
        CERTAIN,
        cites("proceeding_stage"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = stages_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(ProceedingStage))


class ScopeReadings(Collection):
    """Whose reading it is that an article covers a proceeding or a presence, or how far it goes."""

    subject = "scope reading"
    model = ScopeReading
    shape = ScopeReadingShape
    filters = (
        of_agreement(),
        of_article(),
        of_key("article__key"),
        named("proceeding", Proceeding, "Only readings of this proceeding."),
        named("presence", Presence, "Only readings of this presence."),
        word("reading", [SCOPE_READING], "Only readings of this kind."),
        according_to_either(),
        CERTAIN,
        cites("scope_reading"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = scope_readings_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(ScopeReading))
