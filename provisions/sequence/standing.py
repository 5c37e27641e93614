"""Which orders stand: what each voice said last of each two milestones, and what is still open."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from provisions.sequence.values import ORDERS, Held, Kind, Statement, Tangle, Voice


@dataclass(frozen=True, slots=True)
class Order:
    """What one voice holds of two milestones, with every statement that says so, oldest first."""

    kind: Kind
    dependent: str
    needs: str
    voice: Voice
    since: datetime.date
    rows: tuple[str, ...]
    basis: str

    @property
    def ends(self) -> frozenset[str]:
        return frozenset({self.needs, self.dependent})


def standing_orders(tangle: Tangle) -> tuple[Order, ...]:
    """Return what stands: of each voice and each two milestones, what it said last.

    A later word on which of the two comes first, or that both go together, replaces the
    earlier one of that voice; words of one day stand side by side. What one rules out or brings
    about is told apart from their order. Listed by the titles of the milestones, then by voice.
    """
    said: dict[tuple[Voice, frozenset[str], Kind], list[Statement]] = defaultdict(list)
    for statement in tangle.statements:
        subject = Kind.REQUIRES if statement.kind in ORDERS else statement.kind
        pair = frozenset({statement.dependent, statement.needs})
        said[statement.voice, pair, subject].append(statement)
    found = {(o.kind, o.rows): o for statements in said.values() for o in _last(statements)}
    return tuple(sorted(found.values(), key=lambda order: _place(order, tangle)))


def _place(order: Order, tangle: Tangle) -> tuple[object, ...]:
    """Return where an order is listed: with all others on the same two milestones, by voice."""
    pair = sorted(map(tangle.by_title, order.ends))
    return pair, order.voice, order.kind, tangle.by_title(order.dependent)


def _last(statements: Iterable[Statement]) -> list[Order]:
    """Return the orders of the last day, each with the unbroken run of statements behind it."""
    in_order = sorted(statements, key=lambda s: (s.day, s.id))
    days: dict[datetime.date, list[Statement]] = defaultdict(list)
    for statement in in_order:
        days[statement.day].append(statement)
    return [_order(last, days) for last in days[in_order[-1].day]]


def _order(last: Statement, days: dict[datetime.date, list[Statement]]) -> Order:
    run: list[Statement] = []
    for day in sorted(days, reverse=True):
        same = [s for s in days[day] if _sense(s) == _sense(last)]
        if not same:
            break
        run[:0] = same
    return Order(
        kind=last.kind,
        dependent=last.dependent,
        needs=last.needs,
        voice=last.voice,
        since=run[0].day,
        rows=tuple(row.id for row in run),
        basis=last.basis,
    )


def _sense(statement: Statement) -> tuple[object, ...]:
    """Return what tells one order from another: two milestones at once have no direction."""
    ends = (statement.dependent, statement.needs)
    if statement.kind is Kind.SIMULTANEOUS:
        return statement.kind, *sorted(ends)
    return statement.kind, *ends


def is_open(order: Order, tangle: Tangle) -> bool:
    """Say whether the order still has anything to order, as the voice that states it holds.

    What it needs may be reached or waived, and its dependent may have come already.
    """
    needs = tangle.milestones[order.needs].held_by(order.voice)
    dependent = tangle.milestones[order.dependent].held_by(order.voice)
    if order.kind is Kind.SIMULTANEOUS and dependent is Held.WAIVED:
        return False
    return needs is Held.OPEN and dependent is not Held.REACHED


def open_orders(orders: Iterable[Order], tangle: Tangle) -> tuple[Order, ...]:
    """Return the orders that still have something to order."""
    return tuple(order for order in orders if is_open(order, tangle))
