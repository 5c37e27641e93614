"""What would be free to come to pass if one milestone were reached, or no longer required."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from provisions.sequence.fitting import fit_together
from provisions.sequence.graph import order_graph
from provisions.sequence.standing import Order, open_orders
from provisions.sequence.values import ORDERS, STAGES, Held, Kind, Tangle, Voice


@dataclass(frozen=True, slots=True)
class Freed:
    """What one deed would free: a milestone reached, or waived by one voice that requires it.

    ``by_all`` counts the orders of every voice; ``by_voice`` those of each one alone. Freed is
    what then has nothing before it, and had something before. Listed by title: never ranked.
    """

    milestone: str
    waived_by: Voice | None
    by_all: tuple[str, ...]
    by_voice: Mapping[Voice, tuple[str, ...]]


def what_each_frees(orders: Iterable[Order], tangle: Tangle) -> tuple[Freed, ...]:
    """Return what each performance and each waiver would free, by title, waivers by voice."""
    orders = tuple(orders)
    standing = [order for order in open_orders(orders, tangle) if order.kind in ORDERS]
    needed: dict[str, set[Voice]] = {}
    for order in standing:
        for end in order.ends if order.kind is Kind.SIMULTANEOUS else {order.needs}:
            needed.setdefault(end, set()).add(order.voice)
    found = []
    for milestone in sorted(needed, key=tangle.by_title):
        performed = _with(tangle, milestone, Held.REACHED, tangle.voices)
        found.append(_freed(milestone, None, orders, tangle, performed))
        # An act of the treaty is no requirement to waive, and a source requires nothing itself.
        is_act = tangle.milestones[milestone].kind in STAGES
        for voice in sorted(v for v in needed[milestone] if v.kind == "party" and not is_act):
            waived = _with(tangle, milestone, Held.WAIVED, (voice,))
            found.append(_freed(milestone, voice, orders, tangle, waived))
    return tuple(found)


def _with(tangle: Tangle, milestone: str, held: Held, voices: Iterable[Voice]) -> Tangle:
    """Return the tangle as it would be if these voices held a milestone reached or waived."""
    found = tangle.milestones[milestone]
    accounts = {**found.accounts, **dict.fromkeys(voices, held)}
    reached = found.reached or held is Held.REACHED
    changed = replace(found, accounts=accounts, reached=reached)
    return replace(tangle, milestones={**tangle.milestones, milestone: changed})


def _freed(
    milestone: str,
    waived_by: Voice | None,
    orders: tuple[Order, ...],
    tangle: Tangle,
    then: Tangle,
) -> Freed:
    def newly(some: tuple[Order, ...]) -> tuple[str, ...]:
        gone = bound(some, tangle) - bound(some, then) - {milestone}
        return tuple(sorted(gone, key=tangle.by_title))

    voices = sorted({order.voice for order in orders})
    own = {voice: tuple(o for o in orders if o.voice == voice) for voice in voices}
    return Freed(
        milestone, waived_by, newly(orders), {voice: newly(own[voice]) for voice in voices}
    )


def bound(orders: Iterable[Order], tangle: Tangle) -> frozenset[str]:
    """Return the milestones that have something before them which is still open.

    What falls together with a milestone is not before it; what either one needs is before both.
    Milestones in a circle that cannot hold stay bound, each by the others.
    """
    standing = [order for order in open_orders(orders, tangle) if order.kind in ORDERS]
    graph = order_graph(standing, tangle)
    circles = fit_together(standing, tangle).contradictions
    stuck = {
        end for circle in circles for link in circle.links for end in (link.before, link.after)
    }
    tied = {end: knot for knot in nx.strongly_connected_components(graph) for end in knot}
    return frozenset(
        end for end in graph if tied[end] & stuck or nx.ancestors(graph, end) - tied[end]
    )
