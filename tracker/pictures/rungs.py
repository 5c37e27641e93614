"""What is told of each precondition on the four rungs: stated, answered, decided, met."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from provisions.models import StatusEntry
from provisions.requirements import PreconditionState
from tracker.pages.ledger import step_shape
from tracker.pages.wording import publisher_of

# What has been begun towards a precondition; what is said of its end stands on the last rung.
TOWARDS = ("decided", "under_way")


@dataclass(frozen=True, slots=True)
class Told:
    """One account on a rung: its shape, whose word it is, its word, and the day."""

    shape: str
    whose: str
    word: str
    date: str

    @property
    def words(self) -> str:
        return _("%(whose)s: %(word)s") % {"whose": self.whose, "word": self.word}


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: what is on record there, whether anybody holds it reached, whether they differ."""

    name: str
    told: tuple[Told, ...]
    reached: bool
    split: bool = False

    @property
    def kind(self) -> str:
        if self.split:
            return "split"
        if self.reached:
            return "reached"
        return "told" if self.told else "empty"


def rungs(state: PreconditionState) -> tuple[Rung, ...]:
    """Return the four rungs of one precondition, as they are told on the day."""
    standing = [state.standing] if state.standing else []
    stated = tuple(_told(entry, _whose(entry)) for entry in standing)
    answers = [entry for a in state.answers for entry in (a.substance, a.linkage) if entry]
    steps = [step for step in state.steps if step.aspect == "fulfilment"]
    begun = {_whose(step): step for step in steps if step.status in TOWARDS}
    decided = tuple(_told(entry, whose) for whose, entry in begun.items())
    reading = state.fulfilment
    last = [reading] if reading and reading.voice == "reading" else []
    met = [step for step in (*last, *state.met_according_to) if step.status not in TOWARDS]
    replied = any(entry.status != "no_answer" for entry in answers)
    done = any(entry.status == "met" for entry in met)
    differ = state.accounts_differ or any(step.status == "accounts_differ" for step in met)
    return (
        Rung(_("Stated"), stated, bool(stated)),
        Rung(_("Answered"), tuple(_told(entry, _answering(entry)) for entry in answers), replied),
        Rung(_("Decided"), decided, bool(begun)),
        Rung(_("Met"), tuple(_told(entry, _whose(entry)) for entry in met), done, differ),
    )


def _told(entry: StatusEntry, whose: str) -> Told:
    return Told(step_shape(entry), whose, str(entry.get_status_display()), str(entry.date))


def _whose(entry: StatusEntry) -> str:
    if entry.voice == "reading":
        return _("reading")
    return str(entry.according_to or publisher_of(entry))


def _answering(entry: StatusEntry) -> str:
    names = {"party": entry.party}
    if entry.aspect == "answer_linkage":
        return _("%(party)s on the linkage") % names
    return _("%(party)s on the substance") % names
