"""Drawings keep to their paper: nothing reaches beyond the edge, nothing lies on another."""

from __future__ import annotations

import datetime
from itertools import combinations, pairwise

import pytest

from tests.tracker.pictures.conftest import rectangle, taken, widths
from tracker.pictures.advances import width_in
from tracker.pictures.days import Days
from tracker.pictures.sheet import fitted, room_of, widest

pytestmark = pytest.mark.once

LAID = ("positions", "preconditions", "incidents")
DAYS = ("2024-12-18", "2025-03-20", "2026-06-08")
# Pixels by which letters may touch: their boxes are higher than they are.
TOUCH = 1


def meet(one, other):
    return (
        one[0] + TOUCH < other[2]
        and other[0] + TOUCH < one[2]
        and one[1] + TOUCH < other[3]
        and other[1] + TOUCH < one[3]
    )


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", LAID)
def test_fields_and_words_stay_inside_and_apart(picture, record, name, day):
    for drawing in picture(name, record, as_of=day).drawings:
        boxes = [rectangle(box) for box in drawing.boxes if box.shade != "paper"]
        words = [taken(text) for text in drawing.texts]
        shapes = [(g.x, g.y, g.x + g.size, g.y + g.size) for g in drawing.glyphs]
        assert len(words) >= 3
        for left, top, right, bottom in (*boxes, *words, *shapes):
            assert (left >= 0, top >= 0) == (True, True)
            assert (right <= drawing.width, bottom <= drawing.height) == (True, True)
        for of_kind in (boxes, [*words, *shapes]):
            assert [pair for pair in combinations(of_kind, 2) if meet(*pair)] == []


@pytest.mark.parametrize("day", DAYS)
def test_bars_of_articles_stay_inside_and_apart(picture, record, day):
    for drawing in picture("articles", record, as_of=day).drawings:
        bars = [rectangle(bar) for row in drawing.rows for bar in row.bars]
        assert len(bars) >= 19
        assert [bar for bar in bars if bar[0] < 0 or bar[2] > drawing.width] == []
        assert [bar for bar in bars if bar[3] > drawing.ends] == []
        # A stretch of a day or two is drawn as wide as can be seen, over the next one's edge.
        apart = [(left, top, max(right - 2, left), bottom) for left, top, right, bottom in bars]
        assert [pair for pair in combinations(apart, 2) if meet(*pair)] == []
        assert drawing.label_end < min(bar[0] for bar in bars)


def test_handle_stands_at_the_day_shown_and_every_stop_on_the_rail(picture, record):
    [narrow, wide] = picture("articles", record, as_of="2025-03-13").drawings
    for drawing in (narrow, wide):
        days = {stop.day.isoformat(): stop.x for stop in drawing.stops}
        assert drawing.handle.x == days["2025-03-13"]
        assert list(days) == sorted(days)
        # Of later days only the last that is known can be gone to: it says nothing of a change.
        assert [day for day in days if day > "2025-03-13"] == ["2026-06-08"]
        assert drawing.handle.x + drawing.rest == drawing.right == max(days.values())


def test_boxes_of_the_board_stay_inside_and_apart(picture, record):
    [board] = picture("sequence", record).drawings
    boxes = [(0, box.y, board.box, box.y + box.height) for box in board.boxes]
    assert len(boxes) > 10
    assert [pair for pair in combinations(boxes, 2) if meet(*pair)] == []
    assert board.left + board.box < board.width
    assert max(box[3] for box in boxes) < board.height


def test_days_stand_in_order_between_the_edges():
    days = Days(datetime.date(2025, 3, 1), datetime.date(2025, 3, 10), 10, 110)
    assert [days.begin(datetime.date(2025, 3, 1)), days.end(datetime.date(2025, 3, 10))] == [
        10,
        110,
    ]
    assert days.begin(datetime.date(2025, 3, 4)) == days.end(datetime.date(2025, 3, 3)) == 40
    # What reaches beyond is held at the edge.
    assert days.begin(datetime.date(2024, 1, 1)) == 10


def test_named_days_never_meet_nor_leave_the_paper():
    for count in (1, 9, 40, 400):
        last = datetime.date(2025, 1, 1) + datetime.timedelta(days=count)
        days = Days(datetime.date(2025, 1, 1), last, 4, 356)
        places = [days.begin(day) for day, _ in days.named()]
        assert places
        assert min((b - a for a, b in pairwise(places)), default=66) >= 60
        assert places[-1] + 62 <= 356


def test_words_longer_than_their_room_are_broken():
    assert fitted("a" * 30, 66) == ["a" * 9] * 3 + ["aaa"]
    assert fitted("", 66) == [""]


@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_is_as_wide_as_its_file_has_it(bold):
    names, metrics, unit = widths(bold)
    for code, name in names.items():
        assert width_in(chr(code), 1, bold=bold) == metrics[name][0] / unit
    assert width_in("Հայ", 12, bold=bold) > width_in("ay", 12, bold=bold)


def test_longest_word_of_several_texts_gives_the_room():
    texts = ("stated", "decided or under way")
    assert widest(texts, "rung") == max(room_of(word, "rung") for word in ("stated", "decided"))
    assert widest((), "rung") == 0
