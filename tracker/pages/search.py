"""The search over everything published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse

from provisions.printed import numbers_among, subjects_among
from provisions.rounds import begun
from provisions.search.snippet import Part, marked
from tracker.clock import Clock, one_value
from tracker.found import Result, Search, address_of, agreement_slugs, found_on, read_words
from tracker.pages.choices import chosen, whole_number
from tracker.pages.found_words import KINDS, title_of
from tracker.pages.visit import Visit, only_agreement, page


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as the page shows it: ``says`` is left out where the title says the same."""

    title: list[Part]
    says: list[Part]
    kind: Any
    address: str
    result: Result


@page
def results(visit: Visit) -> HttpResponse:
    """Show what answers to the words asked for; without any, what can be found."""
    query, agreements = visit.request.GET, agreement_slugs()
    search = Search(
        read_words(one_value(query, "q") or ""),
        chosen(query, "kind", KINDS),
        chosen(query, "agreement", dict(agreements)),
        whole_number(query, "page") or 1,
    )
    context: dict[str, Any] = {"search": search, "agreements": agreements, "kinds": KINDS}
    if not search.wanted.text:
        return visit.show("search.html", agreement=only_agreement(), **context)
    found = found_on(search, visit.head, visit.clock)
    return visit.show(
        "search.html",
        agreement=only_agreement(),
        **context,
        found=found,
        shown=shown_of(found.results, visit.clock, search.agreement),
        counted=[(kind, KINDS[kind], found.kinds[kind]) for kind in KINDS if kind in found.kinds],
        previous=found.page - 1,
        next=found.page + 1 if found.page < found.pages else None,
        twin=visit.twin("search", **kept(search)),
    )


def kept(search: Search) -> dict[str, str]:
    """Return the parameters of a search that stay on its links."""
    values = {"q": search.wanted.text, "kind": search.kind, "agreement": search.agreement}
    return {name: value for name, value in values.items() if value}


def shown_of(results: list[Result], clock: Clock, agreement: str = "") -> list[Shown]:
    """Return results with their titles as of the day, and addresses that keep it."""
    titles = titles_of(results, clock)
    return [
        Shown(
            marked(title, result.hit.folds),
            [] if result.hit.shown in title else result.parts,
            KINDS[result.hit.doc.noun],
            _by_clock(address_of(result, agreement), clock),
            result,
        )
        for title, result in zip(titles, results, strict=True)
    ]


def titles_of(results: list[Result], clock: Clock) -> list[str]:
    """Return what each result is called on the day."""
    owners = {slug for result in results for slug in result.hit.doc.agreements}
    named = begun(subjects_among, owners, clock.day)
    numbers, subjects = numbers_among(owners, clock.day), named()
    return [title_of(result, numbers, subjects) for result in results]


def _by_clock(address: str, clock: Clock) -> str:
    parts = urlsplit(address)
    query = "&".join(filter(None, (urlencode(clock.values), parts.query)))
    return parts._replace(query=query).geturl()
