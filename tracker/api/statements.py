"""Status entries, counts and events."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q

from provisions.models import (
    Article,
    Event,
    EventArticle,
    EventParty,
    Party,
    Source,
    StatusEntry,
    Tally,
    TallyArticle,
)
from provisions.progress import status_entries_on, tallies_on
from provisions.timeline import events_on
from provisions.vocabulary import ASPECT, CONFIDENCE, EVENT_KIND, VOICE
from tracker.api.collection import Collection
from tracker.api.entries import (
    according_to_party,
    corrections,
    of_agreement,
    of_article,
    of_key,
)
from tracker.api.filters import (
    SUPERSEDED,
    day_from,
    day_to,
    named,
    published_key,
    search_in,
    word,
)
from tracker.api.parameters import Asked, Parameter
from tracker.api.shapes.statements import STATUSES, EventShape, StatusEntryShape, TallyShape

CERTAIN = word("confidence", [CONFIDENCE], "Only rows of this confidence.")


def _party_or_source(text: str) -> Q:
    """Return the condition for entries of a party's or a source's account."""
    try:
        return Q(according_to=published_key(Party, "party or source")(text))
    except ValueError:
        return Q(according_to_source=published_key(Source, "party or source")(text))


def _where(rows: Any, condition: Q, day: datetime.date) -> Any:
    return rows.filter(condition)


def _tied(tie: Any, owner: str, target: str) -> Any:
    """Return a filter of rows that name something through a published tie."""

    def narrow(rows: Any, key: int, day: datetime.date) -> Any:
        return rows.filter(pk__in=tie.objects.published().filter(**{target: key}).values(owner))

    return narrow


class StatusEntries(Collection):
    """Dated statements of status: of an article, of the stage, of an act of a party.

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
        word("aspect", [ASPECT], "Only entries about this."),
        word("status", STATUSES, "Only entries with this word."),
        word("voice", [VOICE], "Only entries in this voice."),
        named("party", Party, "Only entries about an act of this party."),
        Parameter(
            "according_to",
            "Only the account of this party or this source. Takes the public id of a row that "
            "exists: another is refused.",
            read=_party_or_source,
            narrow=_where,
        ),
        CERTAIN,
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
            narrow=_tied(TallyArticle, "tally", "article"),
        ),
        according_to_party(),
        CERTAIN,
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
            narrow=_tied(EventArticle, "event", "article"),
        ),
        named(
            "party",
            Party,
            "Only events in which this party took part or which name it.",
            narrow=_tied(EventParty, "event", "party"),
        ),
        named("according_to", Party, "Only events that this party alone reports."),
        word("kind", [EVENT_KIND], "Only events of this kind."),
        CERTAIN,
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("title", "summary", "place", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = events_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Event))
