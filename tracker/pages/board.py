"""The stated orders drawn: where each milestone and each line stands. No database, no markup.

Milestones stand below each other, what comes first above; so the drawing is as narrow as a phone.
Lines run beside them, each voice on one side and in one dash. A line bears the number under which
the text says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from provisions.sequence import Milestone, Solved, Tangle, Voice, layers, state_words
from tracker.pages.wires import MOST_DASHES, Wire, wired
from tracker.pictures.sheet import fitted

BOX, LINE = 204, 17
# Where words begin in a box, those of a state beside its shape; both end before its edge.
TITLE, STATE, END = 12, 28, 8
PAD, GAP, HEAD = 9, 18, 26


@dataclass(frozen=True, slots=True)
class Box:
    """One milestone: its frame, its title in lines, and how it stands in words and as a shape."""

    id: str
    y: int
    height: int
    lines: tuple[tuple[int, str], ...]
    state: tuple[tuple[int, str], ...]
    shape: str

    @property
    def shape_y(self) -> int:
        """Where the shape stands: beside the first line of the state."""
        return self.state[0][0] - 10


@dataclass(frozen=True, slots=True)
class Frame:
    """What must fall together, framed."""

    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Board:
    """The whole drawing."""

    width: int
    height: int
    left: int
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    frames: tuple[Frame, ...]
    voices: tuple[tuple[Voice, str], ...]

    box: int = BOX
    title: int = TITLE
    state: int = STATE
    framed: int = BOX + 8


def draw(solved: Solved) -> Board:
    """Return the drawing of every standing order, numbered as they are listed."""
    tied = [group.members for group in solved.together.at_once]
    rows = layers(solved.orders, tied, solved.tangle)
    meeting = Counter(end for order in solved.orders for end in order.ends)
    boxes = _boxes(rows, meeting, solved.tangle)
    placed = {box.id: box for box in boxes}
    voices = sorted({order.voice for order in solved.orders})
    spans = {box.id: (box.y, box.y + box.height) for box in boxes}
    left, right, wires = wired(solved, spans, voices, BOX)
    bottom = max((box.y + box.height for box in boxes), default=HEAD)
    return Board(
        width=left + BOX + right,
        height=bottom + GAP,
        left=left,
        boxes=boxes,
        wires=wires,
        frames=tuple(_frame([placed[end] for end in group]) for group in tied),
        voices=tuple((voice, _side_words(n)) for n, voice in enumerate(voices)),
    )


def _frame(members: Sequence[Box]) -> Frame:
    top = min(box.y for box in members) - GAP // 3
    return Frame(top, max(box.y + box.height for box in members) + GAP // 3 - top)


def _boxes(
    rows: Sequence[Sequence[str]], meeting: Mapping[str, int], tangle: Tangle
) -> tuple[Box, ...]:
    found, y = [], HEAD
    for layer in rows:
        for end in layer:
            milestone = tangle.milestones[end]
            title = fitted(milestone.title, BOX - TITLE - END, "milestone")
            state = fitted(state_words(milestone), BOX - STATE - END)
            words = (len(title) + len(state)) * LINE
            height = max(words + 2 * PAD, (meeting[end] + 1) * PAD)
            first = y + (height - words) // 2 + LINE - 4
            lines = tuple((first + n * LINE, text) for n, text in enumerate(title))
            below = first + len(title) * LINE
            says = tuple((below + n * LINE, text) for n, text in enumerate(state))
            found.append(Box(end, y, height, lines, says, _shape(milestone)))
            y += height + GAP
    return tuple(found)


def _shape(milestone: Milestone) -> str:
    """Name the shape of a state: the words beside it say the same."""
    if not milestone.is_followed:
        return "fulfilment-not-begun"
    if milestone.accounts_differ:
        return "fulfilment-accounts-differ"
    if milestone.waived_by:
        return "standing-waived"
    return "fulfilment-met" if milestone.reached else "fulfilment-not-begun"


# By the side of the drawing, left and right: how each voice's lines are drawn.
_SIDES = (
    (_("a full line on the left"), _("a dashed line on the left"), _("a dotted line on the left")),
    (
        _("a full line on the right"),
        _("a dashed line on the right"),
        _("a dotted line on the right"),
    ),
)


def _side_words(index: int) -> str:
    return str(_SIDES[index % 2][min(index // 2, MOST_DASHES - 1)])
