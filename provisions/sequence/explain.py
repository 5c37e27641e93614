"""The answers in sentences: who says it, of what, and what follows if all of it is to hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from provisions.sequence.endings import Brought, RuledOut
from provisions.sequence.fitting import AtOnce, Contradiction, Fit, Link, Verdict
from provisions.sequence.freeing import Freed
from provisions.sequence.preceding import Preceding, Step
from provisions.sequence.standing import Order
from provisions.sequence.values import Held, Kind, Milestone, Tangle, Voice

HELD_WORDS = {
    Held.OPEN: "open",
    Held.REACHED: "done",
    Held.WAIVED: "no longer stands as a requirement",
}
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(words: Iterable[str]) -> str:
    """Join words as a list in a sentence."""
    *most, last = list(words)
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def voices_words(voices: Iterable[Voice]) -> str:
    """Name who says it, with its verb: “Armenia says”, “Armenia and Azerbaijan say”."""
    names = [voice.name for voice in sorted(set(voices))]
    return f"{listed(names)} {'says' if len(names) == 1 else 'say'}"


def _says(voices: Iterable[Voice], basis: str = "stated") -> str:
    return (
        f"{voices_words(voices)} that"
        if basis == "stated"
        else f"{voices_words(voices)}, as inferred, that"
    )


def state_words(milestone: Milestone) -> str:
    """Say how a milestone stands: by the reading and by every account."""
    if not milestone.is_followed:
        return "the record does not follow whether it was done"
    if milestone.accounts_differ:
        return "accounts differ on whether it is done"
    if milestone.waived_by:
        names = listed(voice.name for voice in milestone.waived_by)
        return f"no longer stands as a requirement of {names}"
    return HELD_WORDS[Held.REACHED if milestone.reached else Held.OPEN]


class Explainer:
    """Writes the answers about one tangle; milestones go by their titles."""

    def __init__(self, tangle: Tangle) -> None:
        self.tangle = tangle

    def name(self, milestone: str) -> str:
        return f"“{self.tangle.title(milestone)}”"

    def names(self, milestones: Iterable[str]) -> str:
        return listed(map(self.name, milestones))

    def order(self, order: Order) -> str:
        """Say one order in its voice, without a full stop."""
        return f"{_says([order.voice], order.basis)} {self._clause(order)}"

    def _clause(self, order: Order) -> str:
        needs, dependent = self.name(order.needs), self.name(order.dependent)
        match order.kind:
            case Kind.REQUIRES:
                return f"{needs} must precede {dependent}"
            case Kind.SIMULTANEOUS:
                pair = self.names(sorted(order.ends, key=self.tangle.by_title))
                return f"{pair} must be done at the same time"
            case Kind.PRECLUDES:
                return f"{needs} would rule out {dependent}"
        return f"{needs} would bring about {dependent}"

    def preceding(self, found: Preceding) -> list[str]:
        """Say what a voice puts before a milestone, a sentence for each step."""
        target = self.name(found.target)
        if self.tangle.milestones[found.target].held_by(found.voice) is Held.REACHED:
            return [f"{target} is done, as the record has it for {found.voice.name}."]
        if not found.steps:
            return [
                f"No order by {found.voice.name} that puts anything before {target} is recorded."
            ]
        return [self._step(found, step) for step in found.steps]

    def _step(self, found: Preceding, step: Step) -> str:
        first = step.path[-1]
        if len(step.path) == 1:
            words = self.order(first)
        else:
            between = [
                next(iter(order.ends & following.ends), "")
                for order, following in pairwise(step.path)
            ]
            words = (
                f"{found.voice.name}'s orders put {self.name(step.milestone)} before "
                f"{self.name(found.target)} by way of {self.names(reversed(between))}"
            )
        held = "" if step.held is Held.OPEN else f" ({HELD_WORDS[step.held]})"
        return f"{words}{held}."

    def fit(self, fit: Fit, whose: str = "The stated orders") -> list[str]:
        """Say how orders fit together, a sentence for each group and each circle."""
        if not fit.orders:
            return [f"{whose} leave nothing open that could pull apart."]
        found = [self.at_once(group) for group in fit.at_once]
        found += [self.contradiction(circle) for circle in fit.contradictions]
        return [f"{whose} fit together.", *found] if fit.verdict is Verdict.FIT else found

    def at_once(self, group: AtOnce) -> str:
        """Say what must fall together, and by whose orders."""
        if group.as_stated:
            return (
                f"{self.names(group.members)} fall together, as stated: {self._each(group.orders)}."
            )
        orders = f"The {counted(len(group.orders))} stated orders fit only if done together"
        return f"{orders}: {self.names(group.members)}. {self._each(group.orders)}."

    def _each(self, orders: Iterable[Order]) -> str:
        return "; ".join(map(self.order, orders))

    def contradiction(self, circle: Contradiction) -> str:
        """Say a circle of orders step by step, and why it cannot be done at once."""
        steps = "; ".join(map(self.link, circle.links))
        if circle.apart:
            why = f"{self.names(circle.apart)} are acts that follow each other and are never one"
        else:
            pair = next(link for link in circle.links if link.excludes)
            first, other = self.name(pair.before), self.name(pair.after)
            why = f"{self.name(circle.before)} would rest on both {first} and {other}"
            if circle.before in (pair.before, pair.after):
                why = f"{first} would rule out {other} and yet be tied to it"
        return f"The stated orders contradict each other: {steps}. They cannot all hold: {why}."

    def link(self, link: Link) -> str:
        """Say one step of a circle, in the voice of everyone who states it."""
        by_clause: dict[str, list[Voice]] = {}
        for order in link.orders:
            by_clause.setdefault(self._clause(order), []).append(order.voice)
        return "; ".join(f"{_says(voices)} {clause}" for clause, voices in by_clause.items())

    def freed(self, freed: Freed) -> str:
        """Say what a performance or a waiver would free: by all orders, then by each voice's."""
        deed = (
            f"If {freed.waived_by.name} no longer required {self.name(freed.milestone)}"
            if freed.waived_by
            else f"If {self.name(freed.milestone)} were done"
        )
        words = f"{deed}: by all stated orders, {self._left_before(freed.by_all)}"
        apart = {v: ends for v, ends in freed.by_voice.items() if ends != freed.by_all and ends}
        alone = [f"by {v.name}'s alone, {self._left_before(ends)}" for v, ends in apart.items()]
        return f"{'; '.join([words, *alone])}."

    def _left_before(self, freed: Sequence[str]) -> str:
        if not freed:
            return "nothing else would be free"
        return f"nothing would stand before {self.names(freed)} any more"

    def brought(self, brought: Brought) -> str:
        start = self.name(brought.path[0].needs)
        via = [order.dependent for order in brought.path[:-1]]
        way = f", by way of {self.names(via)}" if via else ""
        basis = brought.path[0].basis
        says = _says([brought.voice], basis)
        return f"{says} {start} would bring about {self.name(brought.milestone)}{way}."

    def ruled_out(self, ruled_out: RuledOut) -> str:
        since = f", and {self.name(ruled_out.order.needs)} is done" if ruled_out.already else ""
        return f"{self.order(ruled_out.order)}{since}."
