"""How each milestone stood on a day: by the reading, and by the last word of every voice.

Nothing of this is stored. A milestone is reached as the ledger of what it is about says: the
stage of the agreement, the acts of its parties, a precondition's ledger, the stages of a
proceeding, the last day of a presence. Another act is reached on the day of the event by which it
was done; where none is named, nothing follows it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provisions.ledgers import dated, status_entries_on
from provisions.models import (
    Agreement,
    Milestone,
    Party,
    ProceedingStage,
    Source,
    StatusEntry,
)
from provisions.progress import negotiating_parties
from provisions.requirements import PreconditionState, precondition_states, preconditions_of
from provisions.rounds import begun
from provisions.sequence import Held, Voice

_SIGNED = frozenset({"signed", "in_force"})
_IN_FORCE = frozenset({"in_force"})
_STAGE_REACHED = {
    "signature": _SIGNED,
    "entry_into_force": _IN_FORCE,
    "article_in_force": _IN_FORCE,
}
_ENDED = frozenset({"judgment", "discontinued"})
_NO_LONGER = {"waived": Held.WAIVED, "absorbed": Held.WAIVED, "declared_met": Held.REACHED}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a milestone stood: the reading, each voice's last word, and whether anything tells."""

    reached: bool = False
    accounts: Mapping[Voice, Held] | None = None
    is_followed: bool = True


def party_voice(party: Party) -> Voice:
    """Return the voice of a party; an organ speaks as the party to which it belongs."""
    speaks = party.parent or party
    return Voice("party", speaks.short_name or speaks.name, speaks.slug)


def voice_of(row: Any) -> Voice:
    """Return the voice of a row that is according to one party or one source."""
    if row.according_to:
        return party_voice(row.according_to)
    source: Source = row.according_to_source
    dated_name = f"{source.publisher} ({source.date})" if source.date else source.publisher
    return Voice("source", dated_name, source.slug)


@dataclass(frozen=True, slots=True)
class Followed:
    """What of an agreement's record on a day says which milestones were reached."""

    stage: Sequence[StatusEntry]
    acts: Sequence[StatusEntry]
    ledgers: Mapping[int | None, PreconditionState]
    stages: Mapping[int | None, Sequence[ProceedingStage]]
    parties: Sequence[Party]


def followed_on(agreement: Agreement, day: datetime.date) -> Followed:
    """Read what says which milestones of an agreement were reached by the day."""
    met = Milestone.objects.published().filter(agreement=agreement, kind="precondition_met")
    named = preconditions_of(agreement).filter(pk__in=met.values("precondition"))
    states = begun(precondition_states, named, day)
    stages = begun(_stages_by_proceeding, agreement, day)
    parties = begun(negotiating_parties, agreement)
    of_agreement = status_entries_on(day).filter(agreement=agreement, aspect__in=("stage", "act"))
    entries = list(of_agreement.select_related("according_to__parent", "party"))
    return Followed(
        stage=[entry for entry in entries if entry.aspect == "stage"],
        acts=[entry for entry in entries if entry.aspect == "act"],
        ledgers={state.precondition.pk: state for state in states()},
        stages=stages(),
        parties=parties(),
    )


def standings(
    milestones: Iterable[Milestone], followed: Followed, day: datetime.date
) -> dict[str, Standing]:
    """Return how each milestone stood on the day, by public id."""
    stage, ledgers = followed.stage, followed.ledgers
    found = {}
    for row in milestones:
        if row.kind in _STAGE_REACHED:
            found[row.slug] = _by_stage(stage, _STAGE_REACHED[row.kind])
        elif row.kind == "ratification":
            in_force = _by_stage(stage, _IN_FORCE).reached
            found[row.slug] = _by_acts(followed.acts, followed.parties, in_force)
        elif row.kind == "precondition_met" and row.precondition_id in ledgers:
            found[row.slug] = _by_ledger(ledgers[row.precondition_id])
        elif row.kind == "proceeding_ended":
            found[row.slug] = _by_stages(followed.stages.get(row.proceeding_id, ()))
        elif row.kind == "presence_ended":
            until = row.presence.until if row.presence else None
            found[row.slug] = Standing(until is not None and until.sort_day <= day)
        elif row.event is not None:
            found[row.slug] = Standing(row.event.sort_day <= day)
        else:
            found[row.slug] = Standing(is_followed=False)
    return found


def _stages_by_proceeding(
    agreement: Agreement, day: datetime.date
) -> dict[int | None, list[ProceedingStage]]:
    counted = dated(ProceedingStage.objects.filter(proceeding__agreement=agreement), day)
    found: dict[int | None, list[ProceedingStage]] = defaultdict(list)
    for stage in counted.select_related("according_to__parent", "according_to_source"):
        found[stage.proceeding_id].append(stage)
    return found


def _by_stage(entries: Sequence[StatusEntry], reached: frozenset[str]) -> Standing:
    readings = [entry for entry in entries if entry.voice == "reading"]
    return Standing(
        bool(readings) and readings[-1].status in reached,
        _last_words(entries, lambda entry: entry.status in reached, _day_of(readings)),
    )


def _by_acts(acts: Sequence[StatusEntry], parties: Sequence[Party], in_force: bool) -> Standing:
    """Every negotiating party has ratified, each by some account."""
    done = {entry.party_id for entry in acts if entry.status == "ratified"}
    every = bool(parties) and done >= {party.pk for party in parties}
    return Standing(every or in_force)


def _by_ledger(state: PreconditionState) -> Standing:
    """Return a precondition's standing: its fulfilment, and for whom it no longer stands."""
    lines = [entry for entry in state.steps if entry.aspect == "fulfilment"]
    readings = [entry for entry in lines if entry.voice == "reading"]
    reached = bool(readings) and readings[-1].status == "met"
    held = _last_words(lines, lambda entry: entry.status == "met", _day_of(readings))
    ties: Any = state.precondition.stated_by
    for tie in ties.all():
        voice = party_voice(tie.party)
        last = _standing_for(voice, state)
        if last and last.status in _NO_LONGER and held.get(voice) is not Held.REACHED:
            held[voice] = _NO_LONGER[last.status]
    return Standing(reached, held)


def _standing_for(voice: Voice, state: PreconditionState) -> StatusEntry | None:
    """Return the last line on its standing that is that party's own, or the reading."""
    lines = [
        entry
        for entry in state.steps
        if entry.aspect == "standing"
        and (entry.voice == "reading" or (entry.according_to and voice_of(entry) == voice))
    ]
    return lines[-1] if lines else None


def _by_stages(stages: Sequence[ProceedingStage]) -> Standing:
    held = {voice_of(stage): _held(stage.stage in _ENDED) for stage in stages}
    ended = bool(held) and set(held.values()) == {Held.REACHED}
    return Standing(ended, held)


def _last_words(
    entries: Iterable[StatusEntry], is_reached: Any, reading_on: datetime.date | None
) -> dict[Voice, Held]:
    """Return each voice's last word, where no later reading has overtaken it."""
    held: dict[Voice, Held] = {}
    for entry in entries:
        if entry.voice == "reading":
            continue
        held.pop(voice_of(entry), None)
        if reading_on is None or entry.date.sort_day >= reading_on:
            held[voice_of(entry)] = _held(is_reached(entry))
    return held


def _day_of(readings: Sequence[StatusEntry]) -> datetime.date | None:
    return readings[-1].date.sort_day if readings else None


def _held(is_reached: bool) -> Held:
    return Held.REACHED if is_reached else Held.OPEN
