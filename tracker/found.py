"""What a search answers, read once for pages and API alike: results, counts, near spellings."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provisions.models import Agreement, Revision, Source
from provisions.printed import numbers_among, subjects_among
from provisions.reach import Head
from provisions.registers.conflicts import rows_named
from provisions.rounds import begun
from provisions.search.asking import LONGEST, Unclear, Wanted, read_wanted
from provisions.search.finding import Hit, find
from provisions.search.glossary import NOUN as WORD
from provisions.search.held import index_of, index_of_words
from provisions.search.index import Index
from provisions.search.nearest import nearest
from provisions.search.snippet import Part, snippet
from tracker.clock import BadParameter, Clock
from tracker.past import version_shown

A_PAGE = 20
MOST_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was found; ``row`` is None for a word of the vocabulary or a page."""

    hit: Hit
    row: Any
    parts: list[Part]

    @property
    def date(self) -> Any:
        return getattr(self.row, "date", None)

    @property
    def whose(self) -> str:
        """Return whose word it is; of a source, its publisher. Its title may tell of later days."""
        if isinstance(self.row, Source):
            return self.row.publisher
        names = ("according_to", "party", "sent_by", "proposed_by", "by")
        named = [getattr(self.row, name, None) for name in names]
        source = getattr(self.row, "according_to_source", None)
        return next((str(one) for one in named if one), source.publisher if source else "")


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one search, by page; ``kinds`` counts what is found of each noun."""

    wanted: Wanted
    results: list[Result]
    total: int
    kinds: dict[str, int]
    page: int
    nearest: list[str]

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / A_PAGE))


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for, and where."""

    wanted: Wanted
    kind: str = ""
    agreement: str = ""
    page: int = 1


def read_words(text: str) -> Wanted:
    """Return the words asked for; raise BadParameter that says what is wrong with them."""
    try:
        return read_wanted(text)
    except Unclear as problem:
        raise BadParameter("q", str(problem)) from None


def indexes_of(head: Revision | Head | None, clock: Clock) -> list[Index]:
    """Return the indexes that a day of this state of the record is searched in."""
    return [index_of(head, version_shown(head, clock)), index_of_words(get_language() or "")]


def found_on(search: Search, head: Revision | Head | None, clock: Clock) -> Found:
    """Return a page of what answers to the search on the day that is shown."""
    indexes = indexes_of(head, clock)
    hits = find(indexes, search.wanted, clock.day)
    if search.agreement:
        hits = [hit for hit in hits if search.agreement in hit.doc.agreements]
    kinds = dict(sorted(Counter(hit.doc.noun for hit in hits).items()))
    if search.kind:
        hits = [hit for hit in hits if hit.doc.noun == search.kind]
    pages = max(1, ceil(len(hits) / A_PAGE))
    if search.page > pages:
        raise BadParameter(
            "page",
            _("%(number)s is too high: the last page is %(pages)s.")
            % {"number": search.page, "pages": pages},
        )
    shown = hits[(search.page - 1) * A_PAGE : search.page * A_PAGE]
    return Found(
        search.wanted,
        _results(shown, clock.day),
        len(hits),
        kinds,
        search.page,
        [] if hits else nearest(indexes, search.wanted, clock.day),
    )


def _results(hits: list[Hit], day: datetime.date) -> list[Result]:
    owners = {slug for hit in hits for slug in hit.doc.agreements}
    for names in (numbers_among, subjects_among):  # their titles may name articles
        begun(names, owners, day)
    wanted: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        if hit.doc.noun != WORD:
            wanted[hit.doc.noun].add(hit.doc.slug)
    rows = rows_named(wanted, day)
    return [
        Result(hit, rows.get((hit.doc.noun, hit.doc.slug)), snippet(hit.shown, hit.folds))
        for hit in hits
    ]


def address_of(result: Result, agreement: str = "") -> str:
    """Return the page where a result stands; of what agreements share, in one of them."""
    doc, row = result.hit.doc, result.row
    if row is None:
        return f"{reverse('pages:method')}#{doc.slug}"
    if hasattr(row, "get_absolute_url"):
        return str(row.get_absolute_url())
    owner = agreement or doc.agreements[0]
    if doc.noun == "party":
        return reverse("pages:party", args=[owner, doc.slug])
    if doc.noun == "actor":
        return f"{reverse('pages:party', args=[owner, row.party.slug])}#{doc.slug}"
    return f"{reverse('pages:sources', args=[owner])}#{doc.slug}"


def suggestions(
    text: str, head: Revision | Head | None, clock: Clock, most: int = MOST_SUGGESTED
) -> list[Result]:
    """Return what the words of a missing address may have meant, best first; none is an answer."""
    words = "".join(c if c.isalnum() else " " for c in text)[:LONGEST]
    wanted = read_wanted(" ".join(words.split()))
    hits = find(indexes_of(head, clock), wanted, clock.day)
    return _results(hits[:most], clock.day)


def agreement_slugs() -> list[tuple[str, str]]:
    """Return the public id and the short title of each agreement that can be chosen."""
    rows = Agreement.objects.published().order_by("short_title", "slug")
    return list(rows.values_list("slug", "short_title"))
