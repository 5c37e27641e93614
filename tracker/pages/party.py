"""What the page of a party says, gathered for one day: all its words, by subject and date."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q

from provisions.alphabet import alphabetical
from provisions.ledgers import movements_on, positions_on, status_entries_on, tallies_on
from provisions.models import (
    Actor,
    Agreement,
    ContestedName,
    Participation,
    Party,
    Position,
    Row,
    StatusEntry,
    Tally,
)
from provisions.moment import Moment
from provisions.printed import printed_numbers
from provisions.raised import first_told, raised_by
from provisions.replies import Replies, replies_on
from provisions.requirements import PreconditionState, stood_on
from provisions.rounds import begun
from provisions.speakers import parties_of, people_of
from provisions.stances import Subject, place, subject_of
from provisions.testimony import OneDay, Statement, days_that_differ, statements
from provisions.vocabulary import ROLE
from tracker.pages.around import AroundParty, around_party
from tracker.pages.asked import Asked, asked
from tracker.pages.movement import Claimed, claimed


@dataclass(frozen=True, slots=True)
class OnSubject:
    """What the party said about one subject, newest first."""

    subject: Subject
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PartyPage:
    """One party on a day, with the organs that speak for it."""

    party: Party
    role: str
    organs: list[Party]
    people: list[Actor]
    days: list[OneDay]
    subjects: list[OnSubject]
    stated: list[Asked]
    received: list[Asked]
    calls: list[Asked]
    accounts: list[Moment]
    movements: list[Claimed]
    tallies: list[Tally]
    acts: list[StatusEntry]
    names: list[ContestedName]
    around: AroundParty
    superseded: list[Position]
    tombstones: list[Row]
    numbers: dict[int, str]
    replies: Replies


def roles_in(agreement: Agreement) -> dict[int, str]:
    """Return the parties' roles towards the agreement in words, by key of the party."""
    ties = Participation.objects.published().filter(agreement=agreement)
    return {tie.party_id: ROLE[tie.role].label for tie in ties}


def party_on(agreement: Agreement, party: Party, day: datetime.date) -> PartyPage:
    """Gather what a party and its organs have said and done."""
    begun(first_told, frozenset({agreement.pk}))
    stood = begun(stood_on, agreement, day)
    roles = begun(roles_in, agreement)
    moved = begun(list, movements_on(day).filter(agreement=agreement))
    organs = [
        one for one in sorted(parties_of(agreement), key=alphabetical) if one.parent_id == party.pk
    ]
    keys = frozenset(one.pk for one in (party, *organs))
    beside = _beside(agreement, [party, *organs], keys, day)
    counted = tallies_on(day).filter(agreement=agreement, according_to__in=keys)
    tallies = begun(list, counted)
    own = Q(according_to__in=keys, aspect="article") | Q(party__in=keys, aspect="act")
    told_by = begun(list, status_entries_on(day).filter(own, agreement=agreement))
    said = list(positions_on(day).filter(agreement=agreement, party__in=keys))
    told = sorted(raised_by(stood(), day), key=lambda state: state.precondition.key)
    entries, claims = told_by(), claimed(moved())
    return PartyPage(
        party=party,
        role=roles().get(party.pk, ""),
        organs=organs,
        days=days_that_differ(sorted(said, key=lambda one: place(subject_of(one)))),
        subjects=_by_subject(said),
        stated=_stated(told, keys, said, calls=False),
        received=_received(told, keys),
        calls=_stated(told, keys, said, calls=True),
        accounts=_accounts(entry for entry in entries if entry.aspect == "article"),
        movements=[claim for claim in claims if keys & claim.voices],
        tallies=tallies()[::-1],
        acts=[entry for entry in entries if entry.aspect == "act"],
        names=[n for s in told for n in s.precondition.names.all() if n.used_by_id in keys],
        **{name: read() for name, read in beside.items()},
    )


def _beside(
    agreement: Agreement, parties: Sequence[Party], keys: frozenset[int], day: datetime.date
) -> dict[str, Callable[[], Any]]:
    """Begin what the page shows as it is read."""
    return {
        "people": begun(people_of, parties, day),
        "around": begun(around_party, agreement, keys, day),
        "superseded": begun(_superseded, agreement, keys, day),
        "tombstones": begun(_tombstones, agreement, keys, day),
        "numbers": begun(printed_numbers, agreement, day),
        "replies": begun(replies_on, agreement, day),
    }


def _by_subject(said: Iterable[Position]) -> list[OnSubject]:
    about: dict[Subject, list[Position]] = defaultdict(list)
    for position in said:
        about[subject_of(position)].append(position)
    return [
        OnSubject(subject, tuple(reversed(statements(about[subject]))))
        for subject in sorted(about, key=place)
    ]


def _stated(
    states: Iterable[PreconditionState], keys: Set[int], said: Iterable[Position], *, calls: bool
) -> list[Asked]:
    """Return the preconditions, or the calls, that the party has raised by the day."""
    spoken = {position.precondition_id for position in said}
    return [
        asked(state)
        for state in states
        if any(tie.party_id in keys for tie in state.precondition.stated_by.all())
        and (state.precondition.list == "call") == calls
        and (calls or state.steps or state.precondition.pk in spoken)
    ]


def _received(states: Iterable[PreconditionState], keys: Set[int]) -> list[Asked]:
    """Return the preconditions put to the party, each with its own answers."""
    return [
        asked(state, keys)
        for state in states
        if any(tie.party_id in keys for tie in state.precondition.addressed_to.all())
        and state.precondition.list != "call"
    ]


def _accounts(entries: Iterable[StatusEntry]) -> list[Moment]:
    """Put together the accounts of a day that say the same of several articles, newest first."""
    alike = groupby(
        sorted(entries, key=lambda e: (e.sort_day, e.date.text, e.status), reverse=True),
        key=lambda e: (e.sort_day, e.date, e.status),
    )
    return [
        Moment(
            date,
            day,
            "status",
            entries=tuple(sorted(group, key=lambda e: e.article.position if e.article else -1)),
        )
        for (day, date, _), group in alike
    ]


def _superseded(agreement: Agreement, keys: Set[int], day: datetime.date) -> list[Position]:
    """Return the statements that a correction has replaced; they stay readable."""
    said = positions_on(day, superseded=True).filter(agreement=agreement, party__in=keys)
    return list(said.filter(corrections__state="published"))


def _tombstones(agreement: Agreement, keys: Set[int], day: datetime.date) -> list[Row]:
    """Return the retracted statements that counted by the day."""
    rows = Position.objects.tombstones().filter(agreement=agreement, party__in=keys)
    return list(rows.on(day).select_related("revision").order_by("revision", "slug"))
