"""The part of a text that holds the words asked for, in the text's own letters."""

from __future__ import annotations

from typing import NamedTuple

from provisions.search.folding import spots

LONGEST = 240
_BEFORE = 80


class Part(NamedTuple):
    """A stretch of text; ``marked`` where it is a word that was asked for."""

    text: str
    marked: bool


def snippet(text: str, folds: frozenset[str]) -> list[Part]:
    """Return the part around the first of the words, cut at words, with all of them marked."""
    flat = " ".join(text.split())
    first = next((spot.start for spot in spots(flat) if spot.folds & folds), 0)
    start = _cut(flat, first - _BEFORE) if first > _BEFORE else 0
    end = _cut(flat, start + LONGEST) if start + LONGEST < len(flat) else len(flat)
    parts = [Part("… ", False)] if start else []
    parts += marked(flat[start:end], folds)
    return parts + ([Part(" …", False)] if end < len(flat) else [])


def marked(text: str, folds: frozenset[str]) -> list[Part]:
    """Return a text in stretches, with the words marked."""
    parts, place = [], 0
    for spot in spots(text):
        if spot.folds & folds:
            parts.append(Part(text[place : spot.start], False))
            parts.append(Part(text[spot.start : spot.end], True))
            place = spot.end
    parts.append(Part(text[place:], False))
    return [part for part in parts if part.text]


def _cut(text: str, place: int) -> int:
    """Return where the word at a place begins; the place itself in a word without end."""
    space = text.rfind(" ", max(0, place - 40), place)
    return space + 1 if space >= 0 else place
