"""What each party says about each subject, as a table of present stances."""

from __future__ import annotations

from django.http import HttpResponse

from tracker.pages.stances import positions_page
from tracker.pages.visit import Visit, agreement_named, page


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show the parties' present stances, subject by subject."""
    found = agreement_named(agreement)
    return visit.show_day(
        "positions.html",
        found,
        lambda: positions_page(found, visit.clock.day, visit.request.GET),
        twin=visit.twin("matrix", agreement=found.slug),
    )
