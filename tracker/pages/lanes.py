"""The articles over time, drawn: where each stretch, each mark and each year stands. No markup."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from provisions.answers.lanes import Lane, Lanes, Stretch
from tracker.pages.lane_shapes import (
    BAR,
    EDGE,
    LABEL,
    LABEL_GAP,
    LANE,
    MARKS,
    THIN,
    TOP,
    Bar,
    Drawing,
    Row,
    Stop,
    Tick,
)
from tracker.pages.lane_words import Numbers, mark_words, number_of, told, told_of
from tracker.pages.wording import article_name, unit_name
from tracker.pictures.picture import NARROW, WIDE
from tracker.pictures.sheet import room_of


@dataclass(frozen=True, slots=True)
class LanesPage:
    """The drawing in both widths, and the table that says the same."""

    found: Lanes
    numbers: Numbers
    narrow: Drawing
    wide: Drawing
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    marks: tuple[str, ...]
    parties: tuple[str, ...]

    @property
    def drawings(self) -> tuple[Drawing, Drawing]:
        return self.narrow, self.wide

    @property
    def days(self) -> list[datetime.date]:
        return self.found.days


def draw(found: Lanes, numbers: Numbers, until: datetime.date | None) -> LanesPage:
    """Return everything that is shown of the lanes.

    The drawing is as wide as what is known, ``until`` its last day, so that a year stands where
    it stood on every day shown; of the days after the one shown it says nothing.
    """
    until = max(found.last, until or found.last)
    parties = tuple(str(party) for party, _ in found.lanes[0].accounts) if found.lanes else ()
    return LanesPage(
        found,
        numbers,
        _drawing(found, numbers, "narrow", NARROW, until),
        _drawing(found, numbers, "wide", WIDE, until),
        tuple(
            (article_name(lane.article, number_of(lane, numbers)), told(lane))
            for lane in found.lanes
        ),
        tuple(mark_words(mark) for mark in found.marks),
        parties,
    )


def _drawing(
    found: Lanes, numbers: Numbers, name: str, width: int, until: datetime.date
) -> Drawing:
    span = max((until - found.first).days, 1)
    label = _label_room(found, numbers)
    room = width - label - EDGE

    def x(day: datetime.date) -> float:
        return round(label + room * (day - found.first).days / span, 1)

    rows = tuple(
        _row(lane, TOP + place * LANE, numbers, x) for place, lane in enumerate(found.lanes)
    )
    bottom = TOP + len(found.lanes) * LANE
    years = tuple(
        Tick(x(datetime.date(year, 1, 1)), bottom, "year", str(year))
        for year in range(found.first.year + 1, until.year + 1)
    )
    marks = tuple(
        Tick(x(mark.day), 7 + 11 * MARKS.index(mark.kind), mark.kind, mark_words(mark))
        for mark in found.marks
    )
    stops = tuple(Stop(x(day), day) for day in sorted({*found.days, until}))
    handle = Stop(x(found.last), found.last)
    return Drawing(name, width, bottom + 18, rows, years, marks, stops, handle, label)


def _label_room(found: Lanes, numbers: Numbers) -> int:
    names = (room_of(_label(lane, numbers), "title") for lane in found.lanes)
    return max(LABEL, math.ceil(max(names, default=0)) + LABEL_GAP + EDGE // 2)


def _label(lane: Lane, numbers: Numbers) -> str:
    key = lane.article.key
    return number_of(lane, numbers) or (key if key.isdigit() else unit_name(key))


def _row(lane: Lane, y: int, numbers: Numbers, x: Callable[[datetime.date], float]) -> Row:
    number = number_of(lane, numbers)
    key = lane.article.key
    name = article_name(lane.article, number)
    thin = range(y + BAR + 2, y + BAR + 2 + len(lane.accounts) * (THIN + 2), THIN + 2)
    heights = [(y, BAR), *((top, THIN) for top in thin)]
    runs = [(None, lane.reading), *lane.accounts]
    bars = tuple(
        _bar(stretch, told_of(name, stretch, party), top, height, x)
        for (party, run), (top, height) in zip(runs, heights, strict=True)
        for stretch in run
    )
    return Row(name, _label(lane, numbers), key.isdigit() and not number, y + BAR - 3, bars)


def _bar(
    stretch: Stretch, says: str, y: int, height: int, x: Callable[[datetime.date], float]
) -> Bar:
    left, right = x(stretch.since), x(stretch.until)
    width = max(round(right - left, 1), 2)
    inferred = stretch.basis is not None and stretch.basis.code == "inferred"
    shape = stretch.word.code.replace("_", "-") + "-inferred" * inferred
    word = str(stretch.word.label)
    if inferred:
        word = _("%(status)s, inferred") % {"status": word}
    fits = height == BAR and room_of(word, "bar-inferred" if inferred else "bar") + 8 <= width
    return Bar(left, width, y, height, shape, word if fits else "", says)
