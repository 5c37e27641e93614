"""A precondition or call as a page about something else lists it: with answers and accounts."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from provisions.models import StatusEntry
from provisions.requirements import Answer, PreconditionState


@dataclass(frozen=True, slots=True)
class Asked:
    """A precondition or call, how it was answered, and who holds it met.

    That a party gave no answer is said of preconditions only: a call asks for none.
    """

    state: PreconditionState
    answers: tuple[Answer, ...]
    held: tuple[StatusEntry, ...]


def asked(state: PreconditionState, parties: Set[int] | None = None) -> Asked:
    """Return it with the answers and accounts of all, or only of the parties of these keys."""
    is_call = state.precondition.list == "call"
    return Asked(
        state,
        tuple(
            answer
            for answer in state.answers
            if (parties is None or answer.party.pk in parties)
            and (not is_call or answer.substance or answer.linkage)
        ),
        tuple(
            entry
            for entry in state.met_according_to
            if parties is None or entry.according_to_id in parties
        ),
    )
