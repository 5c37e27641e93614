"""What moved between two days, or between two states of the record."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse

from provisions.models import Agreement
from provisions.progress import agreement_state
from provisions.reach import record_begins
from provisions.rounds import begun
from tracker.pages.comparison import comparison_of
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pair import Pair, read_pair


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show what moved between the two points asked for; ask for them where none is named."""
    found = agreement_named(agreement)
    head = visit.head.number if visit.head else 0
    pair = read_pair(visit.request.GET, visit.clock, lambda: head)
    if pair is None:
        return _ask(visit, found)
    here = reverse("pages:compare", args=[found.slug])
    address = f"{here}?{urlencode(pair.query)}"
    if not pair.settled:
        return (HttpResponsePermanentRedirect if pair.lasting else HttpResponseRedirect)(address)
    begins = begun(record_begins, found)
    return _later(visit, pair).show(
        "compare.html",
        agreement=found,
        pair=pair,
        page=comparison_of(found, pair),
        begins=begins(),
        pair_address=visit.request.build_absolute_uri(address),
        permanent=visit.request.build_absolute_uri(f"{here}?{urlencode(pair.pinned(head))}"),
        twin=f"{reverse('api:compare')}?{urlencode({'agreement': found.slug, **pair.query})}",
    )


def _later(visit: Visit, pair: Pair) -> Visit:
    """Return the visit with the later day as its own, so that links lead to that day."""
    if pair.of_revisions:
        return visit
    asked = pair.after.day != visit.clock.today
    return replace(visit, clock=replace(visit.clock, day=pair.after.day, asked=asked))


def _ask(visit: Visit, agreement: Agreement) -> HttpResponse:
    """Show the form, and the days on which the tracker's reading of the stage changed."""
    begins = begun(record_begins, agreement)
    stages = agreement_state(agreement, visit.clock.day).stages
    return visit.show(
        "compare_ask.html",
        agreement=agreement,
        begins=begins(),
        stages=stages,
    )
