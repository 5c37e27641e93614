"""How wide words are in our own letters, never too narrow, and how they wrap."""

from __future__ import annotations

import re
from collections.abc import Callable

_NARROW = frozenset(" .,:;'’‘!-‐‑()[]ilj\u00a0")
_WIDE = frozenset("WMÆŒМЖЩШЮЫЊЉ№mwæœмжщшюыфњљխփտպաՠ@%©—―…")
# What may begin a line, and whether a space stands before it.
_BREAKS = re.compile(r"(\s*)([^\s–-]*[–-]+|[^\s–-]+)")
_WIDEST = frozenset("ﬓﬔﬕﬖﬗ")


def letter_width(letter: str) -> float:
    """Return the most that a letter takes, in parts of the size of the words."""
    if letter in _WIDEST:
        return 1.62
    if letter in _WIDE:
        return 1.15
    if letter in _NARROW:
        return 0.42
    if letter.isascii():
        return 0.92 if letter.isupper() else 0.82 if letter == "&" else 0.68
    return 0.96 if letter.isupper() or not letter.isalpha() else 0.77


def width_of(words: str, size: float) -> float:
    """Return the most that words take at a size."""
    return sum(map(letter_width, words)) * size


def wrapped(
    words: str, size: float, room: float, width: Callable[[str, float], float] = width_of
) -> list[str]:
    """Return the words in lines no wider than a room, broken at spaces and after dashes.

    A word that is wider than a line is broken anywhere. ``width`` tells how wide words are.
    """
    lines = [""]
    for space, word in _BREAKS.findall(words):
        joined = f"{lines[-1]}{space and ' '}{word}".strip()
        if width(joined, size) <= room:
            lines[-1] = joined
            continue
        lines += [""] if lines[-1] else []
        for letter in word:
            if width(lines[-1] + letter, size) > room:
                lines.append("")
            lines[-1] += letter
    return lines


def fitted(words: str, sizes: tuple[int, ...], width: float, most: int) -> tuple[int, list[str]]:
    """Return the largest size at which words fit in so many lines; past the last they are cut."""
    for size in sizes:
        lines = wrapped(words, size, width)
        if len(lines) <= most:
            return size, lines
    kept = lines[:most]
    while width_of(f"{kept[-1]}…", size) > width:
        kept[-1] = kept[-1][:-1]
    kept[-1] = f"{kept[-1].rstrip()}…"
    return size, kept
