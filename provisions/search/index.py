"""The index: which pieces of text hold a word, from which day on. It knows no database.

A ``Doc`` is a row (or a word of the vocabulary, or a page) under its noun and public id. Its
``Piece`` is one text of it, seen from a day on and until another. A search reads only pieces
that are seen on the day: what is not, is as if it were not there, in counts and fallbacks too.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from provisions.search.asking import Folds, Wanted, is_number
from provisions.search.folding import all_folds, spots
from provisions.search.names import with_other_names
from provisions.spelling import sound

ALWAYS, NEVER = datetime.date.min, datetime.date.max
_SHORTEST_START = 2
_SHORTEST_ENDING = 4
_SHORTEST_SOUND = 3


class Weight(IntEnum):
    """Where a text stands in a row: its name, its title, or what it says."""

    NAME = 0
    TITLE = 1
    TEXT = 2


@dataclass(frozen=True, slots=True)
class Doc:
    """One thing that can be found; ``day`` orders it, ``since`` is the first day it is seen."""

    noun: str
    slug: str
    day: datetime.date
    since: datetime.date
    agreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a thing, seen on days from ``since`` on and before ``until``."""

    doc: Doc
    text: str
    weight: Weight
    since: datetime.date
    until: datetime.date = NEVER
    # Of a translation; what a row says itself bears none.
    language: str = ""

    def is_seen_on(self, day: datetime.date) -> bool:
        return max(self.since, self.doc.since) <= day and (day < self.until or self.until == NEVER)


class Named(NamedTuple):
    """A word of names: its fold, one spelling of it, and where it stands."""

    fold: str
    spelled: str
    pieces: list[Piece]


# How well a fold answers to a word: the word itself, its beginning, another last vowel, its sound.
WHOLE, START, ENDING, SOUND = range(4)


class Index:
    """The pieces of one state of the record, by the folds of their words."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, piece in enumerate(self.pieces):
            for fold in {fold for folds in all_folds(piece.text) for fold in folds}:
                self._places[fold].append(place)
        self._folds = sorted(self._places)

    @cached_property
    def of_doc(self) -> dict[Doc, list[Piece]]:
        found: dict[Doc, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            found[piece.doc].append(piece)
        return found

    @cached_property
    def names(self) -> list[Named]:
        """The words of names, by fold, with the pieces in which they stand."""
        found: dict[str, Named] = {}
        for piece in self.pieces:
            if piece.weight != Weight.TEXT:
                for spot in spots(piece.text):
                    for fold in sorted(spot.folds)[:1]:
                        spelled = piece.text[spot.start : spot.end]
                        found.setdefault(fold, Named(fold, spelled, [])).pieces.append(piece)
        return [found[fold] for fold in sorted(found)]

    @cached_property
    def _endings(self) -> dict[str, list[str]]:
        return self._by(_without_last_vowel)

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        return self._by(sound)

    def _by(self, key: Callable[[str], str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for fold in self._folds:
            found[key(fold)].append(fold)
        return found

    def matching(self, folds: Folds) -> dict[str, int]:
        """Return the folds of the record that answer to a word, and how well each does."""
        found: dict[str, int] = {}
        for level, fold in self._candidates(with_other_names(folds)):
            found[fold] = min(level, found.get(fold, SOUND))
        return found

    def sounding(self, folds: Folds) -> dict[str, int]:
        """Return the folds that sound like a word, vowels aside."""
        heard = {sound(fold) for fold in folds if not is_number(fold)}
        long = [one for one in heard if len(one) >= _SHORTEST_SOUND]
        return {fold: SOUND for one in long for fold in self._sounds.get(one, ())}

    def _candidates(self, folds: Folds) -> Iterator[tuple[int, str]]:
        for wanted in folds:
            if wanted in self._places:
                yield WHOLE, wanted
            if is_number(wanted):
                continue
            if len(wanted) >= _SHORTEST_START:
                for place in range(bisect_left(self._folds, wanted), len(self._folds)):
                    if not self._folds[place].startswith(wanted):
                        break
                    yield START, self._folds[place]
            stem = _without_last_vowel(wanted)
            for fold in self._endings.get(stem, ()) if stem else ():
                yield ENDING, fold

    def seen(self, folds: Iterable[str], day: datetime.date) -> Iterator[tuple[str, Piece]]:
        """Yield each piece that holds one of the folds and is seen on the day."""
        for fold in folds:
            for place in self._places[fold]:
                if self.pieces[place].is_seen_on(day):
                    yield fold, self.pieces[place]

    def answering(self, wanted: Wanted, day: datetime.date) -> list[dict[str, int]]:
        """Return, for each word asked for, the folds that answer to it on the day.

        Only where no word of the day is spelled like it are those taken that sound like it.
        """
        found = []
        for word in wanted.words:
            folds = self.matching(word.folds)
            if next(self.seen(folds, day), None) is None:
                folds = self.sounding(word.folds)
            found.append(folds)
        return found


def _without_last_vowel(fold: str) -> str:
    """Return what a name has in common with one that ends otherwise: Baku and Bakı."""
    ends = len(fold) >= _SHORTEST_ENDING and fold[-1] in "aeiou"
    return f"{fold[:-1]}*" if ends else ""
