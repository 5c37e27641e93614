"""What every picture is: a title, what it shows, its drawings, and the table that says the same.

A drawing holds places and words and no markup; one template writes it, on a page and alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Lengths in units of the drawing: as wide as a phone, and as a desk.
NARROW, WIDE = 360, 760
# How large words are set, by their kind, as the stylesheet has it; others are plain.
PLAIN = 12
SIZES = {"head": 14, "party": 13, "milestone": 13} | dict.fromkeys(
    ("small", "none", "rung", "strong", "axis", "bar", "bar-inferred"), 11
)
BOLD = frozenset({"head", "party", "title", "strong", "count", "milestone", "bar-inferred"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a drawing; ``kind`` names how they are set."""

    x: float
    y: float
    words: str
    kind: str = "word"


@dataclass(frozen=True, slots=True)
class Box:
    """A field of a drawing, its shade, and in words what it stands for."""

    x: float
    y: float
    width: float
    height: float
    shade: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape of the page's own set, by its name."""

    x: float
    y: float
    shape: str
    kind: str = ""
    size: int = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A rule or another stroke, by its path; ``says`` where it stands for something."""

    path: str
    kind: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape of this drawing's own, by its path around a middle."""

    x: float
    y: float
    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing in one width: rules lie lowest, then fields, shapes and words."""

    name: str
    width: int
    height: int
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    marks: tuple[Mark, ...] = ()
    glyphs: tuple[Glyph, ...] = ()
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The same in rows, for a reader and for a spreadsheet."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with all that stands beside it; ``drawings`` go from narrow to wide.

    ``drawn`` is the template of its drawing, ``shapes`` that of the shapes it names, ``style``
    the stylesheet that page and file share.
    """

    name: str
    title: str
    says: str
    drawings: tuple[Any, ...]
    table: Table
    drawn: str = "tracker/_picture_drawn.svg"
    shapes: str = ""
    style: str = "pictures.css"

    @property
    def alone(self) -> Any:
        """The drawing that stands alone: the widest."""
        return self.drawings[-1] if self.drawings else None
