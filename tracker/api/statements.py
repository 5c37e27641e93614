"""Status entries, counts and events."""

from __future__ import annotations

from typing import Any

from provisions.ledgers import status_entries_on, tallies_on
from provisions.models import (
    Article,
    Event,
    EventArticle,
    EventParty,
    Party,
    StatusEntry,
    Tally,
    TallyArticle,
)
from provisions.timeline import events_on
from provisions.vocabulary import ASPECT, BASIS, EVENT_KIND, VOICE
from tracker.api.collection import Collection
from tracker.api.entries import (
    CERTAIN,
    according_to_either,
    according_to_party,
    cites,
    corrections,
    of_agreement,
    of_article,
    of_key,
    of_precondition,
    tied,
)
from tracker.api.filters import SUPERSEDED, day_from, day_to, named, search_in, word
from tracker.api.parameters import Asked
from tracker.api.shapes.statements import STATUSES, EventShape, StatusEntryShape, TallyShape


class StatusEntries(Collection):
    """Dated statements of status: of an article, the stage, an act, or a precondition.

    Three voices stand side by side and are never merged: each party's, each source's, and
    the tracker's reading by a published rule.
    """

    subject = "status entry"
    model = StatusEntry
    shape = StatusEntryShape
    filters = (
        of_agreement(),
        of_article(),
        of_key("article__key"),
        of_precondition(),
        word("aspect", [ASPECT], "Only entries about this."),
        word("status", STATUSES, "Only entries with this word."),
        word("voice", [VOICE], "Only entries in this voice."),
        word("basis", [BASIS], "Only readings on this basis."),
        named("party", Party, "Only entries about an act or an answer of this party."),
        according_to_either(),
        CERTAIN,
        cites("status_entry"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = status_entries_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(StatusEntry))


class Tallies(Collection):
    """Count claims: so many articles agreed, partly agreed, open, of so many."""

    subject = "tally"
    model = Tally
    shape = TallyShape
    filters = (
        of_agreement(),
        named(
            "article",
            Article,
            "Only counts that name this article.",
            narrow=tied(TallyArticle, "tally", "article"),
        ),
        according_to_party(),
        CERTAIN,
        cites("tally"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("subject_words", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = tallies_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Tally))


class Events(Collection):
    """What happened: meetings, exchanges of drafts, announcements, acts."""

    subject = "event"
    model = Event
    shape = EventShape
    filters = (
        of_agreement(),
        named(
            "article",
            Article,
            "Only events that touch this article.",
            narrow=tied(EventArticle, "event", "article"),
        ),
        named(
            "party",
            Party,
            "Only events in which this party took part or which name it.",
            narrow=tied(EventParty, "event", "party"),
        ),
        named("according_to", Party, "Only events that this party alone reports."),
        word("kind", [EVENT_KIND], "Only events of this kind."),
        CERTAIN,
        cites("event"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("title", "summary", "place", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = events_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Event))
