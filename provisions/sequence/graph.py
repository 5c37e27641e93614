"""Orders as a graph: an arrow runs from what comes first to what comes not before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import networkx as nx

from provisions.sequence.standing import Order
from provisions.sequence.values import STAGES, Kind, Tangle

# Anything but a milestone's title would rank what is listed.
ByTitle = Callable[[str], tuple[str, str]]


def order_graph(orders: Iterable[Order], tangle: Tangle) -> nx.DiGraph:
    """Return the orders as arrows, each with every order that draws it.

    At once is an arrow both ways. Milestones and arrows come in the order of the titles, so
    that the same orders always give the same answer.
    """
    arrows: dict[tuple[str, str], list[Order]] = {}
    for order in orders:
        for arrow in _arrows(order):
            arrows.setdefault(arrow, []).append(order)
    graph = nx.DiGraph()
    ends = {end for arrow in arrows for end in arrow}
    graph.add_nodes_from(sorted(ends, key=tangle.by_title))
    for before, after in sorted(arrows, key=lambda a: tuple(map(tangle.by_title, a))):
        graph.add_edge(before, after, orders=tuple(arrows[before, after]))
    return graph


def _arrows(order: Order) -> list[tuple[str, str]]:
    forward, back = (order.needs, order.dependent), (order.dependent, order.needs)
    if order.kind is Kind.SIMULTANEOUS:
        return [forward, back]
    return [forward] if order.kind is Kind.REQUIRES else []


def knots(graph: nx.DiGraph, by_title: ByTitle) -> list[tuple[str, ...]]:
    """Return the sets of milestones that the arrows hold together, each and all by title."""
    found: Iterable[set[str]] = nx.strongly_connected_components(graph)
    tied = (tuple(sorted(members, key=by_title)) for members in found if len(members) > 1)
    return sorted(tied, key=lambda members: tuple(map(by_title, members)))


def acts_apart(milestones: Iterable[str], tangle: Tangle) -> tuple[str, ...]:
    """Return those that are different acts of one treaty, which are never one act; else none."""
    acts = [end for end in milestones if tangle.milestones[end].kind in STAGES]
    kinds = {tangle.milestones[end].kind for end in acts}
    return tuple(sorted(acts, key=tangle.by_title)) if len(kinds) > 1 else ()


def narrowed(graph: nx.DiGraph, is_kept: Callable[[str, str], bool]) -> nx.DiGraph:
    """Return the graph with those arrows only. A view of it could forget the order by title."""
    found = nx.DiGraph()
    for before, after, drawn in graph.edges(data=True):
        if is_kept(before, after):
            found.add_edge(before, after, **drawn)
    return found


def shortest(graph: nx.DiGraph, start: str, goal: str) -> list[tuple[str, str]]:
    """Return the arrows of a shortest way; of several, the first by title."""
    way: list[str] = nx.shortest_path(graph, start, goal)
    return list(pairwise(way))
