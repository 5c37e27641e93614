"""Words as search compares them: the folds of ``spelling``, numbers, and hyphens.

*Article 7*, *Article VII* and *article vii* hold the same number. *Inter-State* is two words
and one. A letter of a script that ``spelling`` does not know is written in Latin letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from anyascii import anyascii

from provisions.spelling import readings, words_of

# Letters and digits; marks and apostrophes only between them, so that no part can match twice.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’ʼʻ`´]+[^\W_]+)*")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.ASCII)
_VALUES = {"i": 1, "v": 5, "x": 10}
_HYPHENS = frozenset("-‐‑–")
_LONGEST_NUMBER = 60
# What a fold never holds, so that a number is no beginning of a word.
NUMBER = "="


class Spot(NamedTuple):
    """A word where it stands in a text, with its folds."""

    start: int
    end: int
    folds: frozenset[str]


def spots(text: str, *, asked: bool = False) -> list[Spot]:
    """Return the words of a text in their places; ``asked`` reads “vii” as a number too."""
    found = [Spot(m.start(), m.end(), folds(m[0], asked=asked)) for m in _WORD.finditer(text)]
    return [spot for spot in found if spot.folds]


def plain(text: str) -> str:
    """Return a text with compatible letters as one: ﬁ as fi, ７ as 7."""
    return unicodedata.normalize("NFKC", text)


def all_folds(text: str) -> Iterator[frozenset[str]]:
    """Yield the folds of each word of a text, and of words that a hyphen joins as one."""
    whole = plain(text)
    words = spots(whole)
    for word in words:
        yield word.folds
    for one, other in pairwise(words):
        if whole[one.end : other.start] in _HYPHENS:
            yield folds(whole[one.start : one.end] + whole[other.start : other.end])


@lru_cache(maxsize=100_000)
def folds(word: str, *, asked: bool = False) -> frozenset[str]:
    """Return the folds of one word; a number, in either numerals, has one fold alone."""
    number = _number(word, asked)
    if number:
        return frozenset({number})
    found = {fold for part in words_of(plain(word)) for fold in readings(part)}
    latin = {fold if fold.isascii() else anyascii(fold).casefold() for fold in found}
    return frozenset(filter(None, latin))


def _number(word: str, asked: bool) -> str:
    text = plain(word)
    if text.isdecimal():
        return f"{NUMBER}{int(text[:_LONGEST_NUMBER])}"
    if (asked or text.isupper()) and _ROMAN.fullmatch(text.lower()):
        return f"{NUMBER}{_value(text.lower())}"
    return ""


def _value(numeral: str) -> int:
    digits = [_VALUES[letter] for letter in numeral]
    return sum(
        -digit if digit < after else digit
        for digit, after in zip(digits, [*digits[1:], 0], strict=True)
    )
