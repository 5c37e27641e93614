"""What had no answer on a day, and what had not moved, by a published rule.

The rule (printed on the method page):

- A requirement that stands as stated asks each party that it is addressed to for an answer to
  its substance and, where signature was made to depend on it, for one to the linkage.
- A proposal by a party asks each party that it is addressed to for an answer, from its day on.
- There is no answer while the ledger holds none of that party, or only that none was given.
- It counts from the day from which the requirement has been on record as stated, without a
  break, to the day shown, and no further than the record can speak for. A linkage that was put
  forward otherwise at first counts from the first statement that states a requirement.
- After ``SILENT_AFTER`` days, or once somebody reports that none was given, it is a silence.
- A requirement that stands and is not met is unmoved while no word of its ledger has changed;
  saying the same again is no change. After ``UNMOVED_AFTER`` days it is listed so.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from provisions.answers.proposals import UnansweredProposal, unanswered_proposals
from provisions.answers.standing import (
    SILENT_AFTER,
    UNMOVED_AFTER,
    asked_for,
    is_met,
    is_standing,
    last_change,
    stated_since,
)
from provisions.dates import VagueDate
from provisions.ledgers import said_in
from provisions.models import Agreement, Party, Position, Precondition, StatusEntry
from provisions.requirements import PreconditionState, asked_by_parties
from provisions.rounds import begun


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An answer that a party is not known to have given, on a day.

    ``asked`` is the line from which the requirement stands, ``tied`` the later statement that
    made it one, from which the linkage counts; ``reported`` the row that says that none was
    given, None where the record holds no answer at all; ``spoken`` the party's last statement on
    it since, which is no answer; ``fulfilment`` how far it was done all the same.
    """

    precondition: Precondition
    party: Party
    aspect: str
    asked: StatusEntry
    tied: Position | None
    reported: StatusEntry | None
    spoken: Position | None
    fulfilment: StatusEntry | None
    days: int

    @property
    def since(self) -> VagueDate:
        return self.first.date

    @property
    def first(self) -> StatusEntry | Position:
        """The row from which it counts."""
        return self.tied or self.asked

    @property
    def is_silence(self) -> bool:
        """Say whether the rule calls it a silence, not a wait."""
        return self.reported is not None or self.days >= SILENT_AFTER

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells one from every other: what was asked, of whom, in which aspect."""
        return self.precondition.slug, self.party.slug, self.aspect


@dataclass(frozen=True, slots=True)
class Unmoved:
    """A requirement that stands, the last change of a word in its ledger, and how long ago."""

    precondition: Precondition
    last: StatusEntry
    spoken: Position | None
    days: int

    @property
    def is_listed(self) -> bool:
        """Say whether the rule lists it as unmoved."""
        return self.days >= UNMOVED_AFTER


@dataclass(frozen=True, slots=True)
class Silence:
    """What had no answer and what had not moved on a day, the longest first.

    ``counted_to`` is the day to which it counts; ``searched_on`` that of the last search for
    answers, which found none; ``stated`` are the requirements that stand.
    """

    counted_to: datetime.date
    searched_on: datetime.date | None
    unanswered: tuple[Unanswered, ...]
    standing: tuple[Unmoved, ...]
    stated: tuple[PreconditionState, ...]
    proposals: tuple[UnansweredProposal, ...]

    @property
    def silences(self) -> tuple[Unanswered, ...]:
        return tuple(one for one in self.unanswered if one.is_silence)

    @property
    def silent_proposals(self) -> tuple[UnansweredProposal, ...]:
        return tuple(one for one in self.proposals if one.is_silence)

    @property
    def waiting(self) -> tuple[Unanswered, ...]:
        """What was asked so lately that the rule does not call it a silence."""
        return tuple(one for one in self.unanswered if not one.is_silence)

    @property
    def unmoved(self) -> tuple[Unmoved, ...]:
        return tuple(one for one in self.standing if one.is_listed)


def silence_on(agreement: Agreement, day: datetime.date) -> Silence:
    """Return what had no answer on the day, and what had not moved."""
    until = min(day, agreement.known_until or day)
    proposed = begun(unanswered_proposals, agreement, day, until)
    spoken = begun(_statements_on, agreement, day)
    stated = [s for s in asked_by_parties(agreement, day) if is_standing(s)]
    said = spoken()
    unanswered = [one for state in stated for one in _unanswered(state, said, until)]
    standing = [_unmoved(state, said, until) for state in stated if not is_met(state)]
    return Silence(
        counted_to=until,
        searched_on=agreement.checked_on,
        unanswered=tuple(sorted(unanswered, key=lambda one: (-one.days, one.key))),
        standing=tuple(sorted(standing, key=lambda one: (-one.days, one.precondition.slug))),
        stated=tuple(stated),
        proposals=tuple(proposed()),
    )


def _statements_on(agreement: Agreement, day: datetime.date) -> dict[int, list[Position]]:
    """Return what was said of each precondition by the day, oldest first."""
    said: dict[int, list[Position]] = defaultdict(list)
    for position in said_in(agreement.pk, day):
        if position.precondition_id is not None:
            said[position.precondition_id].append(position)
    return said


def _unanswered(
    state: PreconditionState, said: dict[int, list[Position]], until: datetime.date
) -> Iterator[Unanswered]:
    row = state.precondition
    asked = stated_since(state)
    addressed: Any = row.addressed_to  # type: ignore[attr-defined]
    keys = {tie.party_id for tie in addressed.all()}
    for answer in state.answers:
        if answer.party.pk not in keys:
            continue
        for aspect, entry, tied in asked_for(row, answer, asked, said[row.pk]):
            if entry is None or entry.status == "no_answer":
                first = tied or asked
                since = [one for one in said[row.pk] if one.sort_day >= first.sort_day]
                spoken = _last_by(answer.party, since)
                whose = row, answer.party, aspect, asked, tied
                yield Unanswered(*whose, entry, spoken, state.fulfilment, _days(first, until))


def _last_by(party: Party, said: Sequence[Position]) -> Position | None:
    """Return the party's last statement among these; that it did not answer is none of its."""
    own = [
        position
        for position in said
        if party.pk in (position.party_id, position.party.parent_id)
        and position.stance != "no_answer"
    ]
    return own[-1] if own else None


def _unmoved(
    state: PreconditionState, said: dict[int, list[Position]], until: datetime.date
) -> Unmoved:
    last = last_change(state.steps)
    spoken = said[state.precondition.pk]
    return Unmoved(state.precondition, last, spoken[-1] if spoken else None, _days(last, until))


def _days(entry: StatusEntry | Position, until: datetime.date) -> int:
    day: datetime.date = entry.sort_day
    return max(0, (until - day).days)
