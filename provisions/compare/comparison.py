"""Two points beside each other: everything that moved, by subject."""

from __future__ import annotations

from dataclasses import dataclass

from provisions.by_day import reading_upto
from provisions.compare.moves import Moved, moves
from provisions.compare.points import Point, Stood, stood_at
from provisions.compare.texts import TextMoved, texts_moved
from provisions.models import Agreement, Precondition
from provisions.rounds import begun

SECTIONS = {
    "stage": ("stage", "act"),
    "articles": ("article",),
    "requirements": ("standing", "answer_substance", "answer_linkage", "fulfilment"),
    "stances": ("stance",),
    "tallies": ("tally",),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many dated rows of a kind count at the later point only, and at the earlier only."""

    kind: str
    added: int
    gone: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What moved from the earlier point to the later.

    ``raised`` are the preconditions and calls on record at the later point only, ``withdrawn``
    those on record at the earlier only. ``numbers`` are the articles' printed numbers as public
    at the later point.
    """

    before: Point
    after: Point
    stage: tuple[Moved, ...]
    articles: tuple[Moved, ...]
    requirements: tuple[Moved, ...]
    raised: tuple[Precondition, ...]
    withdrawn: tuple[Precondition, ...]
    stances: tuple[Moved, ...]
    tallies: tuple[Moved, ...]
    texts: tuple[TextMoved, ...]
    counted: tuple[Counted, ...]
    numbers: dict[int, str]

    @property
    def count(self) -> int:
        """How many things moved. New rows that move nothing are counted apart."""
        moved = (self.stage, self.articles, self.requirements, self.stances, self.tallies)
        beside = (self.raised, self.withdrawn, self.texts)
        return sum(map(len, (*moved, *beside)))


def compare(agreement: Agreement, before: Point, after: Point) -> Comparison:
    """Return what moved from one point to another.

    Both are read whole, with the same number of queries whatever the record's size.
    """
    with reading_upto(max(before.day, after.day)):
        earlier = begun(stood_at, agreement, before)
        new, old = stood_at(agreement, after), earlier()
    found = moves(old, new, dates=before.day == after.day)
    by_section = {
        section: tuple(moved for moved in found if moved.about.aspect in aspects)
        for section, aspects in SECTIONS.items()
    }
    return Comparison(
        before,
        after,
        **by_section,
        raised=_only_in(new, old),
        withdrawn=_only_in(old, new),
        texts=texts_moved(old, new),
        counted=tuple(
            Counted(kind, len(rows - old.counted[kind]), len(old.counted[kind] - rows))
            for kind, rows in new.counted.items()
        ),
        numbers=new.numbers,
    )


def _only_in(one: Stood, other: Stood) -> tuple[Precondition, ...]:
    """Return the preconditions that are on record at one of two points, by title."""
    known = {state.precondition for state in other.requirements}
    return tuple(s.precondition for s in one.requirements if s.precondition not in known)
