"""The whole answer about one tangle, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from provisions.sequence.endings import (
    Brought,
    Ending,
    RuledOut,
    brought_about,
    endings,
    ruled_out,
)
from provisions.sequence.fitting import Fit, fit_together
from provisions.sequence.freeing import Freed, what_each_frees
from provisions.sequence.preceding import Preceding, preceding
from provisions.sequence.standing import Order, open_orders, standing_orders
from provisions.sequence.values import Kind, Tangle, Voice


@dataclass(frozen=True, slots=True)
class Solved:
    """What the stated orders come to.

    ``orders`` are all that stand; ``together`` and ``alone`` judge those that still have
    something to order. ``preceding`` answers for each milestone asked about and each voice.
    """

    tangle: Tangle
    orders: tuple[Order, ...]
    preceding: tuple[Preceding, ...]
    alone: tuple[tuple[Voice, Fit], ...]
    together: Fit
    freed: tuple[Freed, ...]
    brought: tuple[tuple[str, tuple[Brought, ...]], ...]
    ruled_out: tuple[RuledOut, ...]
    endings: tuple[Ending, ...]


def solve(tangle: Tangle, targets: Iterable[str] = (), voices: Iterable[Voice] = ()) -> Solved:
    """Answer every question about a tangle, for these milestones and, besides whoever spoke,
    these voices: one that has stated no order is answered for as well."""
    orders = standing_orders(tangle)
    standing = open_orders(orders, tangle)
    everyone = sorted({*voices, *(order.voice for order in orders)})
    starts = sorted({o.needs for o in orders if o.kind is Kind.TRIGGERS}, key=tangle.by_title)
    return Solved(
        tangle=tangle,
        orders=orders,
        preceding=tuple(
            preceding(target, voice, orders, tangle)
            for target in sorted(targets, key=tangle.by_title)
            for voice in everyone
        ),
        alone=tuple(
            (voice, fit_together([o for o in standing if o.voice == voice], tangle))
            for voice in everyone
        ),
        together=fit_together(standing, tangle),
        freed=what_each_frees(orders, tangle),
        brought=tuple((start, brought_about(start, orders, tangle)) for start in starts),
        ruled_out=ruled_out(orders, tangle),
        endings=endings(orders, tangle),
    )
