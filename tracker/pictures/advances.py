"""How wide words are, as the letters that this site brings along give it: read from their files.

Of a file only two tables are read: which shape a character has (``cmap``, format 4), and how far
each shape moves the next one on (``hmtx``).
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

from tracker.pictures.fonts import OWN

SEGMENTS: Final = 4  # the format of a map whose characters lie in segments


def width_in(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are in the sans letters, in the unit of the size.

    A character that the letters lack is taken to be as wide as the size.
    """
    widths = _widths("sans-bold.ttf" if bold else "sans-regular.ttf")
    return sum(widths.get(ord(letter), 1.0) for letter in words) * size


@cache
def _widths(name: str) -> dict[int, float]:
    """Return the width of every character of a file, in parts of the size."""
    data = (OWN / name).read_bytes()
    tables = {
        tag: data[start : start + length]
        for tag, start, length in (
            struct.unpack_from(">4s4xII", data, 12 + 16 * place)
            for place in range(struct.unpack_from(">H", data, 4)[0])
        )
    }
    unit = struct.unpack_from(">H", tables[b"head"], 18)[0]
    most = struct.unpack_from(">H", tables[b"hhea"], 34)[0] - 1

    def width(shape: int) -> float:
        # Shapes past the last one that is listed are as wide as that.
        return float(struct.unpack_from(">H", tables[b"hmtx"], 4 * min(shape, most))[0] / unit)

    return {character: width(shape) for character, shape in _shapes(tables[b"cmap"]).items()}


def _shapes(cmap: bytes) -> dict[int, int]:
    """Return the number of each character's shape."""
    for place in range(struct.unpack_from(">H", cmap, 2)[0]):
        at = struct.unpack_from(">I", cmap, 8 + 8 * place)[0]
        if struct.unpack_from(">H", cmap, at)[0] == SEGMENTS:
            return _of_segments(cmap[at:])
    raise ValueError("no map of characters in segments")


def _of_segments(table: bytes) -> dict[int, int]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    found = {}
    for place in range(count):
        last = struct.unpack_from(">H", table, 14 + 2 * place)[0]
        first, step, far = (
            struct.unpack_from(">H", table, 16 + 2 * (count * row + place))[0] for row in (1, 2, 3)
        )
        for character in range(first, min(last, 0xFFFE) + 1):
            shape = character
            if far:
                at = 16 + 2 * (count * 3 + place) + far + 2 * (character - first)
                shape = struct.unpack_from(">H", table, at)[0]
                if not shape:
                    continue
            found[character] = (shape + step) % 0x10000
    return found
