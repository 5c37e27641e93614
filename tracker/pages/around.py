"""What goes on around the talks, as articles, preconditions and parties name it on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from django.db.models import Q

from provisions.models import (
    Agreement,
    Article,
    Assessment,
    Dependency,
    Incident,
    Precondition,
    Proposal,
    Reaction,
    ScopeReading,
)
from provisions.registers.assessments import assessments_on
from provisions.registers.covering import scope_readings_on
from provisions.registers.incidents import incidents_on
from provisions.registers.orders import dependencies_on
from provisions.registers.proceedings import (
    PresenceState,
    ProceedingState,
    cases_of,
    latest_readings,
    presences_of,
)
from provisions.registers.proposals import proposals_on
from provisions.registers.reactions import reactions_on
from provisions.rounds import begun


@dataclass(frozen=True, slots=True)
class Around:
    """The rows that are about one article or one precondition."""

    readings: tuple[ScopeReading, ...]
    proposals: list[Proposal]
    orders: list[Dependency]
    assessments: list[Assessment]


@dataclass(frozen=True, slots=True)
class AroundParty:
    """The rows that name one party."""

    proceedings: list[ProceedingState]
    presences: list[PresenceState]
    proposals: list[Proposal]
    reactions: list[Reaction]
    incidents: list[Incident]


def around_article(article: Article, day: datetime.date) -> Around:
    """Gather what accounts read an article to cover, and what else is about it."""
    proposals = begun(list, proposals_on(day).filter(article=article))
    orders = begun(_orders, Q(dependent__article=article) | Q(needs__article=article), day)
    assessments = begun(list, assessments_on(day).filter(article=article))
    found: dict[tuple[int | None, int | None], list[ScopeReading]] = {}
    for reading in scope_readings_on(day).filter(article=article):
        found.setdefault((reading.proceeding_id, reading.presence_id), []).append(reading)
    things = sorted(found.values(), key=_thing)
    return Around(
        readings=tuple(one for readings in things for one in _shown(readings)),
        proposals=proposals(),
        orders=orders(),
        assessments=assessments(),
    )


def around_precondition(row: Precondition, day: datetime.date) -> Around:
    """Gather what was put forward, ordered and concluded about a precondition."""
    named = Q(dependent__precondition=row) | Q(needs__precondition=row)
    proposals = begun(list, proposals_on(day).filter(precondition=row))
    orders = begun(_orders, named, day)
    assessments = begun(list, assessments_on(day).filter(precondition=row))
    return Around((), proposals(), orders(), assessments())


def around_party(agreement: Agreement, keys: Set[int], day: datetime.date) -> AroundParty:
    """Gather the cases, presences, proposals, reactions and accounts that name a party."""
    offers = proposals_on(day).filter(agreement=agreement)
    named = incidents_on(day).filter(Q(by__in=keys) | Q(against__in=keys), agreement=agreement)
    answered = reactions_on(day).filter(agreement=agreement, party__in=keys)
    proceedings = begun(cases_of, agreement, day, keys)
    presences = begun(presences_of, agreement, day)
    proposals, reactions = begun(list, offers), begun(list, answered)
    incidents = begun(list, named)
    return AroundParty(
        proceedings=proceedings(),
        presences=[state for state in presences() if keys & _sending(state)],
        proposals=[row for row in proposals() if keys & _offering(row)],
        reactions=reactions(),
        incidents=incidents(),
    )


def _shown(readings: Sequence[ScopeReading]) -> Sequence[ScopeReading]:
    """Return the last readings of a thing, which its register has in full; of the article all."""
    is_about = readings[0].proceeding_id or readings[0].presence_id
    return latest_readings(readings) if is_about else readings


def _thing(readings: Iterable[ScopeReading]) -> tuple[bool, str]:
    """Order what readings are about by name; the article itself comes first."""
    first = next(iter(readings))
    thing = first.proceeding or first.presence
    return thing is not None, str(thing or "")


def _orders(condition: Q, day: datetime.date) -> list[Dependency]:
    return list(dependencies_on(day).filter(condition))


def _sending(state: PresenceState) -> set[int]:
    ties = state.presence.senders.all()  # type: ignore[attr-defined]
    return {tie.party_id for tie in ties} | {state.presence.mission_id or 0}


def _offering(row: Proposal) -> set[int]:
    ties = row.addressed_to.all()  # type: ignore[attr-defined]
    return {tie.party_id for tie in ties} | {row.proposed_by_id or 0}
