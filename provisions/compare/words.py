"""Word differences between two texts. No database."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

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
    as words go: how they are spaced does not count.
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if old == new or matcher.ratio() < ALIKE:
        kinds = [("kept", new)] if old == new else [("removed", old), ("added", new)]
        return tuple(Piece(kind, " ".join(words)) for kind, words in kinds if words)
    pieces: list[Piece] = []
    for operation, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(Piece("kept", " ".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece("removed", " ".join(old[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece("added", " ".join(new[new_from:new_to])))
    return tuple(pieces)
