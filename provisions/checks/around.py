"""What the nouns around the talks must satisfy: cases, forces, incidents, offers, orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone

from provisions import rules
from provisions.checks.neighbours import foreign, future, harmful, named, strangers, wrong_speaker
from provisions.models import (
    Assessment,
    Conflict,
    Dependency,
    Incident,
    IncidentOverlap,
    Milestone,
    Party,
    Presence,
    Proceeding,
    ProceedingStage,
    Proposal,
    ProposalAnswer,
    Reaction,
    Row,
    ScopeReading,
)
from provisions.refusals import Refusal
from provisions.ties import tied
from provisions.versions import MODEL_OF

FEWEST_READINGS = 2


def proceeding(row: Proceeding) -> list[Refusal]:
    return strangers(row, "article") + harmful(row, "title", "summary", "note")


def proceeding_stage(row: ProceedingStage) -> list[Refusal]:
    return future(row) + harmful(row, "summary", "note")


def presence(row: Presence) -> list[Refusal]:
    found = strangers(row, "article") + harmful(row, "title", "summary", "note")
    found += named(row, "place", rules.place_problems(row.place))
    if row.since and row.until and row.until.sort_day < (row.since.first or row.since.sort_day):
        found.append(Refusal.of(row, "until", "is before the first day."))
    return found


def scope_reading(row: ScopeReading) -> list[Refusal]:
    found = future(row) + strangers(row, "article", "proceeding", "presence")
    return found + wrong_speaker(row, row.according_to) + harmful(row, "summary", "note")


def incident(row: Incident) -> list[Refusal]:
    found = future(row) + wrong_speaker(row, row.by)
    overlapping = [tie.other for tie in tied(row, "overlaps")]
    found += strangers(row, "part_of", "answers", "event") + foreign(row, overlapping, "overlaps")
    found += named(row, "district", rules.district_problems(row.district))
    found += harmful(row, "summary", "note")
    if row.part_of and row.part_of.counting == "item":
        found.append(Refusal.of(row, "part_of", "names one incident, which has no parts."))
    if row.answers_id == row.pk:
        found.append(Refusal.of(row, "answers", "names the row itself."))
    if row in _wholes(row):
        found.append(Refusal.of(row, "part_of", "leads back to the row itself."))
    twice = IncidentOverlap.objects.published().filter(incident__in=overlapping, other=row)
    found += [
        Refusal.of(row, "overlaps", f"{tie.incident.slug} says so already; once is enough.")
        for tie in twice.select_related("incident")
    ]
    return found


def _wholes(row: Incident) -> Iterator[Incident]:
    """Yield the account of which this one is part, the one of which that is part, and so on."""
    seen: set[int] = set()
    whole = row.part_of
    while whole is not None and whole.pk not in seen:
        yield whole
        seen.add(whole.pk)
        whole = whole.part_of


def reaction(row: Reaction) -> list[Refusal]:
    found = future(row) + strangers(row, "event") + wrong_speaker(row, row.party)
    return found + harmful(row, "collective", "summary", "note")


def proposal(row: Proposal) -> list[Refusal]:
    found = future(row) + strangers(row, "precondition", "article")
    if row.proposed_by in [tie.party for tie in tied(row, "addressed_to")]:
        found.append(Refusal.of(row, "addressed_to", "names the party that proposes it."))
    return found + harmful(row, "title", "summary", "note")


def proposal_answer(row: ProposalAnswer) -> list[Refusal]:
    found = future(row) + harmful(row, "summary", "note")
    today = timezone.now().date()
    found += named(row, "searched_on", rules.future_problems(row.searched_on, today))
    asked = [tie.party for tie in tied(row.proposal, "addressed_to")]
    if asked and not any(_is_or_belongs(row.party, party) for party in asked):
        said = f"{row.party} is not among those to whom {row.proposal.slug} is addressed."
        found.append(Refusal.of(row, "party", said))
    return found


def _is_or_belongs(one: Party, other: Party) -> bool:
    """Say whether two parties are one, or one of them an organ of the other."""
    return one == other or one.parent_id == other.pk or other.parent_id == one.pk


def milestone(row: Milestone) -> list[Refusal]:
    found = strangers(row, "precondition", "article", "proceeding", "presence")
    return found + harmful(row, "title", "note")


def dependency(row: Dependency) -> list[Refusal]:
    found = future(row) + strangers(row, "dependent", "needs")
    return found + wrong_speaker(row, row.according_to) + harmful(row, "summary", "note")


def assessment(row: Assessment) -> list[Refusal]:
    found = future(row) + strangers(row, "article", "precondition")
    if row.source not in [tie.source for tie in tied(row, "citations")]:
        said = "is not cited; what an author says rests on the author's own text."
        found.append(Refusal.of(row, "source", said))
    return found + harmful(row, "summary", "note")


def conflict(row: Conflict) -> list[Refusal]:
    readings = tied(row, "readings")
    found = harmful(row, "title", "summary", "note")
    if len(readings) < FEWEST_READINGS:
        found.append(Refusal.of(row, "readings", "needs at least two readings."))
    for reading in readings:
        found += named(row, "readings", rules.text_problems(reading.summary))
    for tie in tied(row, "about"):
        model = MODEL_OF.get(tie.noun)
        rows = model.objects.published().filter(slug=tie.row) if model else ()
        for target in rows:
            if target.agreement_number() not in (None, row.agreement_number()):
                said = f"{tie.row} belongs to another agreement."
                found.append(Refusal.of(row, "about", said))
        if not rows:
            found.append(Refusal.of(row, "about", f"names no known row: {tie.noun} {tie.row}."))
    return found


AROUND: dict[type[Row], Callable[[Any], list[Refusal]]] = {
    Proceeding: proceeding,
    ProceedingStage: proceeding_stage,
    Presence: presence,
    ScopeReading: scope_reading,
    Incident: incident,
    Reaction: reaction,
    Proposal: proposal,
    ProposalAnswer: proposal_answer,
    Milestone: milestone,
    Dependency: dependency,
    Assessment: assessment,
    Conflict: conflict,
}
