"""Every source of an agreement and what rests on it."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from provisions.grounds import SourceUse, sources_of
from provisions.models import Agreement
from provisions.printed import printed_numbers
from provisions.rounds import begun
from provisions.vocabulary import PERSPECTIVE, SOURCE_KIND, Vocabulary, Word
from tracker.clock import BadParameter, one_value
from tracker.pages.choices import chosen
from tracker.pages.visit import Visit, agreement_named, page

IN_FULL = 30  # sources; of a longer list each says how many entries rest on it, a link away


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources as filtered, and how many there are of each perspective and kind."""

    uses: list[SourceUse]
    total: int
    one: str
    perspective: str
    kind: str
    perspectives: list[tuple[Word, int]]
    kinds: list[tuple[Word, int]]
    numbers: dict[int, str]

    @property
    def is_in_full(self) -> bool:
        return len(self.uses) <= IN_FULL


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show the sources on which the record of the day rests."""
    found = agreement_named(agreement)
    return visit.show_day(
        "sources.html",
        found,
        lambda: _sources(found, visit.clock.day, visit.request.GET),
        twin=visit.twin("sources", agreement=found.slug),
    )


def _sources(agreement: Agreement, day: datetime.date, query: QueryDict) -> Sources:
    numbers = begun(printed_numbers, agreement, day)
    uses = sources_of(agreement, day)
    perspective = chosen(query, "perspective", PERSPECTIVE.codes)
    kind = chosen(query, "kind", SOURCE_KIND.codes)
    one = _one(query, {use.source.slug for use in uses})
    return Sources(
        uses=[
            use
            for use in uses
            if perspective in ("", use.source.perspective)
            and kind in ("", use.source.kind)
            and one in ("", use.source.slug)
        ],
        total=len(uses),
        one=one,
        perspective=perspective,
        kind=kind,
        perspectives=_counted(PERSPECTIVE, [use.source.perspective for use in uses]),
        kinds=_counted(SOURCE_KIND, [use.source.kind for use in uses]),
        numbers=numbers(),
    )


def _one(query: QueryDict, known: set[str]) -> str:
    """Return the public id of the one source asked for, or "" for all."""
    slug = one_value(query, "source") or ""
    if slug and slug not in known:
        raise BadParameter("source", _("No source of this id carries the record on this day."))
    return slug


def _counted(words: Vocabulary, codes: list[str]) -> list[tuple[Word, int]]:
    counts = Counter(codes)
    return [(word, counts[word.code]) for word in words]
