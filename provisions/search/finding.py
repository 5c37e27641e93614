"""What answers to the words asked for, best first: names, then titles, then texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from provisions.search.asking import Folds, Wanted, is_number
from provisions.search.folding import plain, spots
from provisions.search.index import ALWAYS, NEVER, WHOLE, Doc, Index, Piece, Weight


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that answers: how (``group``), and the text of it to show with the words marked."""

    doc: Doc
    group: Weight
    distance: int
    shown: str
    folds: frozenset[str]

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        """Order the better first; of equals what bears no day and is named so, then the later."""
        named = self.doc.day == ALWAYS and self.group != Weight.TEXT
        return (
            self.group,
            self.distance,
            -NEVER.toordinal() if named else -self.doc.day.toordinal(),
            self.doc.noun,
            self.doc.slug,
        )


def find(indexes: Iterable[Index], wanted: Wanted, day: datetime.date) -> list[Hit]:
    """Return all that is seen on the day and holds every word asked for, best first."""
    if not wanted.words:
        return []
    hits = [hit for index in indexes for hit in _hits(index, wanted, day)]
    return sorted(hits, key=lambda hit: hit.order)


def _hits(index: Index, wanted: Wanted, day: datetime.date) -> Iterable[Hit]:
    answering = index.answering(wanted, day)
    by_word = [_best(index, folds, day) for folds in answering]
    all_folds = frozenset(fold for folds in answering for fold in folds)
    for doc in set(by_word[0]).intersection(*by_word[1:]):
        pieces = [piece for piece in index.of_doc[doc] if piece.is_seen_on(day)]
        if all(any(_holds(piece.text, phrase) for piece in pieces) for phrase in wanted.phrases):
            best = [of_word[doc] for of_word in by_word]
            group, distance = max(weight for weight, _ in best), sum(far for _, far in best)
            if group == Weight.NAME and not _is_called(pieces, wanted, distance):
                group = Weight.TITLE
            yield Hit(doc, Weight(group), distance, _shown(pieces, all_folds), all_folds)


def _best(index: Index, folds: dict[str, int], day: datetime.date) -> dict[Doc, tuple[int, int]]:
    """Return where in each thing a word stands best, and how well it answers there."""
    found: dict[Doc, tuple[int, int]] = {}
    for fold, piece in index.seen(folds, day):
        here = (int(piece.weight), folds[fold])
        found[piece.doc] = min(here, found.get(piece.doc, here))
    return found


def _is_called(pieces: Iterable[Piece], wanted: Wanted, distance: int) -> bool:
    """Say whether the words asked for are the whole of a name, in any order.

    An article is called by its number alone too.
    """
    if distance != WHOLE:
        return False
    alone = all(is_number(fold) for word in wanted.words for fold in word.folds)
    for piece in pieces:
        if piece.weight == Weight.NAME:
            names = [spot.folds for spot in spots(plain(piece.text))]
            if alone and piece.doc.noun == "article":
                names = [name for name in names if any(map(is_number, name))]
            if len(names) == len(wanted.words) and all(
                any(word.folds & name for name in names) for word in wanted.words
            ):
                return True
    return False


def _holds(text: str, phrase: tuple[Folds, ...]) -> bool:
    """Say whether words stand in a text one after the other."""
    words = [spot.folds for spot in spots(plain(text))]
    return any(
        all(folds & words[start + place] for place, folds in enumerate(phrase))
        for start in range(len(words) - len(phrase) + 1)
    )


def _shown(pieces: list[Piece], folds: frozenset[str]) -> str:
    """Return the text that holds most of the words, in the reader's language before any other.

    Of equals, what a row says, not its name.
    """
    spoken = get_language()

    def held(piece: Piece) -> tuple[int, int, int]:
        here: frozenset[str] = frozenset().union(*(spot.folds for spot in spots(piece.text)))
        near = 2 if piece.language == spoken else 1 if not piece.language else 0
        return near if here & folds else -1, len(here & folds), piece.weight

    return max(pieces, key=held).text
