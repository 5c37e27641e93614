"""What the registers say, gathered for one day: cases, presences, offers, reactions."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from provisions.models import Agreement, Assessment, Conflict, Party, Row, ScopeReading, Source
from provisions.printed import printed_numbers
from provisions.progress import negotiating_parties
from provisions.registers.assessments import assessments_on
from provisions.registers.conflicts import all_conflicts, rows_about
from provisions.registers.proceedings import (
    PresenceState,
    ProceedingState,
    cases_of,
    presences_of,
    readings_of_scope,
)
from provisions.registers.proposals import ProposalState, proposal_states, proposals_on
from provisions.registers.reactions import Reactions, reactions_of
from provisions.registers.told import told_among
from provisions.rounds import begun


@dataclass(frozen=True, slots=True)
class Side:
    """A negotiating party, with its own readings and those of its organs; or none."""

    party: Party
    readings: tuple[ScopeReading, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A case or a presence with the readings of each side, and those of everybody else."""

    state: Any
    sides: tuple[Side, ...]
    others: tuple[ScopeReading, ...]


@dataclass(frozen=True, slots=True)
class CoverPage:
    """A register of what an article may cover, with the readings of the article as such."""

    rows: list[Covered]
    scope: list[ScopeReading]
    numbers: dict[int, str]


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """What was put forward by the day, newest first."""

    states: list[ProposalState]
    unanswered: int
    numbers: dict[int, str]


@dataclass(frozen=True, slots=True)
class ReactionsPage:
    """Who asked for what, and every reaction, newest first."""

    reactions: Reactions
    newest: list[Any]
    numbers: dict[int, str]

    @property
    def width(self) -> int:
        return len(self.reactions.words) + 1


@dataclass(frozen=True, slots=True)
class OfSource:
    """What the author of one source says in the author's own voice."""

    source: Source
    rows: list[Assessment]


@dataclass(frozen=True, slots=True)
class AssessmentsPage:
    """Authors' assessments by the day, by publisher."""

    of_sources: list[OfSource]
    count: int
    numbers: dict[int, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which sources differ, with the rows of the day that it touches."""

    conflict: Conflict
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """All points on which sources differ by the day, by title."""

    differences: list[Difference]
    numbers: dict[int, str]


def proceedings_page(agreement: Agreement, day: datetime.date) -> CoverPage:
    """Gather the cases of an agreement and whose reading it is that an article covers them."""
    return _cover(agreement, begun(cases_of, agreement, day), "proceeding", day)


def presences_page(agreement: Agreement, day: datetime.date) -> CoverPage:
    """Gather the presences of an agreement, who calls them what, and who reads what of them."""
    return _cover(agreement, begun(presences_of, agreement, day), "presence", day)


def proposals_page(agreement: Agreement, day: datetime.date) -> ProposalsPage:
    """Gather what was put forward, and how each answered or did not."""
    numbers = begun(printed_numbers, agreement, day)
    rows = list(proposals_on(day).filter(agreement=agreement))[::-1]
    states = proposal_states(rows, day)
    silent = [s for s in states if s.answered and not any(by.has_answered for by in s.answered)]
    return ProposalsPage(states, len(silent), numbers())


def reactions_page(agreement: Agreement, day: datetime.date) -> ReactionsPage:
    """Gather the reactions of others, and who asked for what."""
    numbers = begun(printed_numbers, agreement, day)
    found = reactions_of(agreement, day)
    return ReactionsPage(found, list(found.rows[::-1]), numbers())


def assessments_page(agreement: Agreement, day: datetime.date) -> AssessmentsPage:
    """Gather what authors of sources conclude, by source."""
    numbers = begun(printed_numbers, agreement, day)
    by_source: dict[Source, list[Assessment]] = defaultdict(list)
    for row in assessments_on(day).filter(agreement=agreement):
        by_source[row.source].append(row)
    ordered = sorted(by_source, key=lambda one: (one.publisher.casefold(), one.slug))
    of_sources = [OfSource(source, by_source[source]) for source in ordered]
    count = sum(len(one.rows) for one in of_sources)
    return AssessmentsPage(of_sources, count, numbers())


def differences_page(agreement: Agreement, day: datetime.date) -> DifferencesPage:
    """Gather where sources differ, with each reading and the rows it touches."""
    numbers = begun(printed_numbers, agreement, day)
    rows = all_conflicts().filter(agreement=agreement).order_by("title", "key")
    conflicts = told_among(Conflict, rows, day)
    touched = rows_about(conflicts, day)
    return DifferencesPage(
        [Difference(conflict, _touched(conflict, touched)) for conflict in conflicts], numbers()
    )


def _touched(conflict: Any, rows: dict[tuple[str, str], Row]) -> list[Row]:
    ties = [(tie.noun, tie.row) for tie in conflict.about.all()]
    return [rows[tie] for tie in ties if tie in rows]


def _cover(
    agreement: Agreement,
    told: Callable[[], Sequence[ProceedingState] | Sequence[PresenceState]],
    thing: str,
    day: datetime.date,
) -> CoverPage:
    numbers = begun(printed_numbers, agreement, day)
    scope = begun(readings_of_scope, agreement, day)
    parties = negotiating_parties(agreement)
    states = told()
    articles = {getattr(state, thing).article_id for state in states}
    return CoverPage(
        rows=[_covered(state, parties) for state in states],
        scope=[reading for reading in scope() if reading.article_id in articles],
        numbers=numbers(),
    )


def _covered(state: Any, parties: Iterable[Party]) -> Covered:
    sides = tuple(
        Side(party, tuple(r for r in state.readings if _speaks_for(r, party))) for party in parties
    )
    own = {reading for side in sides for reading in side.readings}
    return Covered(state, sides, tuple(r for r in state.readings if r not in own))


def _speaks_for(reading: ScopeReading, party: Party) -> bool:
    voice = reading.according_to
    return voice is not None and party.pk in (voice.pk, voice.parent_id)
