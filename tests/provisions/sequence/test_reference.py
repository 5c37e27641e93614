"""The engine agrees with a slow reference that tries every schedule of small tangles."""

from __future__ import annotations

import datetime
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provisions.sequence import (
    Held,
    Kind,
    Milestone,
    Statement,
    Tangle,
    Verdict,
    Voice,
    bound,
    fit_together,
    open_orders,
    preceding,
    solve,
    standing_orders,
    what_each_frees,
)

pytestmark = pytest.mark.once


NAMES = "abcd"
VOICES = (Voice("party", "Avaria", "avaria"), Voice("party", "Borduria", "borduria"))
STAGES = {"signature", "ratification", "entry_into_force"}
DAY = datetime.date(2025, 1, 1)

milestone = st.builds(
    dict,
    kind=st.sampled_from(["act", "act", "act", "signature", "ratification"]),
    reached=st.sampled_from([False, False, False, True]),
    accounts=st.dictionaries(st.sampled_from(VOICES), st.sampled_from(Held), max_size=2),
)
statement = st.tuples(
    st.sampled_from(VOICES),
    st.sampled_from([Kind.REQUIRES, Kind.REQUIRES, *Kind]),
    st.sampled_from(list(combinations(NAMES, 2))),
    st.booleans(),
    st.integers(0, 2),
)


@st.composite
def tangles(draw):
    """Draw four milestones and up to seven statements, with days on which words change."""
    milestones = {name: Milestone(name, name, **draw(milestone)) for name in NAMES}
    said = [
        Statement(
            f"s{n}", kind, *(reversed(pair) if turned else pair), voice, DAY.replace(day=1 + d)
        )
        for n, (voice, kind, pair, turned, d) in enumerate(draw(st.lists(statement, max_size=7)))
    ]
    return Tangle(milestones, tuple(said))


def still_open(orders, tangle):
    return open_orders(orders, tangle)


def holds(times, orders, tangle):
    """Say whether a schedule keeps to every order, and keeps the acts of a treaty apart."""
    for order in orders:
        needs, dependent = times[order.needs], times[order.dependent]
        kept = {
            Kind.REQUIRES: needs <= dependent,
            Kind.SIMULTANEOUS: needs == dependent,
            Kind.PRECLUDES: True,
            Kind.TRIGGERS: True,
        }
        if not kept[order.kind]:
            return False
    acts = [name for name, m in tangle.milestones.items() if m.kind in STAGES]
    return all(
        times[a] != times[b] or tangle.milestones[a].kind == tangle.milestones[b].kind
        for a, b in combinations(acts, 2)
    )


def schedules(orders, tangle):
    """Yield every schedule, over as many moments as there are milestones, that keeps to all."""
    reach = before(orders) | {(name, name) for name in NAMES}
    for order in orders:
        needed = {frozenset(x for x in NAMES if (x, top) in reach) for top in NAMES}
        if order.kind is Kind.PRECLUDES and any(order.ends <= below for below in needed):
            return  # something would need both
    for moments in product(range(len(NAMES)), repeat=len(NAMES)):
        times = dict(zip(NAMES, moments, strict=True))
        if holds(times, orders, tangle):
            yield times


def before(orders):
    """Return who comes not after whom by the orders, closed under going on (Warshall)."""
    reach = set()
    for order in orders:
        if order.kind in (Kind.REQUIRES, Kind.SIMULTANEOUS):
            reach.add((order.needs, order.dependent))
        if order.kind is Kind.SIMULTANEOUS:
            reach.add((order.dependent, order.needs))
    for via, a, b in product(NAMES, repeat=3):
        if (a, via) in reach and (via, b) in reach:
            reach.add((a, b))
    return reach


@settings(max_examples=100, deadline=None)
@given(tangles())
def test_orders_fit_when_some_schedule_keeps_them_all(tangle):
    orders = still_open(standing_orders(tangle), tangle)
    found = fit_together(orders, tangle)
    kept = list(schedules(orders, tangle))
    assert (found.verdict is not Verdict.CONTRADICT) == bool(kept)
    if kept:
        tied = {
            pair for pair in combinations(NAMES, 2) if all(t[pair[0]] == t[pair[1]] for t in kept)
        }
        assert tied == {p for group in found.at_once for p in combinations(group.members, 2)}
        asked = {frozenset(o.ends) for o in orders if o.kind is Kind.SIMULTANEOUS}
        only_asked = all(g.as_stated for g in found.at_once)
        assert (found.verdict is Verdict.FIT) == only_asked
        assert all(asked for g in found.at_once if g.as_stated)


@settings(max_examples=100, deadline=None)
@given(tangles())
def test_each_group_and_each_circle_holds_by_its_own_orders(tangle):
    found = fit_together(still_open(standing_orders(tangle), tangle), tangle)
    for group in found.at_once:
        kept = list(schedules(group.orders, tangle))
        assert kept
        assert all(len({times[end] for end in group.members}) == 1 for times in kept)
    for circle in found.contradictions:
        assert not any(schedules([o for link in circle.links for o in link.orders], tangle))
        for left_out in circle.links:
            rest = [link.orders[0] for link in circle.links if link != left_out]
            if Kind.SIMULTANEOUS not in {o.kind for o in rest}:  # which stands for two links
                assert any(schedules(rest, tangle))


@settings(max_examples=100, deadline=None)
@given(tangles(), st.sampled_from(VOICES))
def test_what_precedes_is_all_that_the_voices_own_orders_reach(tangle, voice):
    orders = standing_orders(tangle)
    own = [o for o in orders if o.voice == voice and o.kind in (Kind.REQUIRES, Kind.SIMULTANEOUS)]
    held = {name: tangle.milestones[name].held_by(voice) for name in NAMES}
    for target in NAMES:
        reached, edge = set(), {target} if held[target] is not Held.REACHED else set()
        while edge:
            onward = {
                other
                for order in own
                for end, other in _ways(order)
                if end in edge and (held[end] is Held.OPEN)
            }
            reached |= edge
            edge = onward - reached
        found = preceding(target, voice, orders, tangle)
        assert {step.milestone for step in found.steps} == reached - {target}
        for step in found.steps:
            assert step.held is held[step.milestone]
            assert target in step.path[0].ends
            assert step.milestone in step.path[-1].ends


def _ways(order):
    """Yield from which end an order leads back to which."""
    yield order.dependent, order.needs
    if order.kind is Kind.SIMULTANEOUS:
        yield order.needs, order.dependent


@settings(max_examples=100, deadline=None)
@given(tangles())
def test_bound_is_what_has_something_else_before_it_or_cannot_hold(tangle):
    orders = still_open(standing_orders(tangle), tangle)
    reach = before(orders)
    kinds = {name: tangle.milestones[name].kind for name in NAMES}
    expected = set()
    for name in NAMES:
        tied = {name} | {x for x in NAMES if (x, name) in reach and (name, x) in reach}
        waits = {x for end in tied for x in NAMES if (x, end) in reach} - tied
        acts = {kinds[x] for x in tied} & STAGES
        if waits or len(acts) > 1:
            expected.add(name)
    found = bound(orders, tangle)
    assert found == expected


@settings(max_examples=100, deadline=None)
@given(tangles())
def test_freed_is_what_a_deed_takes_the_last_thing_from_before(tangle):
    orders = standing_orders(tangle)
    for freed in what_each_frees(orders, tangle):
        m = tangle.milestones[freed.milestone]
        held = Held.WAIVED if freed.waived_by else Held.REACHED
        voices = [freed.waived_by] if freed.waived_by else VOICES
        changed = Milestone(
            m.id, m.title, m.kind, m.reached, {**m.accounts, **dict.fromkeys(voices, held)}
        )
        then = Tangle({**tangle.milestones, m.id: changed}, tangle.statements)
        gone = bound(orders, tangle) - bound(orders, then) - {m.id}
        assert freed.by_all == tuple(sorted(gone))
        assert list(freed.by_all) == sorted(freed.by_all)


@settings(max_examples=100, deadline=None)
@given(tangles(), st.randoms(use_true_random=False))
def test_answer_does_not_depend_on_the_order_in_which_rows_come(tangle, chance):
    said = list(tangle.statements)
    chance.shuffle(said)
    keys = list(tangle.milestones)
    chance.shuffle(keys)
    turned = Tangle({key: tangle.milestones[key] for key in keys}, tuple(said))
    first, second = solve(tangle, NAMES, VOICES), solve(turned, NAMES, VOICES)
    for part in ("orders", "preceding", "alone", "together", "freed", "brought", "ruled_out"):
        assert getattr(first, part) == getattr(second, part), part


MIRROR = {VOICES[0]: VOICES[1], VOICES[1]: VOICES[0]}


@settings(max_examples=100, deadline=None)
@given(tangles())
def test_both_sides_are_answered_alike(tangle):
    """What the two sides said changed about, the same answers come with the names changed."""
    said = tuple(
        Statement(s.id, s.kind, s.dependent, s.needs, MIRROR[s.voice], s.day)
        for s in tangle.statements
    )
    turned = Tangle(
        {
            key: Milestone(
                m.id, m.title, m.kind, m.reached, {MIRROR[v]: h for v, h in m.accounts.items()}
            )
            for key, m in tangle.milestones.items()
        },
        said,
    )
    first, second = solve(tangle, NAMES, VOICES), solve(turned, NAMES, VOICES)
    assert first.together.verdict is second.together.verdict
    assert [g.members for g in first.together.at_once] == [
        g.members for g in second.together.at_once
    ]
    assert {v: f.verdict for v, f in first.alone} == {MIRROR[v]: f.verdict for v, f in second.alone}
    assert {(p.voice, p.target): [s.milestone for s in p.steps] for p in first.preceding} == {
        (MIRROR[p.voice], p.target): [s.milestone for s in p.steps] for p in second.preceding
    }
    assert {(f.milestone, f.waived_by): f.by_all for f in first.freed} == {
        (f.milestone, f.waived_by and MIRROR[f.waived_by]): f.by_all for f in second.freed
    }
