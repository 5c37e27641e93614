"""One party's statements beside each other: within one day, and over time. No database.

A statement speaks here only in its party's own words: what another party alone reports of it
is shown, but decides nothing.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from provisions.dates import Precision, VagueDate
from provisions.models import Position
from provisions.vocabulary import STANCE, Word

OFFERS = frozenset({"supports", "accepts", "accepts_with_conditions", "proposes"})
CONTESTS = frozenset({"requires", "disputes", "rejects"})
COMPARED_OVER_TIME = frozenset({"article", "precondition"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, the party's own one of another stance before it, and those of its day.

    All are about one subject; ``others_that_day`` take another stance.
    """

    position: Position
    former: Position | None
    others_that_day: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class OneDay:
    """A day on which a party's statements, whatever they are about, differ in direction."""

    day: datetime.date
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Statements of one stance, one after the other, without another between."""

    stance: str
    positions: tuple[Position, ...]

    @property
    def word(self) -> Word:
        return STANCE[self.stance]

    @property
    def since(self) -> VagueDate:
        return self.positions[0].date

    @property
    def until(self) -> VagueDate:
        return self.positions[-1].date


def statements(positions: Iterable[Position]) -> list[Statement]:
    """Put each of one party's statements about one subject, oldest first, beside the others."""
    said = list(positions)
    return [
        Statement(
            position,
            former_stance(position, said),
            tuple(o for o in said if said_on_one_day(o, position) and o.stance != position.stance),
        )
        for position in said
    ]


def former_stance(position: Position, positions: Sequence[Position]) -> Position | None:
    """Return the party's statement about the subject before this one, if of another stance.

    That is the one it replaces, else the last of those that certainly came before. Statements
    about the agreement as a whole or about its stages touch many things: they are not compared
    over time.
    """
    if position.subject not in COMPARED_OVER_TIME or not is_own(position):
        return None
    earlier = [o for o in positions if is_own(o) and _precedes(o.date, position.date)]
    replaced = [o for o in earlier if o.pk == position.replaces_id]
    before = (replaced or earlier)[-1:]
    return next((other for other in before if other.stance != position.stance), None)


def said_on_one_day(one: Position, other: Position) -> bool:
    """Say whether two statements are known to be of one and the same day."""
    return (
        one.date.precision is Precision.DAY
        and other.date.precision is Precision.DAY
        and one.sort_day == other.sort_day
    )


def order_of(position: Position) -> tuple[datetime.date, datetime.date, bool, str]:
    """Order statements; of two that count from one day, first the one less surely of that day."""
    first = position.date.first or datetime.date.min
    return position.sort_day, first, not position.date.inferred, position.slug


def may_be_later(position: Position, present: Position) -> bool:
    """Say whether a statement counts from a day on which the present one may have been said."""
    return bool(position.sort_day >= (present.date.first or present.sort_day))


def runs_of(about: Iterable[Position]) -> tuple[Run, ...]:
    """Put one party's statements about one subject, oldest first, into runs of one stance.

    Only its own words are placed, and of another stance only what certainly came later.
    """
    placed: list[Position] = []
    for position in filter(is_own, about):
        if not placed or position.stance == placed[-1].stance or _is_later(position, placed):
            placed.append(position)
    runs = groupby(placed, key=lambda row: row.stance)
    return tuple(Run(stance, tuple(rows)) for stance, rows in runs)


def _is_later(position: Position, placed: Iterable[Position]) -> bool:
    return all(_precedes(other.date, position.date) for other in placed)


def days_that_differ(positions: Iterable[Position]) -> list[OneDay]:
    """Return the days on which one party's statements differ in direction, newest first.

    On such a day it supports, accepts or proposes something, or announces a stage of the
    agreement; and it also states a requirement, disputes or rejects something. All that it
    said on that day stands together, in the order given.
    """
    by_day: dict[datetime.date, list[Position]] = defaultdict(list)
    for position in positions:
        if position.date.precision is Precision.DAY and position.sort_day:
            by_day[position.sort_day].append(position)
    days = [OneDay(day, tuple(said)) for day, said in by_day.items() if _differ(said)]
    return sorted(days, key=lambda one: one.day, reverse=True)


def is_own(position: Position) -> bool:
    """Say whether the statement is known otherwise than from another party's report."""
    own = (None, position.party_id, position.party.parent_id)
    return position.reported_by_id in own


def _differ(positions: Iterable[Position]) -> bool:
    own = [position for position in positions if is_own(position)]
    return any(map(_offers, own)) and any(p.stance in CONTESTS for p in own)


def _offers(position: Position) -> bool:
    announces = position.subject == "stage" and position.stance == "asserts"
    return position.stance in OFFERS or announces


def _precedes(earlier: VagueDate, later: VagueDate) -> bool:
    """Say whether the first date lies before the second, however vague both are."""
    return earlier.last is not None and later.first is not None and earlier.last < later.first
