"""Days along the width of a drawing: where one stands, and which of them are named."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format

# No two named days stand closer than this, so that their words do not meet.
APART = 66


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, drawn between two edges: each day is a field of its own."""

    first: datetime.date
    last: datetime.date
    left: float
    right: float

    @property
    def step(self) -> float:
        """How wide one day is."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def begin(self, day: datetime.date) -> float:
        """Return where a day begins, no further out than the edges."""
        held = min(max(day, self.first), self.last)
        return round(self.left + (held - self.first).days * self.step, 1)

    def end(self, day: datetime.date) -> float:
        """Return where a day ends, no further out than the edges."""
        return round(self.begin(day) + self.step, 1)

    def named(self) -> Iterator[tuple[datetime.date, str]]:
        """Yield the days to be named: as many as stand apart, evenly spaced."""
        count = max(int((self.right - self.left) / APART), 1)
        total = (self.last - self.first).days + 1
        for place in range(0, total, max(-(-total // count), 1)):
            day = self.first + datetime.timedelta(days=place)
            # Where a day ends the line, its words would reach beyond the edge.
            if self.begin(day) + APART <= self.right + 4:
                yield day, date_format(day, "j M Y")
