"""What is dated about one article, party or precondition, as an Atom feed: one entry a row."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext as _

from provisions.models import Agreement, Revision, StatusEntry
from provisions.moment import Moment, Wanted
from provisions.printed import printed_numbers
from provisions.rounds import begun
from provisions.timeline import timeline
from tracker.pages.feed import RecordFeed
from tracker.pages.keyed import (
    article_keyed,
    precondition_keyed,
    published_article,
    published_precondition,
)
from tracker.pages.naming import moment_title
from tracker.pages.parties import party_named
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pages.wording import article_name, voice_words

LATEST = 100
_WHOSE = ("according_to", "party", "sent_by", "proposed_by", "by")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a feed is about: its page, its key there, and the rows of the line wanted."""

    page: str
    key: str
    name: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment of one row, and when the record came to say it so."""

    moment: Moment
    recorded_at: datetime.datetime

    @property
    def row(self) -> Any:
        return self.moment.row


@partial(page, first=published_article)
def article(visit: Visit, agreement: str, key: str) -> HttpResponse:
    """Answer with what is dated about an article."""
    found = agreement_named(agreement)
    wanted = Wanted(article=key, reported=True)
    entries = begun(entries_about, found, visit.clock.day, wanted)
    printed = begun(printed_numbers, found, visit.clock.day)
    row, numbers = article_keyed(found, key), printed()
    subject = Subject("article", key, article_name(row, numbers.get(row.pk, "")), wanted)
    return SubjectFeed(visit, found, subject, entries(), numbers)(visit.request)


@page
def party(visit: Visit, agreement: str, slug: str) -> HttpResponse:
    """Answer with what a party is recorded to have said and done."""
    found = agreement_named(agreement)
    wanted = Wanted(party=slug, reported=True)
    entries = begun(entries_about, found, visit.clock.day, wanted)
    numbers = begun(printed_numbers, found, visit.clock.day)
    subject = Subject("party", slug, str(party_named(found, slug)), wanted)
    return SubjectFeed(visit, found, subject, entries(), numbers())(visit.request)


@partial(page, first=published_precondition)
def precondition(visit: Visit, agreement: str, key: str) -> HttpResponse:
    """Answer with what is dated about a precondition."""
    found = agreement_named(agreement)
    wanted = Wanted(precondition=key, reported=True)
    entries = begun(entries_about, found, visit.clock.day, wanted)
    numbers = begun(printed_numbers, found, visit.clock.day)
    subject = Subject("precondition", key, precondition_keyed(found, key).title, wanted)
    return SubjectFeed(visit, found, subject, entries(), numbers())(visit.request)


class SubjectFeed(RecordFeed):
    """The dated rows about one subject, those last recorded first; a correction moves one up."""

    def __init__(
        self,
        visit: Visit,
        agreement: Agreement,
        subject: Subject,
        entries: list[Entry],
        numbers: dict[int, str],
    ) -> None:
        super().__init__(visit, agreement)
        self.subject, self.entries, self.numbers = subject, entries, numbers

    def title(self, agreement: Agreement) -> str:
        # Before anybody had raised a precondition its title would tell of a later day.
        if self.subject.page == "precondition" and not self.entries:
            return _("Not raised by this day, %(agreement)s") % {"agreement": agreement.short_title}
        parts = {"subject": self.subject.name, "agreement": agreement.short_title}
        return _("%(subject)s in the record of %(agreement)s") % parts

    def subtitle(self, agreement: Agreement) -> str:
        return _("What is dated in the record, with whose word it is and its sources.")

    def link(self, agreement: Agreement) -> str:
        return reverse(f"pages:{self.subject.page}", args=[agreement.slug, self.subject.key])

    def feed_url(self, agreement: Agreement) -> str:
        return reverse(f"pages:{self.subject.page}-feed", args=[agreement.slug, self.subject.key])

    def feed_guid(self, agreement: Agreement) -> str:
        return self.tag(f"{self.subject.page}/{self.subject.key}/feed")

    def items(self, agreement: Agreement) -> Sequence[Entry]:
        return self.entries[:LATEST]

    def item_title(self, entry: Entry) -> str:
        return moment_title(entry.moment, self.numbers)

    def item_description(self, entry: Entry) -> str:
        return escape(self._sentence(entry))  # the format reads it as HTML

    def item_extra_kwargs(self, entry: Entry) -> dict[str, Any]:
        sources = [citation.source for citation in entry.row.citations.all()]
        cited = ((source.url, source.publisher) for source in sources)
        lines = format_html_join("", '<li><a href="{}">{}</a></li>', cited)
        return {"sentences": format_html("<p>{}</p><ul>{}</ul>", self._sentence(entry), lines)}

    def item_link(self, entry: Entry) -> str:
        return str(entry.row.get_absolute_url())

    def item_guid(self, entry: Entry) -> str:
        return self.tag(f"{entry.row.noun()}/{entry.row.slug}")

    def item_updateddate(self, entry: Entry) -> datetime.datetime:
        return entry.recorded_at

    def _sentence(self, entry: Entry) -> str:
        what = moment_title(entry.moment, self.numbers)
        parts = {"what": what, "date": entry.row.date, "whose": whose_words(entry.row)}
        return _("%(date)s, %(whose)s: %(what)s.") % parts


def whose_words(row: Any) -> str:
    """Say whose word a dated row is: a party's, the tracker's reading, or its sources'."""
    if isinstance(row, StatusEntry):
        return voice_words(row)
    named = (getattr(row, name, None) for name in _WHOSE)
    source = getattr(row, "according_to_source", None)
    whose = next((str(one) for one in named if one), source.publisher if source else "")
    if not whose:
        whose = ", ".join(dict.fromkeys(one.source.publisher for one in row.citations.all()))
    return _("according to %(whose)s") % {"whose": whose}


def entries_about(agreement: Agreement, day: datetime.date, wanted: Wanted) -> list[Entry]:
    """Return the dated rows that are wanted, those last recorded first."""
    found: list[Moment] = []
    for moment in timeline(agreement, day, wanted):
        found += [replace(moment, entries=(one,)) for one in moment.entries] or [moment]
    revisions = Revision.objects.in_bulk({moment.row.revision_id for moment in found})
    told = [Entry(moment, revisions[moment.row.revision_id].recorded_at) for moment in found]
    return sorted(told, key=lambda entry: entry.recorded_at)[::-1]
