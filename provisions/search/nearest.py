"""Spellings near to a word that was not found, from the names of what is seen on the day."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from provisions.search.asking import Wanted
from provisions.search.index import Index

MOST = 5
_LIKE = 0.72
_SHORTEST = 3
LATIN = "LATIN"


def nearest(indexes: Iterable[Index], wanted: Wanted, day: datetime.date) -> list[str]:
    """Return words of names that are spelled like those that nothing answers to, nearest first."""
    indexes = list(indexes)
    unknown = set(wanted.words)
    for index in indexes:
        for word, folds in zip(wanted.words, index.answering(wanted, day), strict=True):
            if next(index.seen(folds, day), None):
                unknown.discard(word)
    named: dict[str, str] = {}
    for index in indexes:
        for name in index.names:
            if name.fold not in named and any(piece.is_seen_on(day) for piece in name.pieces):
                named[name.fold] = name.spelled
    found: dict[str, None] = {}
    for asked in (word for word in wanted.words if word in unknown):
        for fold in sorted(asked.folds):
            if len(fold) >= _SHORTEST:
                scripts = {LATIN, _script(asked.spelled)}
                like = [
                    one
                    for one, spelled in named.items()
                    if abs(len(one) - len(fold)) <= 2 and _script(spelled) in scripts
                ]
                close = get_close_matches(fold, like, n=MOST, cutoff=_LIKE)
                found |= dict.fromkeys(named[one] for one in close)
    return list(found)[:MOST]


def _script(word: str) -> str:
    """Return the script of a word's first letter; who writes Latin may read no other."""
    letter = next(filter(str.isalpha, word), "A")
    return unicodedata.name(letter, "").partition(" ")[0]
