"""The morning brief of a day, as a page that prints and as a feed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape, format_html_join
from django.utils.translation import gettext as _

from provisions.answers.brief import Brief, brief_on, days_told
from provisions.by_day import reading_upto
from provisions.dates import VagueDate
from provisions.models import Agreement
from provisions.printed import printed_numbers
from provisions.rounds import begun
from tracker.pages.brief_words import sentences_of
from tracker.pages.feed import RecordFeed, midnight_of
from tracker.pages.log import Edit, edits_by
from tracker.pages.moved_words import moved_words
from tracker.pages.visit import Visit, agreement_named, page

LATEST, EDITS = 7, 20


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The brief as its page shows it; ``edits`` were recorded on the day or the day before."""

    found: Brief
    moved: list[tuple[str, list[str]]]
    edits: list[Edit]
    numbers: dict[int, str]


@page
def day(visit: Visit, agreement: str) -> HttpResponse:
    """Show what moved since the day before, what fell silent and what lies ahead."""
    found = agreement_named(agreement)
    return visit.show_day(
        "brief.html",
        found,
        lambda: _page(found, visit.clock.day),
        twin=visit.twin("brief", agreement=found.slug),
    )


@page
def feed(visit: Visit, agreement: str) -> HttpResponse:
    """Answer with the latest briefs as a feed, tied to one state of the record."""
    found = agreement_named(agreement)
    return BriefFeed(visit, found)(visit.request)


class BriefFeed(RecordFeed):
    """The brief of each of the latest days that told something, newest first."""

    def __init__(self, visit: Visit, agreement: Agreement) -> None:
        super().__init__(visit, agreement)
        self._printed = begun(printed_numbers, agreement, visit.clock.day)

    @property
    def numbers(self) -> dict[int, str]:
        return self._printed()

    def title(self, agreement: Agreement) -> str:
        return _("Morning brief on %(title)s") % {"title": agreement.short_title}

    def subtitle(self, agreement: Agreement) -> str:
        return _(
            "What moved, what had no answer, what lies ahead, on each day that told something."
        )

    def link(self, agreement: Agreement) -> str:
        return reverse("pages:brief", args=[agreement.slug])

    def feed_url(self, agreement: Agreement) -> str:
        return reverse("pages:brief-feed", args=[agreement.slug])

    def feed_guid(self, agreement: Agreement) -> str:
        return self.tag("brief")

    def items(self, agreement: Agreement) -> Sequence[Brief]:
        shown = self.visit.clock.day
        with reading_upto(shown):
            days = days_told(agreement, shown, LATEST)
            return [brief() for brief in [begun(brief_on, agreement, one) for one in days]]

    def item_title(self, brief: Brief) -> str:
        day = VagueDate.parse(brief.day.isoformat())
        return _("%(day)s: %(count)s moved") % {"day": day, "count": brief.moved.count}

    def item_description(self, brief: Brief) -> str:
        return escape("; ".join(sentences_of(brief, self.numbers)[:3]))

    def item_extra_kwargs(self, brief: Brief) -> dict[str, Any]:
        told = ((words,) for words in sentences_of(brief, self.numbers))
        return {"sentences": format_html_join("", "<p>{}</p>", told)}

    def item_link(self, brief: Brief) -> str:
        here = reverse("pages:brief", args=[self.agreement.slug])
        return f"{here}?as_of={brief.day.isoformat()}"

    def item_guid(self, brief: Brief) -> str:
        return self.tag(f"brief/{brief.day.isoformat()}")

    def item_updateddate(self, brief: Brief) -> datetime.datetime:
        return midnight_of(brief.day)


def _page(agreement: Agreement, shown: datetime.date) -> BriefPage:
    edits = begun(edits_by, agreement, shown, limit=EDITS)
    found = brief_on(agreement, shown)
    lately = [edit for edit in edits() if edit.revision.recorded_at.date() >= found.day_before]
    numbers = found.moved.numbers
    return BriefPage(found, moved_words(found.moved, numbers), lately, numbers)
