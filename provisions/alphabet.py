"""The alphabetical order of the language in use, by which parties and titles stand in lists."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from django.utils.translation import get_language

# By language: its letters in their order. What is not among them goes by its letter without marks.
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքևօֆ",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
_LOWER_IN_AZERBAIJANI = str.maketrans({"I": "ı", "İ": "i"})
# Letters of the alphabet follow spaces, figures and marks; foreign letters come last.
_FIRST, _FOREIGN = 1_000, 1_000_000


def alphabetical(row: Any) -> tuple[tuple[int, ...], str]:
    """Return the key that sorts rows by their names in the language in use."""
    text = str(row)
    return _places(text, (get_language() or "en")[:2]), text


def _places(text: str, language: str) -> tuple[int, ...]:
    if language == "az":
        text = text.translate(_LOWER_IN_AZERBAIJANI)
    order = _order(language)
    return tuple(_place(character, order) for character in text.casefold())


def _place(character: str, order: dict[str, int]) -> int:
    bare = character if character in order else unicodedata.normalize("NFD", character)[0]
    if bare in order:
        return order[bare]
    return ord(bare) + (_FOREIGN if bare.isalpha() else 0)


@cache
def _order(language: str) -> dict[str, int]:
    letters = ALPHABETS.get(language, ALPHABETS["en"])
    return {letter: _FIRST + place for place, letter in enumerate(letters)}
