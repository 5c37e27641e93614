"""Word differences between two texts. No database."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from provisions.spoken import alike

# Texts that share less than this part of their words are another text, not an edited one.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that both texts have, that only the later has, or that only the earlier has.

    ``kind`` is kept, added or removed.
    """

    kind: str
    words: str


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces in which the later text differs from the earlier, in reading order.

    The kept and removed pieces are the earlier text, the kept and added ones the later, as far
    as words go: how they are spaced does not count. Each piece is in the language of its text.
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if old == new or matcher.ratio() < ALIKE:
        if old == new:
            return tuple(_pieces("kept", new, after))
        return (*_pieces("removed", old, before), *_pieces("added", new, after))
    pieces: list[Piece] = []
    for operation, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if operation == "equal":
            pieces += _pieces("kept", new[new_from:new_to], after)
            continue
        pieces += _pieces("removed", old[old_from:old_to], before)
        pieces += _pieces("added", new[new_from:new_to], after)
    return tuple(pieces)


def _pieces(kind: str, words: list[str], text: str) -> list[Piece]:
    """Return words of a text as a piece; none where there are none."""
    return [Piece(kind, piece) for piece in alike(text, filter(None, [" ".join(words)]))]
