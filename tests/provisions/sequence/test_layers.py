"""Milestones are written down with what comes first above, and nothing else is meant by it."""

from provisions.sequence import Tangle, fit_together, layers, open_orders, standing_orders
from tests.provisions.sequence.tangle import MILESTONES, STATEMENTS, TANGLE


def written(statements):
    tangle = Tangle(MILESTONES, tuple(statements))
    orders = standing_orders(tangle)
    groups = fit_together(open_orders(orders, tangle), tangle).at_once
    return layers(orders, [group.members for group in groups], tangle)


def test_what_comes_first_stands_above_and_a_layer_goes_by_title():
    assert written(STATEMENTS) == [
        ["toll", "maps", "appeal", "bridge"],
        ["patrol"],
        # a circle: its members share a layer, what falls together side by side, acts last
        ["charter", "council", "signature", "ratification", "force"],
        ["claims"],
        ["case"],
    ]


def test_without_a_circle_every_order_runs_downwards():
    plain = [s for s in STATEMENTS if s.id not in ("b-charter", "b-council", "a-case")]
    rows = written(plain)
    height = {end: level for level, layer in enumerate(rows) for end in layer}
    assert all(height[s.needs] < height[s.dependent] for s in plain)
    assert len(height) == len(TANGLE.milestones)
