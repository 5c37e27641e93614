"""In which order milestones can be written down: what comes first above what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from provisions.sequence.graph import order_graph
from provisions.sequence.standing import Order
from provisions.sequence.values import STAGES, Kind, Tangle


def layers(
    orders: Iterable[Order], tied: Iterable[tuple[str, ...]], tangle: Tangle
) -> list[list[str]]:
    """Return the milestones that any order names, layer by layer.

    What must fall together stands together. Within a layer milestones go by title, and the acts
    of the treaty come last, in their own order: where one stands in a layer says nothing else.
    """
    orders = tuple(orders)
    graph = order_graph(orders, tangle)
    graph.add_nodes_from(end for order in orders for end in order.ends)
    for order in orders:
        if order.kind is Kind.TRIGGERS:
            graph.add_edge(order.needs, order.dependent)
    units = {member: group for group in tied for member in group}
    whole = nx.condensation(graph)
    return [
        sorted(
            (end for knot in layer for end in whole.nodes[knot]["members"]),
            key=lambda end: _place(end, units, tangle),
        )
        for layer in nx.topological_generations(whole)
    ]


def _place(end: str, units: Mapping[str, tuple[str, ...]], tangle: Tangle) -> tuple[object, ...]:
    unit = units.get(end, (end,))
    last = max(_act(member, tangle) for member in unit)
    return last, tangle.by_title(unit[0]), _act(end, tangle), tangle.by_title(end)


def _act(end: str, tangle: Tangle) -> int:
    """Return which act of the treaty it is, counted from signature; else one before them all."""
    kind = tangle.milestones[end].kind
    return STAGES.index(kind) if kind in STAGES else -1
