"""What is said to precede signature, and the calls beside it, gathered for one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provisions.answers.standing import is_standing
from provisions.models import Agreement, Party, Precondition
from provisions.progress import negotiating_parties
from provisions.raised import first_told, raised_on
from provisions.requirements import (
    PreconditionState,
    stated_requirements,
    stood_on,
)
from provisions.rounds import begun
from provisions.vocabulary import FORM, Word

LINES_A_PARTY = 5


@dataclass(frozen=True, slots=True)
class Couple:
    """A requirement, with its counterpart where it has one on record."""

    state: PreconditionState
    counterpart: PreconditionState | None


@dataclass(frozen=True, slots=True)
class OfForm:
    """The requirements of one form, by title."""

    form: Word
    couples: list[Couple]


@dataclass(frozen=True, slots=True)
class RequirementList:
    """Requirements by form; apart from them, what only others call for or infer.

    ``left_out`` are those that stand as stated though the draft leaves them out.
    """

    forms: list[OfForm]
    left_out: list[PreconditionState]
    calls: list[PreconditionState]
    inferred: list[PreconditionState]
    coupled: frozenset[int]

    @property
    def count(self) -> int:
        return sum(len(of_form.couples) for of_form in self.forms)


@dataclass(frozen=True, slots=True)
class StatedByParty:
    """What one party says must precede signature: the first lines, and how many more stand."""

    party: Party
    states: list[PreconditionState]
    more: int


def requirements_on(agreement: Agreement, day: datetime.date) -> RequirementList:
    """Gather every precondition and call that had been raised by the day."""
    states = states_raised(agreement, day)
    counterparts = counterparts_of(states)
    own = [state for state in states if is_requirement(state)]
    placed: set[int] = set()
    forms = [
        OfForm(word, _couples([s for s in own if _form(s) == word.code], counterparts, placed))
        for word in FORM
    ]
    return RequirementList(
        forms=[of_form for of_form in forms if of_form.couples],
        left_out=[s for s in own if s.precondition.draft_relation == "left_out" and is_standing(s)],
        calls=[state for state in states if state.precondition.list == "call"],
        inferred=[s for s in states if s.precondition.list != "call" and not is_requirement(s)],
        coupled=frozenset(placed),
    )


def states_raised(agreement: Agreement, day: datetime.date) -> list[PreconditionState]:
    """Return the states of the preconditions and calls on record by the day, by title."""
    begun(first_told, frozenset({agreement.pk}))
    states = stood_on(agreement, day)
    raised = raised_on(states, day)
    return [state for state in states if state.precondition.pk in raised]


def is_requirement(state: PreconditionState) -> bool:
    """Say whether a party states it: not a call, and not what only an author infers."""
    row = state.precondition
    return row.list == "requirement" and row.inferred_by_id is None


def counterparts_of(states: Iterable[PreconditionState]) -> dict[int, PreconditionState]:
    """Return each one's counterpart; only the later row of a pair names the other."""
    known = {state.precondition.pk: state for state in states}
    found: dict[int, PreconditionState] = {}
    for key, state in known.items():
        other = state.precondition.paired_with_id
        if other in known:
            found[key] = known[other]
            found.setdefault(other, state)
    return found


def stated_before_signature(agreement: Agreement, day: datetime.date) -> list[StatedByParty]:
    """Return what stands on the day as each party states it, parties in alphabetical order."""
    stated = begun(stated_requirements, agreement, day)
    negotiating = negotiating_parties(agreement)
    by_party: dict[Party, list[PreconditionState]] = {party: [] for party in negotiating}
    for state in stated():
        for party in _voices(state.precondition, negotiating):
            by_party.setdefault(party, []).append(state)
    return [
        StatedByParty(party, first_lines(of_party), max(0, len(of_party) - LINES_A_PARTY))
        for party, of_party in sorted(by_party.items(), key=lambda item: str(item[0]))
    ]


def first_lines(states: Sequence[PreconditionState]) -> list[PreconditionState]:
    """Return the first lines: what was made a condition of signature, then the most recent."""
    return sorted(states, key=_rank)[:LINES_A_PARTY]


def _rank(state: PreconditionState) -> tuple[bool, int, str]:
    row = state.precondition
    last = state.standing.date.sort_day.toordinal() if state.standing else 0
    return row.condition_of_signature != "yes", -last, row.title


def _voices(row: Precondition, negotiating: Sequence[Party]) -> list[Party]:
    """Return those of the parties that state it that negotiate, organs as their state; else all."""
    ties: list[Any] = list(row.stated_by.all())  # type: ignore[attr-defined]
    parties = list(dict.fromkeys(tie.party.parent or tie.party for tie in ties))
    return [party for party in parties if party in negotiating] or parties


def _form(state: PreconditionState) -> str:
    return str(state.precondition.form)


def _couples(
    states: Sequence[PreconditionState],
    counterparts: Mapping[int, PreconditionState],
    placed: set[int],
) -> list[Couple]:
    """Put each state beside its counterpart; ``placed`` gathers those that stand beside one."""
    couples = []
    for state in states:
        key = state.precondition.pk
        if key in placed:
            continue
        other = counterparts.get(key)
        couples.append(Couple(state, other))
        placed |= {key, other.precondition.pk} if other else set()
    return couples
