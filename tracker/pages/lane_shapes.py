"""What the drawing of the articles over time consists of: bars, marks, days. No markup."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

# Lengths in units of the drawing; names take more room where a language has longer ones.
LABEL, EDGE, TOP, LANE, BAR, THIN = 74, 10, 62, 34, 16, 4
LABEL_GAP = 6
RAIL = 46
# How each kind of mark is drawn, around its own middle, from the top.
_PATHS = {
    "stage": "M0-5L5 0L0 5L-5 0z",
    "count": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "draft": "M0-4L4.5 4h-9z",
}
MARKS = tuple(_PATHS)


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: its place, its shape, the word where it fits, and all of it in words."""

    x: float
    width: float
    y: int
    height: int
    shape: str
    word: str
    says: str

    @property
    def word_x(self) -> float:
        return self.x + 5

    @property
    def thin(self) -> bool:
        return self.height == THIN

    @property
    def hatched(self) -> bool:
        return self.shape.endswith("-inferred")


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the drawing; ``filed`` where its number was not public."""

    name: str
    label: str
    filed: bool
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year's beginning, or a mark of the whole agreement."""

    x: float
    y: int
    kind: str
    says: str

    @property
    def path(self) -> str:
        return _PATHS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Stop:
    """A day to which the handle can be moved: one of change, or the last one known."""

    x: float
    day: datetime.date


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing in one width; ``stops`` lie on a rail, the handle at the day shown."""

    name: str
    width: int
    height: int
    rows: tuple[Row, ...]
    years: tuple[Tick, ...]
    marks: tuple[Tick, ...]
    stops: tuple[Stop, ...]
    handle: Stop
    label: int

    rail: int = RAIL

    @property
    def ends(self) -> int:
        """Where the lanes end below."""
        return self.height - 18

    @property
    def right(self) -> int:
        return self.width - EDGE

    @property
    def rest_height(self) -> int:
        return self.ends - RAIL

    @property
    def rest(self) -> float:
        """How far the days reach that come after the day shown."""
        return round(self.width - EDGE - self.handle.x, 1)

    @property
    def foot(self) -> int:
        return self.height - 5

    @property
    def label_end(self) -> int:
        return self.label - LABEL_GAP
