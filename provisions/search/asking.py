"""What a reader asks for: words, of which every one must occur, and phrases in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from provisions.search.folding import NUMBER, plain, spots

LONGEST = 200
_QUOTES = re.compile(r'["“”„«»]')

Folds = frozenset[str]


class Unclear(ValueError):
    """What was asked for cannot be looked for; the reason goes on from the parameter's name."""


class Word(NamedTuple):
    """One word that was asked for: as it was spelled, and its folds."""

    spelled: str
    folds: Folds


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words asked for, in their order, and the phrases among them."""

    text: str
    words: tuple[Word, ...]
    phrases: tuple[tuple[Folds, ...], ...]


def read_wanted(text: str) -> Wanted:
    """Return what is asked for; raise Unclear where it is too long or holds what nobody sees."""
    if len(text) > LONGEST:
        raise Unclear(f"is longer than {LONGEST} characters.")
    if not all(c.isprintable() or c.isspace() for c in text) or "\x00" in text:
        raise Unclear("holds an invisible character.")
    asked = plain(text).strip()
    phrases = []
    parts = _QUOTES.split(asked)
    # Every second part stands between marks; one that nothing closes is no phrase.
    for part in parts[1 : len(parts) - 1 : 2]:
        phrase = tuple(spot.folds for spot in spots(part, asked=True))
        if len(phrase) > 1:
            phrases.append(phrase)
    words = tuple(
        Word(asked[spot.start : spot.end], spot.folds) for spot in spots(asked, asked=True)
    )
    return Wanted(asked, words, tuple(phrases))


def is_number(fold: str) -> bool:
    return fold.startswith(NUMBER)
