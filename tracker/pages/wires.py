"""The lines of the drawing: which side and lane each stated order takes, and its path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provisions.sequence import Kind, Order, Solved, Voice, open_orders

Spans = Mapping[str, tuple[int, int]]  # of each milestone: top and bottom of its box

LANE, REACH, EDGE = 14, 70, 12
NUMBER = 9  # half as wide as a number of two digits, and as high
MOST_DASHES = 3
# Where a line meets a box: what its kind draws there, so that no shade is needed to tell it.
_ENDS = {
    Kind.REQUIRES: ("", "M0,0 l-9,-5 v10 z"),
    Kind.SIMULTANEOUS: ("M-4,-4 h4 v8 h-4 z", "M-4,-4 h4 v8 h-4 z"),
    Kind.PRECLUDES: ("", "M-2,-6 h2 v12 h-2 z"),
    Kind.TRIGGERS: ("", "M0,0 l-5,-5 l-5,5 l5,5 z"),
}


@dataclass(frozen=True, slots=True)
class End:
    """Where a line meets a box, and the shape drawn there; ``turned`` for the right side."""

    x: int
    y: int
    shape: str
    turned: bool


@dataclass(frozen=True, slots=True)
class Wire:
    """One stated order: a line from what comes first to what follows, beside the boxes."""

    number: int
    kind: str
    dash: int
    path: str
    ends: tuple[End, ...]
    label: tuple[int, int]
    is_open: bool


def wired(
    solved: Solved, spans: Spans, voices: Sequence[Voice], box: int
) -> tuple[int, int, tuple[Wire, ...]]:
    """Return the room taken on the left and on the right of the boxes, and every line.

    Voices take the two sides in turn, in the order in which they are listed.
    """
    numbered = list(enumerate(solved.orders, start=1))
    side = {voice: index % 2 for index, voice in enumerate(voices)}
    lanes = [_lanes({n: o for n, o in numbered if side[o.voice] == one}, spans) for one in (0, 1)]
    steps = [min(LANE, REACH // (max(of.values(), default=0) + 1)) for of in lanes]
    rooms = [
        EDGE * 2 + max(of.values(), default=0) * step for of, step in zip(lanes, steps, strict=True)
    ]
    meets = _meeting_points(numbered, side, spans)
    standing = set(open_orders(solved.orders, solved.tangle))
    labels: list[tuple[int, int]] = []
    wires = []
    for number, order in numbered:
        one = side[order.voice]
        edge = rooms[0] + box * one
        out = (EDGE + lanes[one][number] * steps[one]) * (1 if one else -1)
        start, end = (meets[number, milestone] for milestone in (order.needs, order.dependent))
        labels.append(_label(edge + out, start, end, labels))
        shapes = zip((start, end), _ENDS[order.kind], strict=True)
        wires.append(
            Wire(
                number=number,
                kind=order.kind.value,
                dash=min(voices.index(order.voice) // 2, MOST_DASHES - 1),
                path=f"M{edge},{start} h{out} V{end} h{-out}",
                ends=tuple(End(edge, y, shape, bool(one)) for y, shape in shapes if shape),
                label=labels[-1],
                is_open=order in standing,
            )
        )
    return rooms[0], rooms[1], tuple(wires)


def _label(x: int, start: int, end: int, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return where the number of a line stands: at its middle, or the nearest place left free."""
    low, high = sorted((start, end))
    middle = (low + high) // 2
    near = range(low + NUMBER, high - NUMBER + 1)
    for y in sorted(near, key=lambda at: abs(at - middle)):
        place = (x, y + 4)
        if not any(abs(x - a) < NUMBER * 2 and abs(place[1] - b) < NUMBER for a, b in others):
            return place
    return (x, middle + 4)


def _lanes(orders: Mapping[int, Order], spans: Spans) -> dict[int, int]:
    """Give each line a lane in which it meets no other, short ones inmost."""
    reach = {
        number: (
            min(spans[end][0] for end in order.ends),
            max(spans[end][1] for end in order.ends),
        )
        for number, order in orders.items()
    }
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[int, int] = {}
    for number in sorted(reach, key=lambda n: (reach[n][1] - reach[n][0], n)):
        top, bottom = reach[number]
        free = [
            lane
            for lane, held in enumerate(taken)
            if all(bottom < low or high < top for low, high in held)
        ]
        lanes[number] = free[0] if free else len(taken)
        if not free:
            taken.append([])
        taken[lanes[number]].append(reach[number])
    return lanes


def _meeting_points(
    numbered: Sequence[tuple[int, Order]], side: Mapping[Voice, int], spans: Spans
) -> dict[tuple[int, str], int]:
    """Spread the lines that meet a box evenly down its side, those from above highest."""
    met: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for number, order in numbered:
        for end, other in ((order.needs, order.dependent), (order.dependent, order.needs)):
            met[side[order.voice], end].append((spans[other][0], number))
    found = {}
    for (_, end), lines in met.items():
        top, bottom = spans[end]
        for place, (_, number) in enumerate(sorted(lines), start=1):
            found[number, end] = top + (bottom - top) * place // (len(lines) + 1)
    return found
