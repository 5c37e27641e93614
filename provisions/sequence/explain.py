"""The answers in sentences: who says it, of what, and what follows if all of it is to hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provisions.sequence.endings import Brought, RuledOut
from provisions.sequence.fitting import AtOnce, Contradiction, Fit, Link, Verdict
from provisions.sequence.freeing import Freed
from provisions.sequence.phrases import HELD_WORDS, counted, listed, says
from provisions.sequence.preceding import Preceding, Step
from provisions.sequence.standing import Order
from provisions.sequence.values import Held, Kind, Tangle, Voice


class Explainer:
    """Writes the answers about one tangle; milestones go by their titles."""

    def __init__(self, tangle: Tangle) -> None:
        self.tangle = tangle

    def name(self, milestone: str) -> str:
        return _("“%(title)s”") % {"title": self.tangle.title(milestone)}

    def names(self, milestones: Iterable[str]) -> str:
        return listed(map(self.name, milestones))

    def order(self, order: Order) -> str:
        """Say one order in its voice, without a full stop."""
        return says([order.voice], self._clause(order), order.basis)

    def _clause(self, order: Order) -> str:
        ends = {"needs": self.name(order.needs), "dependent": self.name(order.dependent)}
        match order.kind:
            case Kind.REQUIRES:
                return _("%(needs)s must precede %(dependent)s") % ends
            case Kind.SIMULTANEOUS:
                pair = self.names(sorted(order.ends, key=self.tangle.by_title))
                return _("%(pair)s must be done at the same time") % {"pair": pair}
            case Kind.PRECLUDES:
                return _("%(needs)s would rule out %(dependent)s") % ends
        return _("%(needs)s would bring about %(dependent)s") % ends

    def preceding(self, found: Preceding) -> list[str]:
        """Say what a voice puts before a milestone, a sentence for each step."""
        said = {"target": self.name(found.target), "name": found.voice.name}
        if self.tangle.milestones[found.target].held_by(found.voice) is Held.REACHED:
            return [_("%(target)s is done, as the record has it for %(name)s.") % said]
        if not found.steps:
            none = _("No order by %(name)s that puts anything before %(target)s is recorded.")
            return [none % said]
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
            words = _("%(name)s's orders put %(first)s before %(target)s by way of %(between)s") % {
                "name": found.voice.name,
                "first": self.name(step.milestone),
                "target": self.name(found.target),
                "between": self.names(reversed(between)),
            }
        if step.held is Held.OPEN:
            return _("%(sentence)s.") % {"sentence": words}
        return _("%(sentence)s (%(held)s).") % {"sentence": words, "held": HELD_WORDS[step.held]}

    def fit(self, fit: Fit, whose: str = "") -> list[str]:
        """Say how orders fit together, a sentence for each group and each circle."""
        orders = {"orders": whose or _("The stated orders")}
        if not fit.orders:
            return [_("%(orders)s leave nothing open that could pull apart.") % orders]
        found = [self.at_once(group) for group in fit.at_once]
        found += [self.contradiction(circle) for circle in fit.contradictions]
        if fit.verdict is Verdict.FIT:
            return [_("%(orders)s fit together.") % orders, *found]
        return found

    def at_once(self, group: AtOnce) -> str:
        """Say what must fall together, and by whose orders."""
        said = {
            "names": self.names(group.members),
            "each": self._each(group.orders),
            "count": counted(len(group.orders)),
        }
        if group.as_stated:
            return _("%(names)s fall together, as stated: %(each)s.") % said
        return (
            ngettext(
                "The %(count)s stated order fits only if done together: %(names)s. %(each)s.",
                "The %(count)s stated orders fit only if done together: %(names)s. %(each)s.",
                len(group.orders),
            )
            % said
        )

    def _each(self, orders: Iterable[Order]) -> str:
        return "; ".join(map(self.order, orders))

    def contradiction(self, circle: Contradiction) -> str:
        """Say a circle of orders step by step, and why it cannot be done at once."""
        return _(
            "The stated orders contradict each other: %(steps)s. They cannot all hold: %(why)s."
        ) % {
            "steps": "; ".join(map(self.link, circle.links)),
            "why": self._why(circle),
        }

    def _why(self, circle: Contradiction) -> str:
        if circle.apart:
            acts = {"names": self.names(circle.apart)}
            return _("%(names)s are acts that follow each other and are never one") % acts
        pair = next(link for link in circle.links if link.excludes)
        both = {"first": self.name(pair.before), "other": self.name(pair.after)}
        if circle.before in (pair.before, pair.after):
            return _("%(first)s would rule out %(other)s and yet be tied to it") % both
        resting = {"name": self.name(circle.before)} | both
        return _("%(name)s would rest on both %(first)s and %(other)s") % resting

    def link(self, link: Link) -> str:
        """Say one step of a circle, in the voice of everyone who states it."""
        by_clause: dict[str, list[Voice]] = {}
        for order in link.orders:
            by_clause.setdefault(self._clause(order), []).append(order.voice)
        return "; ".join(says(voices, clause) for clause, voices in by_clause.items())

    def freed(self, freed: Freed) -> str:
        """Say what a performance or a waiver would free: by all orders, then by each voice's."""
        milestone = self.name(freed.milestone)
        every = self._left_before(freed.by_all)
        if freed.waived_by:
            said = {"name": freed.waived_by.name, "milestone": milestone, "left": every}
            words = _(
                "If %(name)s no longer required %(milestone)s: by all stated orders, %(left)s"
            )
            words %= said
        else:
            words = _("If %(milestone)s were done: by all stated orders, %(left)s")
            words %= {"milestone": milestone, "left": every}
        apart = {v: ends for v, ends in freed.by_voice.items() if ends != freed.by_all and ends}
        alone = [
            _("by %(name)s's alone, %(left)s") % {"name": v.name, "left": self._left_before(ends)}
            for v, ends in apart.items()
        ]
        return _("%(sentence)s.") % {"sentence": "; ".join([words, *alone])}

    def _left_before(self, freed: Sequence[str]) -> str:
        if not freed:
            return _("nothing else would be free")
        return _("nothing would stand before %(names)s any more") % {"names": self.names(freed)}

    def brought(self, brought: Brought) -> str:
        said = {
            "first": self.name(brought.path[0].needs),
            "name": self.name(brought.milestone),
            "between": self.names(order.dependent for order in brought.path[:-1])
            if brought.path[1:]
            else "",
        }
        clause = (
            _("%(first)s would bring about %(name)s, by way of %(between)s")
            if said["between"]
            else _("%(first)s would bring about %(name)s")
        ) % said
        words = says([brought.voice], clause, brought.path[0].basis)
        return _("%(sentence)s.") % {"sentence": words}

    def ruled_out(self, ruled_out: RuledOut) -> str:
        words = {
            "sentence": self.order(ruled_out.order),
            "name": self.name(ruled_out.order.needs),
        }
        if ruled_out.already:
            return _("%(sentence)s, and %(name)s is done.") % words
        return _("%(sentence)s.") % words
