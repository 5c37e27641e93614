"""A sheet on which a picture is laid down from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from provisions.spoken import alike
from provisions.tongues import in_lines, unmarked
from tracker.pictures.advances import width_in
from tracker.pictures.letters import wrapped
from tracker.pictures.picture import (
    BOLD,
    PLAIN,
    SIZES,
    Box,
    Drawing,
    Glyph,
    Line,
    Mark,
    Text,
)

EDGE, ROW, GAP = 4, 18, 6
# Until our own letters have come, a browser may show wider ones.
SPARE = 1.05


@dataclass(slots=True)
class Sheet:
    """What has been laid down so far, and how far down it reaches."""

    name: str
    width: int
    y: float = 18
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def rule(self, kind: str = "rule") -> None:
        """Draw a line across, where the sheet has come to."""
        self.lines.append(Line(f"M{EDGE} {self.y}H{self.width - EDGE}", kind))

    def heading(self, words: str) -> None:
        """Head a group; a long heading takes several lines."""
        self.y += GAP * 2
        self.rule("head")
        self.y = self.words(EDGE, self.y + ROW, self.width - 2 * EDGE, words, "head") + GAP

    def words(self, x: float, y: float, room: float, words: str, kind: str = "word") -> float:
        """Set words from a first base line on, within a room; return the base line after them."""
        for part in fitted(words, room, kind):
            self.texts.append(Text(x, y, part, kind))
            y += ROW - 2
        return y

    def drawing(self) -> Drawing:
        """Return the sheet as it now is, with a margin below."""
        return Drawing(
            self.name,
            self.width,
            round(self.y + GAP),
            tuple(self.lines),
            tuple(self.boxes),
            tuple(self.marks),
            tuple(self.glyphs),
            tuple(self.texts),
        )


def fitted(words: str, room: float, kind: str = "word") -> list[str]:
    """Return the words in lines that fit a room, in their language; longer words are broken."""
    size, width = SIZES.get(kind, PLAIN), partial(_width, kind in BOLD)
    return alike(words, in_lines(words, lambda plain: wrapped(plain, size, room, width=width)))


def room_of(words: str, kind: str = "word") -> float:
    """Return the room that words take in one line."""
    return _width(kind in BOLD, unmarked(words), SIZES.get(kind, PLAIN))


def widest(several: Iterable[str], kind: str = "word") -> float:
    """Return the room that the longest single word of several texts takes."""
    return max((room_of(part, kind) for words in several for part in words.split()), default=0)


def _width(is_bold: bool, words: str, size: float) -> float:
    return width_in(words, size, bold=is_bold) * SPARE
