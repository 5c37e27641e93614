"""What a requirement's ledger says over time: whether it stands, since when, what changed last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from provisions.models import Position, Precondition, StatusEntry
from provisions.requirements import Answer, PreconditionState

# Days, as the method page gives them.
SILENT_AFTER, UNMOVED_AFTER = 30, 90


def is_standing(state: PreconditionState) -> bool:
    """Say whether a party states it as required, and has not let it go since."""
    return state.standing is not None and state.standing.status == "stated"


def is_met(state: PreconditionState) -> bool:
    return state.fulfilment is not None and state.fulfilment.status == "met"


def stated_since(state: PreconditionState) -> StatusEntry:
    """Return the line from which it has been on record as stated without a break."""
    lines = [step for step in state.steps if step.aspect == "standing"]
    breaks = [place for place, line in enumerate(lines) if line.status != "stated"]
    return lines[breaks[-1] + 1 if breaks else 0]


def last_change(steps: Iterable[StatusEntry]) -> StatusEntry:
    """Return the last line of a ledger with another word than the voice held before.

    Lines are compared within one aspect and of one party. The first line of a voice is a
    change only where no other voice held that word already.
    """
    held: dict[tuple[Any, ...], dict[tuple[Any, ...], str]] = defaultdict(dict)
    changed: list[StatusEntry] = []
    for step in steps:
        voice = step.voice, step.according_to_id, step.according_to_source_id
        words = held[step.aspect, step.party_id]
        known = [words[voice]] if voice in words else words.values()
        if step.status not in known:
            changed.append(step)
        words[voice] = step.status
    return changed[-1]


def asked_for(
    row: Precondition, answer: Answer, asked: StatusEntry, said: Sequence[Position]
) -> Iterator[tuple[str, StatusEntry | None, Position | None]]:
    """Yield the aspects in which an answer is asked for, the one on record, and what tied it.

    That is the statement that made it a requirement, where it is later than ``asked``.
    """
    yield "answer_substance", answer.substance, None
    if row.condition_of_signature == "yes":
        is_tied, tied = _tied(row, asked, said)
        if is_tied:
            yield "answer_linkage", answer.linkage, tied


def _tied(
    row: Precondition, asked: StatusEntry, said: Sequence[Position]
) -> tuple[bool, Position | None]:
    """Say whether signature is said to depend on it yet, and by what later statement."""
    stated: Any = row.stated_by  # type: ignore[attr-defined]
    keys = {tie.party_id for tie in stated.all()}
    own = [
        one
        for one in said
        if one.party_id in keys and one.sort_day >= asked.sort_day and one.stance != "no_answer"
    ]
    if not own or any(one.stance == "requires" for one in own if one.date == own[0].date):
        return True, None
    later = next((one for one in own if one.stance == "requires"), None)
    return later is not None, later
