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
    marked = [spot for spot in spots(flat) if spot.folds & folds]
    first = marked[0].start if marked else 0
    start = _cut(flat, first - _BEFORE) if first > _BEFORE else 0
    end = _cut(flat, start + LONGEST) if start + LONGEST < len(flat) else len(flat)
    parts, place = ([Part("… ", False)] if start else []), start
    for spot in marked:
        if start <= spot.start and spot.end <= end:
            parts += [
                Part(flat[place : spot.start], False),
                Part(flat[spot.start : spot.end], True),
            ]
            place = spot.end
    parts.append(Part(flat[place:end] + (" …" if end < len(flat) else ""), False))
    return [part for part in parts if part.text]


def _cut(text: str, place: int) -> int:
    """Return where the word at a place begins; the place itself in a word without end."""
    space = text.rfind(" ", max(0, place - 40), place)
    return space + 1 if space >= 0 else place
