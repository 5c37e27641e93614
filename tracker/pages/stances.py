"""The matrix as its page shows it: subjects by parties, filtered, with the words of one day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from provisions.alphabet import alphabetical
from provisions.models import Agreement, Party, Precondition
from provisions.printed import printed_numbers
from provisions.progress import negotiating_parties
from provisions.requirements import PreconditionState, stood_on
from provisions.rounds import begun
from provisions.stances import Matrix, Stance, Subject, matrix, place, speaks_for, subject_of
from provisions.testimony import OneDay, days_that_differ
from tracker.pages.choices import chosen
from tracker.pages.columns import Columns, in_columns

GROUPS = {
    "agreement": gettext_lazy("The agreement and its stages"),
    "precondition": gettext_lazy("Preconditions"),
    "article": gettext_lazy("Articles"),
    "call": gettext_lazy("Calls by others"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party says about a subject; ``day`` where its words of one day differ."""

    party: Party
    stance: Stance | None
    day: OneDay | None = None


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One subject with the stance of each party in a column, and of any other that spoke."""

    subject: Subject
    asked: PreconditionState | None
    pair: Subject | None
    cells: tuple[Cell, ...]
    others: tuple[Cell, ...]

    @property
    def spoken(self) -> bool:
        return any(cell.stance for cell in (*self.cells, *self.others))

    @property
    def kind(self) -> str:
        """The group: a call stands apart, unless its pair is a requirement."""
        if self.subject.kind == "stage":
            return "agreement"
        ends = (self.subject, self.pair)
        lists = {end.precondition.list for end in ends if end and end.precondition}
        return "call" if lists == {"call"} else self.subject.kind

    @property
    def place(self) -> str:
        """The title by which a pair is ordered as one."""
        return min(one.title for one in (self.subject, self.pair) if one)


@dataclass(frozen=True, slots=True)
class Group:
    """The subjects of one kind."""

    code: str
    title: str
    rows: tuple[SubjectRow, ...]


@dataclass(frozen=True, slots=True)
class PartyDays:
    """The latest day on which a party's statements differ in direction, and how many there are."""

    party: Party
    latest: OneDay | None
    count: int


@dataclass(frozen=True, slots=True)
class Positions:
    """Everything the page of positions shows."""

    columns: Columns
    groups: list[Group]
    days: list[PartyDays]
    numbers: dict[int, str]
    parties: list[Party]
    kinds: dict[str, str]
    party: str
    kind: str

    @property
    def has_others(self) -> bool:
        return any(row.others for group in self.groups for row in group.rows)

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return 1 + len(self.columns.parties) + self.has_others

    @property
    def filtered(self) -> bool:
        return bool(self.party or self.kind)


def positions_page(agreement: Agreement, day: datetime.date, query: QueryDict) -> Positions:
    """Gather the matrix of a day as the address filters and orders it."""
    stated = begun(stood_on, agreement, day)
    numbers = begun(printed_numbers, agreement, day)
    taking_part = begun(negotiating_parties, agreement)
    table, negotiating = matrix(agreement, day), taking_part()
    parties = sorted({*negotiating, *table.parties}, key=alphabetical)
    party = chosen(query, "party", [party.slug for party in parties])
    kind = chosen(query, "kind", GROUPS)
    wanted = [one for one in parties if party in ("", one.slug)]
    columns = in_columns([one for one in wanted if one in negotiating], query)
    others = [one for one in wanted if one not in negotiating]
    days = {one.slug: _days(table, one) for one in wanted}
    rows = _rows(table, columns.parties, others, days, stated())
    if party:
        rows = [row for row in rows if row.spoken]
    return Positions(
        columns=columns,
        groups=[group for group in _grouped(rows) if kind in ("", group.code)],
        days=[
            PartyDays(one, next(iter(days[one.slug]), None), len(days[one.slug]))
            for one in (*columns.parties, *others)
            if days[one.slug] or one in negotiating
        ],
        numbers=numbers(),
        parties=parties,
        kinds={code: str(title) for code, title in GROUPS.items()},
        party=party,
        kind=kind,
    )


def _days(table: Matrix, party: Party) -> list[OneDay]:
    said = (position for position in table.positions if speaks_for(position) == party)
    return days_that_differ(sorted(said, key=lambda one: place(subject_of(one))))


def _rows(
    table: Matrix,
    columns: Sequence[Party],
    others: Sequence[Party],
    days: Mapping[str, Sequence[OneDay]],
    asked: Sequence[PreconditionState],
) -> list[SubjectRow]:
    """Put the stances in columns; parties outside the talks follow where they spoke."""
    subjects = {s.precondition.pk: s for s in table.subjects if s.precondition}
    states = {state.precondition.pk: state for state in asked}
    pairs = _pairs(state.precondition for state in asked)

    def cell(party: Party, subject: Subject) -> Cell:
        stance = table.cells.get((party.slug, subject.key))
        of_day = (day for day in days[party.slug] if stance and stance.present in day.positions)
        return Cell(party, stance, next(of_day, None))

    return [
        SubjectRow(
            subject,
            states.get(key := subject.precondition.pk if subject.precondition else 0),
            subjects.get(pairs.get(key, 0)),
            tuple(cell(party, subject) for party in columns),
            tuple(c for party in others if (c := cell(party, subject)).stance),
        )
        for subject in table.subjects
    ]


def _pairs(rows: Iterable[Precondition]) -> dict[int, int]:
    """Return the pair of each precondition, from both ends: only one of them names it."""
    pairs = {row.pk: row.paired_with_id for row in rows if row.paired_with_id}
    return pairs | {pair: key for key, pair in pairs.items()}


def _grouped(rows: Iterable[SubjectRow]) -> list[Group]:
    """Return the kinds of subject that occur, in order; pairs stand next to each other."""
    by_kind: dict[str, list[SubjectRow]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    by_kind["precondition"].sort(key=lambda row: (row.place, row.subject.title))
    by_kind["call"].sort(key=lambda row: (row.place, row.subject.title))
    return [
        Group(code, str(title), tuple(by_kind[code]))
        for code, title in GROUPS.items()
        if by_kind[code]
    ]
