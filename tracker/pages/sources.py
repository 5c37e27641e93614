"""Every source of an agreement and what rests on it."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict

from provisions.grounds import SourceUse, sources_of
from provisions.models import Agreement
from provisions.printed import printed_numbers
from provisions.vocabulary import PERSPECTIVE, SOURCE_KIND, Vocabulary, Word
from tracker.pages.choices import chosen
from tracker.pages.visit import Visit, agreement_named, page


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources as filtered, and how many there are of each perspective and kind."""

    uses: list[SourceUse]
    total: int
    perspective: str
    kind: str
    perspectives: list[tuple[Word, int]]
    kinds: list[tuple[Word, int]]
    numbers: dict[int, str]


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
    uses = sources_of(agreement, day)
    perspective = chosen(query, "perspective", PERSPECTIVE.codes)
    kind = chosen(query, "kind", SOURCE_KIND.codes)
    return Sources(
        uses=[
            use
            for use in uses
            if perspective in ("", use.source.perspective) and kind in ("", use.source.kind)
        ],
        total=len(uses),
        perspective=perspective,
        kind=kind,
        perspectives=_counted(PERSPECTIVE, [use.source.perspective for use in uses]),
        kinds=_counted(SOURCE_KIND, [use.source.kind for use in uses]),
        numbers=printed_numbers(agreement, day),
    )


def _counted(words: Vocabulary, codes: list[str]) -> list[tuple[Word, int]]:
    counts = Counter(codes)
    return [(word, counts[word.code]) for word in words]
