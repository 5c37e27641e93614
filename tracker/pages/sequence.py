"""What must precede what, as each side states it, and what of it fits together."""

from __future__ import annotations

from django.http import HttpResponse

from tracker.pages.orders import sequence_on
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pages.written import in_its_language


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show the stated orders of the day: in words, drawn, and as a table."""
    found = agreement_named(agreement)
    twin = visit.twin("sequence", agreement=found.slug)
    with in_its_language():
        return visit.show_day(
            "sequence.html", found, lambda: sequence_on(found, visit.clock.day), twin=twin
        )
