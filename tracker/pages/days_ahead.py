"""The days ahead as a calendar that programs subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from provisions.answers.deadlines import Deadline, deadlines_ahead
from provisions.models import Agreement, Revision
from tracker.pages.citing import SITE
from tracker.pages.feed_of_subject import whose_words
from tracker.pages.visit import Visit, agreement_named, page

A_DAY = datetime.timedelta(days=1)


@page
def calendar(visit: Visit, agreement: str) -> HttpResponse:
    """Answer with what lies ahead of the day shown, by both clocks.

    A date known to the month, the year or a span takes up its whole range, and is told in
    words. One open at either end has no range and is left out.
    """
    found = agreement_named(agreement)
    ahead = [
        one for one in deadlines_ahead(found, visit.clock.day) if one.date.first and one.date.last
    ]
    body = _calendar(visit, found, ahead).to_ical()
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def _calendar(visit: Visit, agreement: Agreement, ahead: Iterable[Deadline]) -> Calendar:
    ahead = list(ahead)
    made = Calendar()
    made.add("prodid", f"-//{SITE}//{get_language()}//")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    title = _("Days ahead of %(agreement)s") % {"agreement": agreement.short_title}
    made.add("name", title)
    made.add("x-wr-calname", title)
    revisions = Revision.objects.in_bulk({one.row.revision_id for one in ahead})
    for one in ahead:
        made.add_component(_event(visit, one, revisions[one.row.revision_id].recorded_at))
    return made


def _event(visit: Visit, one: Deadline, recorded_at: datetime.datetime) -> Event:
    made = Event()
    date: Any = one.date  # closed at both ends: the others are left out
    made.add("uid", _uid(visit, one))
    made.add("dtstamp", recorded_at)
    made.add("dtstart", date.first)
    # The end of a day-long event is the day after its last.
    made.add("dtend", date.last + A_DAY)
    made.add("summary", _summary(one))
    made.add("url", visit.request.build_absolute_uri(_address(one)))
    made.add("transp", "TRANSPARENT")
    return made


def _uid(visit: Visit, one: Deadline) -> str:
    """Return the id of a day ahead: it stays when its date or its words are corrected."""
    host = visit.request.get_host().partition(":")[0]
    return f"{one.kind}/{one.row.noun()}/{one.row.slug}@{host}"


def _summary(one: Deadline) -> str:
    """Say what is to come, by whose word, and how well its date is known unless to the day."""
    row: Any = one.row
    parts = {"title": row.title, "whose": whose_words(row), "date": one.date}
    is_exact = one.date.first == one.date.last and not one.date.inferred
    if one.kind == "presence_ends":
        if is_exact:
            return _("%(title)s ends, as its term stands, %(whose)s") % parts
        return _("%(title)s ends, as its term stands, %(date)s, %(whose)s") % parts
    if is_exact:
        return _("%(title)s, %(whose)s") % parts
    return _("%(title)s, %(date)s, %(whose)s") % parts


def _address(one: Deadline) -> str:
    """Return where it is read: an event to come is not on the line yet, but in the brief."""
    row: Any = one.row
    if one.kind == "presence_ends":
        return str(row.get_absolute_url())
    return f"{reverse('pages:brief', args=[row.agreement.slug])}#ahead"
