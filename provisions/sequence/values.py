"""What the engine is given: milestones, what is said of their order, readings of an article."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a statement says of two milestones, ``dependent`` and ``needs``."""

    REQUIRES = "requires"  # the dependent comes not before what it needs
    SIMULTANEOUS = "simultaneous_with"  # both are done at once
    PRECLUDES = "precludes"  # where the one named as needed is reached, the other is not
    TRIGGERS = "triggers"  # the one named as needed brings about the other


ORDERS = (Kind.REQUIRES, Kind.SIMULTANEOUS)

# Acts of one treaty that follow each other and are never one act.
STAGES = ("signature", "ratification", "entry_into_force")


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Who says it: a party, or a source. Parties come first, each by name."""

    kind: str  # "party" or "source"
    name: str
    id: str


class Held(StrEnum):
    """How one voice holds a milestone."""

    OPEN = "open"
    REACHED = "reached"
    WAIVED = "waived"  # that voice has said that it no longer requires it


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that may come to pass, and who holds that it has.

    ``reached`` is the reading; ``accounts`` the last word of each voice that has one of its own.
    """

    id: str
    title: str
    kind: str
    reached: bool = False
    accounts: Mapping[Voice, Held] = field(default_factory=dict)
    about: str = ""  # the article, proceeding or presence that it is about
    is_followed: bool = True  # whether any ledger could say that it was reached

    def held_by(self, voice: Voice) -> Held:
        """Return how a voice holds it: by its own last word, else by the reading."""
        return self.accounts.get(voice, Held.REACHED if self.reached else Held.OPEN)

    @property
    def accounts_differ(self) -> bool:
        """Say whether one account holds it reached and another does not."""
        held = {word is Held.REACHED for word in self.accounts.values() if word is not Held.WAIVED}
        return len(held) > 1

    @property
    def waived_by(self) -> tuple[Voice, ...]:
        return tuple(sorted(v for v, held in self.accounts.items() if held is Held.WAIVED))


@dataclass(frozen=True, slots=True)
class Statement:
    """One dated statement by one voice of how two milestones depend on each other."""

    id: str
    kind: Kind
    dependent: str
    needs: str
    voice: Voice
    day: datetime.date
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one voice says an article would do to a proceeding or a presence."""

    id: str
    article: str
    subject: str
    voice: Voice
    word: str
    day: datetime.date


@dataclass(frozen=True, slots=True)
class Tangle:
    """Everything that the engine is asked about."""

    milestones: Mapping[str, Milestone]
    statements: tuple[Statement, ...]
    readings: tuple[Reading, ...] = ()

    def title(self, milestone: str) -> str:
        return self.milestones[milestone].title

    def by_title(self, milestone: str) -> tuple[str, str]:
        """Return the key by which milestones are listed: never ranked, always by title."""
        return self.title(milestone).casefold(), milestone

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Whoever has said anything, parties first, each by name."""
        said = {statement.voice for statement in self.statements}
        return tuple(sorted(said | {reading.voice for reading in self.readings}))
