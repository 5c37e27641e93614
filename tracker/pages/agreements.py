"""The first page and the overview of an agreement."""

from __future__ import annotations

from django.http import HttpResponse

from provisions.models import Agreement
from tracker.links import agreement_address
from tracker.pages.summary import overview_on, standings_on
from tracker.pages.visit import Visit, agreement_named, page


@page
def home(visit: Visit) -> HttpResponse:
    """Show the agreements; where there is one, its overview."""
    agreements = list(Agreement.objects.published())
    if len(agreements) == 1:
        return _overview(visit, agreements[0])
    standings = standings_on(agreements, visit.clock.day)
    return visit.show("home.html", standings=standings, twin=visit.twin("agreements"))


@page
def overview(visit: Visit, agreement: str) -> HttpResponse:
    """Show what is agreed, by whose account, and how we know."""
    return _overview(visit, agreement_named(agreement))


def _overview(visit: Visit, agreement: Agreement) -> HttpResponse:
    return visit.show_day(
        "overview.html",
        agreement,
        lambda: overview_on(agreement, visit.clock),
        twin=visit.twin("overview", agreement=agreement.slug),
        path=agreement_address(agreement),
    )
