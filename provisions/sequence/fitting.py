"""Which stated orders fit together, which fit only if done at once, and which do not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import networkx as nx

from provisions.sequence.graph import acts_apart, knots, order_graph, shortest
from provisions.sequence.standing import Order
from provisions.sequence.values import Kind, Tangle


class Verdict(StrEnum):
    """How orders fit."""

    FIT = "fit"
    AT_ONCE = "only_at_once"
    CONTRADICT = "contradict"


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Milestones that must fall together for the orders among them to hold.

    ``as_stated`` says that those orders ask for nothing else.
    """

    members: tuple[str, ...]
    orders: tuple[Order, ...]
    as_stated: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a contradiction: what comes first, what follows, each order that says so.

    ``excludes``: those orders say that the first would rule out the other.
    """

    before: str
    after: str
    orders: tuple[Order, ...]
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Orders that cannot all hold, step by step.

    Either they run in a circle that would make the acts of a treaty, ``apart``, a single one; or
    they put two milestones of which one rules out the other before the same one, ``before``.
    """

    links: tuple[Link, ...]
    apart: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """How some orders fit together."""

    orders: tuple[Order, ...]
    at_once: tuple[AtOnce, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def verdict(self) -> Verdict:
        if self.contradictions:
            return Verdict.CONTRADICT
        tied = any(not group.as_stated for group in self.at_once)
        return Verdict.AT_ONCE if tied else Verdict.FIT


def fit_together(orders: Iterable[Order], tangle: Tangle) -> Fit:
    """Say how orders fit together, by titles.

    A step that must come before another comes not after it: two steps put before each other
    fit if they are done at once. Acts that follow each other cannot be: a circle through those
    is a contradiction. So is what puts two that do not go together before the same milestone.
    """
    orders = tuple(order for order in orders if order.kind is not Kind.TRIGGERS)
    graph = order_graph(orders, tangle)
    found = [*_exclusions(graph, orders, tangle), *_made_one(graph, tangle)]
    return Fit(orders, tuple(_groups(graph, orders, tangle)), tuple(_smallest(found)))


def _groups(graph: nx.DiGraph, orders: tuple[Order, ...], tangle: Tangle) -> list[AtOnce]:
    """Return what must fall together and can.

    Where a knot as a whole cannot, its smallest circles still may, each by its own orders.
    """
    found: dict[tuple[str, ...], AtOnce] = {}
    for knot in knots(graph, tangle.by_title):
        tied = [knot] if _can_be_one(knot, orders, tangle) else _circles(graph, knot)
        for members in tied:
            group = tuple(sorted(members, key=tangle.by_title))
            if _can_be_one(group, orders, tangle):
                inside = _among(group, orders)
                as_stated = all(order.kind is Kind.SIMULTANEOUS for order in inside)
                found[group] = AtOnce(group, inside, as_stated)
    return [
        found[group]
        for group in sorted(found, key=lambda members: tuple(map(tangle.by_title, members)))
        if not any(set(other) < set(group) for other in found)
    ]


def _circles(graph: nx.DiGraph, knot: tuple[str, ...]) -> list[set[str]]:
    """Return the smallest circle through each arrow of a knot, as the milestones on it."""
    inside = [arrow for arrow in graph.edges if set(arrow) <= set(knot)]
    return [{end for way in shortest(graph, b, a) for end in way} for a, b in inside]


def _among(members: tuple[str, ...], orders: tuple[Order, ...]) -> tuple[Order, ...]:
    return tuple(order for order in orders if order.ends <= set(members))


def _can_be_one(members: tuple[str, ...], orders: tuple[Order, ...], tangle: Tangle) -> bool:
    rules_out = any(order.kind is Kind.PRECLUDES for order in _among(members, orders))
    return not rules_out and not acts_apart(members, tangle)


def _exclusions(
    graph: nx.DiGraph, orders: tuple[Order, ...], tangle: Tangle
) -> list[Contradiction]:
    """Return what puts a milestone, and what would rule it out, before the same milestone."""
    excluding: dict[tuple[str, str], list[Order]] = {}
    for order in orders:
        if order.kind is Kind.PRECLUDES:
            excluding.setdefault((order.needs, order.dependent), []).append(order)
    found = []
    for (first, other), said in excluding.items():
        link = Link(first, other, tuple(said), excludes=True)
        for top in _nearest(graph, first, other, tangle):
            way = [*shortest(graph, first, top), *shortest(graph, other, top)]
            found.append(Contradiction((*_links(graph, way), link), before=top))
    return found


def _nearest(graph: nx.DiGraph, first: str, other: str, tangle: Tangle) -> list[str]:
    """Return the milestones that come after both, or are one of them, and after no such one."""
    after = [
        nx.descendants(graph, end) | {end} if end in graph else {end} for end in (first, other)
    ]
    both = after[0] & after[1]
    ways = {end: nx.ancestors(graph, end) & both for end in both}
    near = [end for end in both if all(end in ways[earlier] for earlier in ways[end] - {end})]
    # Of those that fall together, the pair itself first, then the first by title.
    near.sort(key=lambda end: (end not in (first, other), tangle.by_title(end)))
    return [
        end for n, end in enumerate(near) if not any(earlier in ways[end] for earlier in near[:n])
    ]


def _made_one(graph: nx.DiGraph, tangle: Tangle) -> list[Contradiction]:
    """Return the circles that would make two acts of one treaty a single act."""
    found = []
    for members in knots(graph, tangle.by_title):
        for one, other in combinations(members, 2):
            if acts_apart((one, other), tangle):
                way = [*shortest(graph, one, other), *shortest(graph, other, one)]
                acts = acts_apart({end for arrow in way for end in arrow}, tangle)
                found.append(Contradiction(_links(graph, way), acts))
    return found


def _links(graph: nx.DiGraph, way: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    return tuple(
        Link(before, after, graph.edges[before, after]["orders"])
        for before, after in dict.fromkeys(way)
    )


def _smallest(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Leave out a contradiction that only adds to another, and the same one met twice."""
    kept: dict[frozenset[Link], Contradiction] = {}
    for contradiction in found:
        kept.setdefault(frozenset(contradiction.links), contradiction)
    return [one for steps, one in kept.items() if not any(other < steps for other in kept)]
