"""What a milestone would bring about, and what an article in force would end, as each has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from provisions.sequence.standing import Order
from provisions.sequence.values import Held, Kind, Reading, Tangle, Voice


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice holds an article to do: its reading of the scope, or a chain of orders."""

    voice: Voice
    word: str  # a word of SCOPE_READING; "triggers" for a chain
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """One proceeding or presence, and each voice's account of what an article does to it.

    ``subject`` is empty for accounts of the scope of the article as such.
    """

    article: str
    subject: str
    accounts: tuple[Account, ...]

    @property
    def accounts_differ(self) -> bool:
        words = {"covers" if a.word == "triggers" else a.word for a in self.accounts}
        return len(words - {"unclear", "not_stated"}) > 1


@dataclass(frozen=True, slots=True)
class Brought:
    """What one voice says that a milestone brings about, by the orders that lead there."""

    milestone: str
    voice: Voice
    path: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """What one voice says can no longer come to pass once another milestone is reached.

    ``already`` says that, as that voice holds it, the other one is reached.
    """

    order: Order
    already: bool


def brought_about(milestone: str, orders: Iterable[Order], tangle: Tangle) -> tuple[Brought, ...]:
    """Return what a milestone would bring about, at once or by way of others, by title."""
    triggers = [order for order in orders if order.kind is Kind.TRIGGERS]
    found = []
    for voice in sorted({order.voice for order in triggers}):
        graph = nx.DiGraph()
        for order in (order for order in triggers if order.voice == voice):
            graph.add_edge(order.needs, order.dependent, order=order)
        for end in nx.descendants(graph, milestone) if milestone in graph else ():
            way = nx.shortest_path(graph, milestone, end)
            path = tuple(graph.edges[a, b]["order"] for a, b in pairwise(way))
            if tangle.milestones[end].held_by(voice) is not Held.REACHED:
                found.append(Brought(end, voice, path))
    return tuple(sorted(found, key=lambda b: (tangle.by_title(b.milestone), b.voice)))


def ruled_out(orders: Iterable[Order], tangle: Tangle) -> tuple[RuledOut, ...]:
    """Return what is said to become impossible, in the order of the titles."""
    return tuple(
        RuledOut(order, tangle.milestones[order.needs].held_by(order.voice) is Held.REACHED)
        for order in orders
        if order.kind is Kind.PRECLUDES
        and tangle.milestones[order.dependent].held_by(order.voice) is not Held.REACHED
    )


def endings(orders: Iterable[Order], tangle: Tangle) -> tuple[Ending, ...]:
    """Return, for each article, what would end if it took effect, according to whom.

    Of each voice the last reading counts; words of one day stand side by side. A milestone that
    an article in force is said to bring about counts as that voice's account of its subject.
    """
    orders = tuple(orders)
    found: dict[tuple[str, str], list[Account]] = {}
    for reading in _last(tangle.readings):
        account = Account(reading.voice, reading.word, (reading.id,))
        found.setdefault((reading.article, reading.subject), []).append(account)
    for key, milestone in tangle.milestones.items():
        if milestone.kind != "article_in_force":
            continue
        for brought in brought_about(key, orders, tangle):
            about = tangle.milestones[brought.milestone].about
            rows = tuple(row for order in brought.path for row in order.rows)
            if about:
                account = Account(brought.voice, Kind.TRIGGERS.value, rows)
                found.setdefault((milestone.about, about), []).append(account)
    return tuple(
        Ending(article, subject, tuple(sorted(accounts, key=lambda a: (a.voice, a.word, a.rows))))
        for (article, subject), accounts in sorted(found.items())
    )


def _last(readings: Iterable[Reading]) -> list[Reading]:
    """Return each voice's readings of the last day on which it spoke of a subject."""
    last: dict[tuple[str, str, Voice], list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: (r.day, r.id)):
        key = (reading.article, reading.subject, reading.voice)
        same_day = [r for r in last.get(key, []) if r.day == reading.day]
        last[key] = [*same_day, reading]
    return [reading for of_voice in last.values() for reading in of_voice]
