"""On what the record of a day rests, and whether each side is told of alike."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from provisions.answers.parity import Told, told_of_each
from provisions.grounds import SourceUse, rows_of, sources_of
from provisions.models import (
    Agreement,
    ArticleText,
    Position,
    Row,
)
from provisions.rounds import begun
from provisions.testimony import is_own
from provisions.vocabulary import PERSPECTIVE, SOURCE_KIND, Word


@dataclass(frozen=True, slots=True)
class Side:
    """The sources of one perspective: of which kinds and languages, and what rests on them.

    ``alone`` are the rows that rest on sources of this perspective and of no other.
    """

    perspective: Word
    sources: int
    kinds: tuple[tuple[Word, int], ...]
    languages: tuple[tuple[str, int], ...]
    rows: int
    alone: tuple[Row, ...]

    @property
    def is_one_side(self) -> bool:
        """Say whether what rests on it alone rests on one side's sources."""
        return self.perspective.code != "international"


@dataclass(frozen=True, slots=True)
class NounCount:
    """The rows of one noun: how many, on one side's sources, on a single source."""

    noun: str
    rows: int
    one_side: int
    single: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What carries the record of a day. ``single`` rows rest on one source each; of the
    ``secondary`` texts only summaries were seen; ``reported`` statements one source or another
    party alone reports."""

    rows: int
    sources: int
    nouns: tuple[NounCount, ...]
    sides: tuple[Side, ...]
    told: tuple[Told, ...]
    single: tuple[Row, ...]
    secondary: tuple[ArticleText, ...]
    reported: tuple[Position, ...]

    @property
    def one_side(self) -> int:
        """How many rows rest on the sources of one side alone."""
        return sum(len(side.alone) for side in self.sides if side.is_one_side)


def evidence_on(agreement: Agreement, day: datetime.date) -> Evidence:
    """Return on what the record of the day rests, side by side."""
    resting = begun(rows_of, agreement, day)
    told = begun(told_of_each, agreement, resting, day)
    uses = sources_of(agreement, day, resting)
    rows = resting()
    single = tuple(row for row in rows if len(_sources(row)) == 1)
    sides = tuple(_side(word, uses, rows) for word in PERSPECTIVE)
    one_side = {row for side in sides if side.is_one_side for row in side.alone}
    positions = [row for row in rows if isinstance(row, Position)]
    return Evidence(
        rows=len(rows),
        sources=len(uses),
        nouns=_by_noun(rows, one_side, single),
        sides=tuple(side for side in sides if side.sources),
        told=told(),
        single=single,
        secondary=tuple(row for row in rows if isinstance(row, ArticleText) and row.secondary),
        reported=tuple(p for p in positions if p.reported_by_source_id or not is_own(p)),
    )


def _sources(row: Any) -> set[int]:
    return {citation.source_id for citation in row.citations.all()}


def _perspectives(row: Any) -> set[str]:
    return {citation.source.perspective for citation in row.citations.all()}


def _side(word: Word, uses: Iterable[SourceUse], rows: Iterable[Row]) -> Side:
    sources = [use.source for use in uses if use.source.perspective == word.code]
    kinds = Counter(source.kind for source in sources)
    languages = Counter(source.language for source in sources)
    resting = [row for row in rows if word.code in _perspectives(row)]
    return Side(
        perspective=word,
        sources=len(sources),
        kinds=tuple((kind, kinds[kind.code]) for kind in SOURCE_KIND if kinds[kind.code]),
        languages=tuple(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
        rows=len(resting),
        alone=tuple(row for row in resting if len(_perspectives(row)) == 1),
    )


def _by_noun(
    rows: Iterable[Row], one_side: set[Row], single: Sequence[Row]
) -> tuple[NounCount, ...]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.noun()].append(row)
    alone = set(single)
    return tuple(
        NounCount(noun, len(of), len(one_side & {*of}), len(alone & {*of}))
        for noun, of in groups.items()
    )
