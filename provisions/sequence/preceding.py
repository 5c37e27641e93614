"""What must precede a milestone as each side's own orders have it, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from provisions.sequence.graph import narrowed, order_graph, shortest
from provisions.sequence.standing import Order, open_orders
from provisions.sequence.values import ORDERS, Held, Tangle, Voice


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone that must come before another, or with it, and the orders by which it must.

    ``path`` begins at the milestone asked about. ``held`` is how that voice holds the step;
    beyond one that is reached or waived nothing is asked.
    """

    milestone: str
    path: tuple[Order, ...]
    held: Held
    at_once: bool


@dataclass(frozen=True, slots=True)
class Preceding:
    """What must precede a milestone according to one voice, by title."""

    voice: Voice
    target: str
    steps: tuple[Step, ...]

    @property
    def open(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.held is Held.OPEN)


def preceding(target: str, voice: Voice, orders: Iterable[Order], tangle: Tangle) -> Preceding:
    """Return every milestone that one voice's own orders put before another, however far off."""
    own = [order for order in orders if order.voice == voice and order.kind in ORDERS]
    if tangle.milestones[target].held_by(voice) is Held.REACHED:
        return Preceding(voice, target, ())
    # What is reached or waived itself leads no further back.
    passable = narrowed(
        order_graph(own, tangle),
        lambda _, after: tangle.milestones[after].held_by(voice) is Held.OPEN,
    )
    if target not in passable:
        return Preceding(voice, target, ())
    open_ones = order_graph(open_orders(own, tangle), tangle)
    found = sorted(nx.ancestors(passable, target), key=tangle.by_title)
    return Preceding(
        voice,
        target,
        tuple(
            Step(
                milestone=milestone,
                path=tuple(
                    passable.edges[arrow]["orders"][0]
                    for arrow in reversed(shortest(passable, milestone, target))
                ),
                held=tangle.milestones[milestone].held_by(voice),
                at_once=milestone in open_ones
                and target in open_ones
                and nx.has_path(open_ones, target, milestone),
            )
            for milestone in found
        ),
    )
