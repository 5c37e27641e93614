"""Who speaks about an agreement: its parties, their organs, the people in office."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from provisions.models import (
    Actor,
    AddressedTo,
    Agreement,
    ContestedName,
    Dependency,
    DraftVersion,
    EventParty,
    Incident,
    InstrumentParty,
    Movement,
    Participation,
    Party,
    Position,
    Presence,
    PresenceName,
    PresenceSender,
    Proceeding,
    ProceedingStage,
    Proposal,
    ProposalAddressee,
    ProposalAnswer,
    Reaction,
    ScopeReading,
    StatedBy,
    StatusEntry,
    Tally,
)
from provisions.once import once
from provisions.rounds import begun

# Where rows name a party, and how each leads to its agreement.
TIES = (
    (Participation, "party", "agreement"),
    (Position, "party", "agreement"),
    (StatusEntry, "according_to", "agreement"),
    (StatusEntry, "party", "agreement"),
    (Tally, "according_to", "agreement"),
    (Movement, "mover", "agreement"),
    (Movement, "according_to", "agreement"),
    (DraftVersion, "sent_by", "agreement"),
    (DraftVersion, "received_by", "agreement"),
    (StatedBy, "party", "precondition__agreement"),
    (AddressedTo, "party", "precondition__agreement"),
    (ContestedName, "used_by", "precondition__agreement"),
    (EventParty, "party", "event__agreement"),
    (InstrumentParty, "party", "instrument__agreement"),
    (Proceeding, "forum", "agreement"),
    (Proceeding, "claimant", "agreement"),
    (Proceeding, "respondent", "agreement"),
    (ProceedingStage, "according_to", "proceeding__agreement"),
    (Presence, "mission", "agreement"),
    (PresenceSender, "party", "presence__agreement"),
    (PresenceName, "party", "presence__agreement"),
    (ScopeReading, "according_to", "agreement"),
    (Incident, "by", "agreement"),
    (Incident, "against", "agreement"),
    (Reaction, "party", "agreement"),
    (Proposal, "proposed_by", "agreement"),
    (ProposalAddressee, "party", "proposal__agreement"),
    (ProposalAnswer, "party", "proposal__agreement"),
    (ProposalAnswer, "according_to", "proposal__agreement"),
    (Dependency, "according_to", "agreement"),
)


@once
def parties_of(agreement: Agreement) -> tuple[Party, ...]:
    """Return every party that a row of the agreement names, and the party an organ belongs to."""
    ties = begun(_ties, agreement)
    rows = list(Party.objects.published().select_related("parent"))
    named = {party for party, _ in ties()}
    named |= {row.parent_id for row in rows if row.pk in named and row.parent_id}
    return tuple(row for row in rows if row.pk in named)


def agreements_naming(parties: Iterable[Party]) -> dict[int, list[str]]:
    """Return the public ids of the agreements whose rows name each party, by key of the party."""
    wanted = {party.pk for party in parties}
    found: dict[int, list[str]] = defaultdict(list)
    for party, agreement in sorted(_ties()):
        if party in wanted:
            found[party].append(agreement)
    return found


def people_of(parties: Iterable[Party], day: datetime.date) -> list[Actor]:
    """Return the people who speak for the parties, by name, without offices begun after the day."""
    rows = Actor.objects.published().filter(party__in=[party.pk for party in parties])
    return [
        actor
        for actor in rows.select_related("party").order_by("name", "slug")
        if actor.since is None or actor.since.sort_day <= day
    ]


def _ties(agreement: Agreement | None = None) -> set[tuple[int, str]]:
    """Return each pair of a party's key and an agreement's public id, in one query."""
    first, *others = (
        _standing(model)
        .filter(**{f"{party}__isnull": False}, **({path: agreement} if agreement else {}))
        .order_by()
        .values_list(party, f"{path}__slug")
        for model, party, path in TIES
    )
    return set(first.union(*others))


def _standing(model: Any) -> Any:
    """Return the rows that stand: of a ledger those that no correction has replaced."""
    dated = hasattr(model, "supersedes")
    return model.objects.in_force() if dated else model.objects.published()
