"""One precondition on a day: both sides' words, its steps, who holds it met."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q

from provisions.alphabet import alphabetical
from provisions.dates import VagueDate
from provisions.ledgers import positions_on, status_entries_on
from provisions.models import (
    Agreement,
    Entry,
    Party,
    Position,
    Precondition,
    Revision,
    Row,
    StatusEntry,
)
from provisions.printed import printed_numbers
from provisions.progress import negotiating_parties
from provisions.reach import after_midnight, lines_about
from provisions.replies import Replies, replies_on
from provisions.requirements import ASPECTS, PreconditionState
from provisions.rounds import begun
from provisions.stances import speaks_for
from tracker.pages.around import Around, around_precondition
from tracker.pages.requirements import counterparts_of, is_requirement, states_raised


@dataclass(frozen=True, slots=True)
class Side:
    """A party with what it has said about the precondition, newest first."""

    party: Party
    statements: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """The lines of the ledger that bear one date."""

    date: VagueDate
    entries: list[StatusEntry]


@dataclass(frozen=True, slots=True)
class MetLine:
    """A party's or source's last account of fulfilment, or that none is recorded."""

    party: Party | None
    entry: StatusEntry | None


@dataclass(frozen=True, slots=True)
class PreconditionPage:
    """One precondition on a day, and how it came to stand so."""

    state: PreconditionState
    is_requirement: bool
    counterpart: PreconditionState | None
    sides: list[Side]
    others: list[Side]
    rungs: list[Rung]
    met: list[MetLine]
    around: Around
    numbers: dict[int, str]
    superseded: list[Entry]
    tombstones: list[Row]
    revisions: list[Revision]
    replies: Replies
    previous: Precondition | None
    next: Precondition | None


def precondition_on(
    agreement: Agreement, row: Precondition, day: datetime.date
) -> PreconditionPage | None:
    """Gather one precondition; None where nobody had raised it by the day."""
    said = begun(list, positions_on(day).filter(precondition=row))
    negotiating = begun(negotiating_parties, agreement)
    around = begun(around_precondition, row, day)
    numbers = begun(printed_numbers, agreement, day)
    superseded = begun(_superseded, row, day)
    tombstones = begun(_tombstones, row, day)
    revisions = begun(_revisions, agreement, row, day)
    replies = begun(replies_on, agreement, day)
    states = states_raised(agreement, day)
    at = next((i for i, state in enumerate(states) if state.precondition == row), None)
    if at is None:
        return None
    state = states[at]
    before, after = states[max(at - 1, 0) : at], states[at + 1 : at + 2]
    sides, others = _sides(state, said(), negotiating())
    return PreconditionPage(
        state=state,
        is_requirement=is_requirement(state),
        counterpart=counterparts_of(states).get(row.pk),
        sides=sides,
        others=others,
        rungs=[Rung(date, _in_order(of)) for date, of in groupby(state.steps, _date)],
        met=_met(state),
        around=around(),
        numbers=numbers(),
        superseded=superseded(),
        tombstones=tombstones(),
        revisions=revisions(),
        replies=replies(),
        previous=before[0].precondition if before else None,
        next=after[0].precondition if after else None,
    )


def _date(entry: StatusEntry) -> VagueDate:
    return entry.date


def _in_order(entries: Iterable[StatusEntry]) -> list[StatusEntry]:
    """Return the lines of one date by aspect: standing, answers, fulfilment."""
    return sorted(entries, key=lambda entry: ASPECTS.index(entry.aspect))


def _sides(
    state: PreconditionState, positions: Iterable[Position], negotiating: list[Party]
) -> tuple[list[Side], list[Side]]:
    """Return the words of those who state it and of those addressed, then everybody else's."""
    said: dict[Party, list[Position]] = {}
    for position in positions:
        said.setdefault(speaks_for(position), []).insert(0, position)
    concerned = _concerned(state.precondition) or negotiating
    rest = [party for party in said if party not in concerned]
    named, others = (
        [Side(party, tuple(said.get(party, ()))) for party in sorted(parties, key=alphabetical)]
        for parties in (concerned, rest)
    )
    return named, others


def _concerned(row: Precondition) -> list[Party]:
    """Return those who state it and those addressed, organs under their state."""
    ties: list[Any] = [*row.stated_by.all(), *row.addressed_to.all()]  # type: ignore[attr-defined]
    return list(dict.fromkeys(tie.party.parent or tie.party for tie in ties))


def _met(state: PreconditionState) -> list[MetLine]:
    """Return who says what of fulfilment: each party concerned, then every other account."""
    accounts = {e.according_to: e for e in state.met_according_to if e.according_to}
    parties = sorted({*_concerned(state.precondition), *accounts}, key=alphabetical)
    by_party = [MetLine(party, accounts.get(party)) for party in parties]
    return by_party + [MetLine(None, e) for e in state.met_according_to if not e.according_to]


def _superseded(row: Precondition, day: datetime.date) -> list[Entry]:
    """Return the lines and statements that a correction has replaced; they stay readable."""
    corrected = {"precondition": row, "corrections__state": "published"}
    lines = begun(list, status_entries_on(day, superseded=True).filter(**corrected))
    said = begun(list, positions_on(day, superseded=True).filter(**corrected))
    return [*lines(), *said()]


def _tombstones(row: Precondition, day: datetime.date) -> list[Row]:
    """Return the retracted lines and statements about it that counted by the day."""
    models: Sequence[type[Entry]] = (StatusEntry, Position)
    asked = []
    for model in models:
        rows = model.objects.tombstones().on(day).filter(precondition=row)
        asked.append(begun(list, rows.select_related("revision").order_by("revision")))
    return [row for rows_of in asked for row in rows_of()]


def _revisions(agreement: Agreement, row: Precondition, day: datetime.date) -> list[Revision]:
    """Return the revisions recorded by the day that touched a precondition, newest first."""
    touched = Q(noun="precondition", row=row.slug)
    for noun, model in (("position", Position), ("status-entry", StatusEntry)):
        slugs = model.objects.on(day).filter(precondition=row).values("slug")
        touched |= Q(noun=noun, row__in=slugs)
    lines = lines_about(agreement).filter(touched).values("revision")
    revisions = Revision.objects.filter(pk__in=lines, recorded_at__lt=after_midnight(day))
    return list(revisions.order_by("-number"))
