"""What happened and what was said, as one line with filters."""

from __future__ import annotations

from django.http import HttpResponse

from tracker.pages.line import line_on
from tracker.pages.visit import Visit, agreement_named, page


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show the line, newest first, as filtered."""
    found = agreement_named(agreement)
    return visit.show_day(
        "timeline.html",
        found,
        lambda: line_on(found, visit.clock.day, visit.request.GET),
        twin=visit.twin("events", agreement=found.slug),
    )
