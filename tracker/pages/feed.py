"""The change log as an Atom feed: one entry a revision, its changes in sentences."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provisions.models import Agreement
from provisions.nouns import action_words
from tracker.pages.log import Edit, edits_by
from tracker.pages.visit import Visit, agreement_named, page

LATEST, SENTENCES = 50, 20
# The day from which the tag: addresses of RFC 4151 are ours; it never changes.
MINTED = "2026-01-01"


class Atom(Atom1Feed):
    """Atom 1.0 as feed readers are told of it, with the authors that the format asks for."""

    content_type = "application/atom+xml; charset=utf-8"

    def latest_post_date(self) -> datetime.datetime:
        """Return when the newest entry was written; of a feed without any, the day it shows."""
        newest: datetime.datetime = super().latest_post_date() if self.items else self.feed["shown"]
        return newest

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["sentences"], {"type": "html"})


class RecordFeed(Feed):
    """A feed of one agreement's record, by the clocks of the visit."""

    feed_type = Atom
    # The record speaks; members of staff are never named.
    author_name = "Peace agreement tracker"

    def __init__(self, visit: Visit, agreement: Agreement) -> None:
        self.visit, self.agreement = visit, agreement

    def get_object(self, request: Any, *args: Any, **kwargs: Any) -> Agreement:
        return self.agreement

    def feed_extra_kwargs(self, agreement: Agreement) -> dict[str, Any]:
        return {"shown": midnight_of(self.visit.clock.day)}

    def tag(self, name: str) -> str:
        """Return the id of a feed or an entry, which stays whatever the address becomes."""
        host = self.visit.request.get_host().partition(":")[0]
        return f"tag:{host},{MINTED}:{self.agreement.slug}/{name}"


class ChangesFeed(RecordFeed):
    """The latest revisions of an agreement's record by the day shown, newest first."""

    def title(self, agreement: Agreement) -> str:
        return _("Changes to the record of %(title)s") % {"title": agreement.short_title}

    def subtitle(self, agreement: Agreement) -> str:
        return _(
            "Every edit of the record, with its reason. Corrections and retractions are marked."
        )

    def link(self, agreement: Agreement) -> str:
        return reverse("pages:changes", args=[agreement.slug])

    def feed_url(self, agreement: Agreement) -> str:
        return reverse("pages:feed", args=[agreement.slug])

    def feed_guid(self, agreement: Agreement) -> str:
        return self.tag("changes")

    def items(self, agreement: Agreement) -> Sequence[Edit]:
        return edits_by(agreement, self.visit.clock.day, limit=LATEST, each=SENTENCES)

    def item_title(self, edit: Edit) -> str:
        revision = edit.revision
        parts = {"number": revision.number, "kind": revision.get_kind_display()}
        return _("Revision %(number)s, %(kind)s") % parts

    def item_description(self, edit: Edit) -> str:
        return escape(edit.revision.reason)  # the format reads it as HTML

    def item_extra_kwargs(self, edit: Edit) -> dict[str, Any]:
        lines = format_html_join(
            "", "<li>{}: {}</li>", ((action_words(s.mark), str(s)) for s in edit.sentences)
        )
        rest = format_html("<p>{}</p>", self._rest(edit)) if edit.rest else ""
        content = format_html("<p>{}</p><ul>{}</ul>{}", edit.revision.reason, lines, rest)
        return {"sentences": content}

    def _rest(self, edit: Edit) -> str:
        return ngettext("And %(count)s more.", "And %(count)s more.", edit.rest) % {
            "count": edit.rest
        }

    def item_link(self, edit: Edit) -> str:
        return reverse("pages:change", args=[self.agreement.slug, edit.revision.number])

    def item_guid(self, edit: Edit) -> str:
        return self.tag(f"changes/{edit.revision.number}")

    def item_updateddate(self, edit: Edit) -> datetime.datetime:
        return edit.revision.recorded_at

    def item_pubdate(self, edit: Edit) -> datetime.datetime:
        return edit.revision.recorded_at


def midnight_of(day: datetime.date) -> datetime.datetime:
    """Return the instant at which a day (UTC) begins."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


@page
def changes(visit: Visit, agreement: str) -> HttpResponse:
    """Answer with the feed, tied to one state of the record as pages are."""
    found = agreement_named(agreement)
    return ChangesFeed(visit, found)(visit.request)
