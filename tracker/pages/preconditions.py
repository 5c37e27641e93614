"""What each side says must precede signature: all of it, and one precondition."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse

from tracker.pages.keyed import precondition_keyed, published_precondition
from tracker.pages.precondition import precondition_on
from tracker.pages.requirements import requirements_on
from tracker.pages.visit import Visit, agreement_named, page


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show the requirements as stated, by form, and the calls apart from them."""
    found = agreement_named(agreement)
    return visit.show_day(
        "preconditions.html",
        found,
        lambda: requirements_on(found, visit.clock.day),
        twin=visit.twin("preconditions", agreement=found.slug),
    )


@partial(page, first=published_precondition)
def detail(visit: Visit, agreement: str, key: str) -> HttpResponse:
    """Show one precondition: each side's words, its steps, and who says it is met."""
    found = agreement_named(agreement)
    row = precondition_keyed(found, key)
    return visit.show_day(
        "precondition.html",
        found,
        lambda: precondition_on(found, row, visit.clock.day),
        twin=visit.twin("precondition", row.slug),
    )
