"""The parties of an agreement's record, and all that one of them has said."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse

from provisions.alphabet import alphabetical
from provisions.models import Agreement, Party, Position
from provisions.rounds import begun
from provisions.speakers import parties_of
from tracker.pages.errors import missing_party
from tracker.pages.party import party_on, roles_in
from tracker.pages.visit import Visit, agreement_named, page


@dataclass(frozen=True, slots=True)
class Listed:
    """A party in the list of all: its role, and its statements with those of its organs."""

    party: Party
    role: str
    count: int


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show every party of the record by name."""
    found = agreement_named(agreement)
    return visit.show_day(
        "parties.html",
        found,
        lambda: _listed(found, visit.clock.day),
        twin=visit.twin("parties", agreement=found.slug),
    )


@page
def detail(visit: Visit, agreement: str, slug: str) -> HttpResponse:
    """Show all that a party has said, by subject and date."""
    found = agreement_named(agreement)
    party = party_named(found, slug)
    return visit.show_day(
        "party.html",
        found,
        lambda: party_on(found, party, visit.clock.day),
        twin=visit.twin("positions", agreement=found.slug, party=party.slug),
        party=party,
    )


def _listed(agreement: Agreement, day: datetime.date) -> list[Listed]:
    named, acting = begun(parties_of, agreement), begun(roles_in, agreement)
    said = Position.objects.in_force().on(day).filter(agreement=agreement).order_by()
    counts: Counter[int | None] = Counter()
    for party, parent in said.values_list("party", "party__parent"):
        counts.update({party, parent})
    parties, roles = sorted(named(), key=alphabetical), acting()
    return [Listed(party, roles.get(party.pk, ""), counts[party.pk]) for party in parties]


def party_named(agreement: Agreement, slug: str) -> Party:
    """Return a party of the agreement's record by its public id, or the page that names them."""
    parties = sorted(parties_of(agreement), key=alphabetical)
    found = next((party for party in parties if party.slug == slug), None)
    if found is None:
        raise missing_party(slug, agreement, parties)
    return found
