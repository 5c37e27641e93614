"""What each party says about each subject on a day: the matrix, and where words pull apart."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from provisions.dates import VagueDate
from provisions.ledgers import positions_on, said_in
from provisions.models import Agreement, Article, Party, Position, Precondition
from provisions.rounds import begun
from provisions.testimony import former_stance, may_be_later, order_of, said_on_one_day
from provisions.vocabulary import STANCE, SUBJECT, Word


@dataclass(frozen=True, slots=True)
class Subject:
    """What statements are about: an article, a precondition, the agreement or its stages."""

    kind: str
    key: str
    title: str
    article: Article | None = None
    precondition: Precondition | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """What one party says about one subject now.

    ``present`` is its last statement; ``since`` the date from which it has held that stance
    without another between; ``former`` the statement of another stance before that. Its
    statements of the same day about the subject that take another stance are
    ``others_that_day``; where dates are too vague to tell which came later, the last one of
    each other stance is among ``others_in_doubt``.
    """

    party: Party
    subject: Subject
    present: Position
    since: VagueDate
    others_that_day: tuple[Position, ...]
    count: int
    others_in_doubt: tuple[Position, ...] = ()
    former: Position | None = None

    @property
    def word(self) -> Word:
        return STANCE[self.present.stance]

    @property
    def latest(self) -> tuple[Position, ...]:
        """Every statement that may be the last one, none of them preferred."""
        beside = (self.present, *self.others_that_day, *self.others_in_doubt)
        return tuple(sorted(beside, key=order_of))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by subjects. ``cells`` is keyed by party and subject ids.

    ``positions`` holds every statement that counts on the day, oldest first. A subject whose
    pair was spoken of stands beside it even where nobody spoke of it: pairs stay together.
    """

    parties: tuple[Party, ...]
    subjects: tuple[Subject, ...]
    cells: dict[tuple[str, str], Stance]
    positions: tuple[Position, ...] = ()

    @property
    def rows(self) -> list[tuple[Subject, list[Stance | None]]]:
        """Subjects, each with the stance of every party in order, None where it is silent."""
        return [
            (subject, [self.cells.get((party.slug, subject.key)) for party in self.parties])
            for subject in self.subjects
        ]


def speaks_for(position: Position) -> Party:
    """Return the party whose voice a statement is: the state where an organ of it speaks."""
    return position.party.parent or position.party


def subject_of(position: Position) -> Subject:
    if position.article:
        return Subject("article", position.article.slug, str(position.article), position.article)
    if position.precondition:
        return _asked(position.precondition)
    return Subject(position.subject, position.subject, SUBJECT[position.subject].label)


def _asked(row: Precondition) -> Subject:
    return Subject("precondition", row.slug, row.title, precondition=row)


def matrix(agreement: Agreement, day: datetime.date) -> Matrix:
    """Return what every party says about every subject on the day."""
    paired = begun(list, _paired(agreement))
    said: dict[tuple[Party, Subject], list[Position]] = defaultdict(list)
    positions = said_in(agreement.pk, day)
    for position in positions:
        said[speaks_for(position), subject_of(position)].append(position)
    cells = {
        (party.slug, subject.key): _stance(party, subject, positions)
        for (party, subject), positions in said.items()
    }
    parties = {party for party, _ in said}
    subjects = {subject.key: subject for _, subject in said}
    named = {subject.precondition.pk for subject in subjects.values() if subject.precondition}
    rows = paired()
    naming = {row.paired_with_id for row in rows if row.pk in named}
    for row in rows:
        if row.pk in naming or row.paired_with_id in named:
            subjects.setdefault(row.slug, _asked(row))
    return Matrix(
        parties=tuple(sorted(parties, key=lambda party: (str(party), party.slug))),
        subjects=tuple(sorted(subjects.values(), key=place)),
        cells=cells,
        positions=positions,
    )


def _paired(agreement: Agreement) -> QuerySet[Precondition]:
    """Return the preconditions that are paired with another one, from either end."""
    rows = Precondition.objects.published().filter(agreement=agreement)
    naming = rows.filter(paired_with__isnull=False)
    either = Q(paired_with__isnull=False) | Q(pk__in=naming.values("paired_with"))
    return rows.filter(either).select_related("agreement")


def place(subject: Subject) -> tuple[int, int, str]:
    """Order subjects: the agreement and its stages, preconditions by title, articles."""
    order = {"stage": 0, "agreement": 1, "precondition": 2, "article": 3}[subject.kind]
    return order, subject.article.position if subject.article else 0, subject.title


def _stance(party: Party, subject: Subject, positions: Sequence[Position]) -> Stance:
    said = sorted(positions, key=order_of)
    present = since = said[-1]
    for position in reversed(said):
        if position.stance != present.stance:
            break
        since = position
    others = {p.stance: p for p in said if p.stance != present.stance and may_be_later(p, present)}
    same_day = [p for p in said if p.stance in others and said_on_one_day(p, present)]
    known = {p.stance for p in same_day}
    return Stance(
        party,
        subject,
        present,
        since.date,
        others_that_day=tuple(same_day),
        count=len(said),
        others_in_doubt=tuple(p for p in others.values() if p.stance not in known),
        former=former_stance(since, said),
    )


def last_statement(
    party: Party, subject: Mapping[str, object], day: datetime.date
) -> Position | None:
    """Return what a party, or an organ of it, said last about a subject by the day.

    ``subject`` holds the fields that name it: agreement, subject, article, precondition.
    """
    voice = party.parent or party
    said = positions_on(day).filter(**subject)
    return said.filter(Q(party=voice) | Q(party__parent=voice)).last()
