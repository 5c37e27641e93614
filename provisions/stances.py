"""What each party says about each subject on a day: the matrix, and where words pull apart."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from provisions.dates import VagueDate
from provisions.models import Agreement, Article, Movement, Party, Position, Precondition
from provisions.progress import dated
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
    without another between; ``others_that_day`` its statements of the same day about the same
    subject that take another stance.
    """

    party: Party
    subject: Subject
    present: Position
    since: VagueDate
    others_that_day: tuple[Position, ...]
    count: int

    @property
    def word(self) -> Word:
        return STANCE[self.present.stance]

    @property
    def contradicts(self) -> bool:
        return bool(self.others_that_day)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by subjects. ``cells`` is keyed by party and subject ids."""

    parties: tuple[Party, ...]
    subjects: tuple[Subject, ...]
    cells: dict[tuple[str, str], Stance]

    @property
    def rows(self) -> list[tuple[Subject, list[Stance | None]]]:
        """Subjects, each with the stance of every party in order, None where it is silent."""
        return [
            (subject, [self.cells.get((party.slug, subject.key)) for party in self.parties])
            for subject in self.subjects
        ]


def positions_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Position]:
    """Return the statements that count on the day, with all they name, oldest first."""
    return dated(Position.objects.all(), day, superseded=superseded).select_related(
        "agreement",
        "article__agreement",
        "precondition__agreement",
        "party__parent",
        "speaker",
        "reported_by",
        "reported_by_source",
        "replaces",
        "supersedes",
    )


def movements_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Movement]:
    """Return the claims of movement and their denials that count on the day, oldest first."""
    return dated(Movement.objects.all(), day, superseded=superseded).select_related(
        "agreement",
        "article__agreement",
        "mover",
        "denies",
        "according_to",
        "according_to_source",
        "speaker",
        "supersedes",
    )


def speaks_for(position: Position) -> Party:
    """Return the party whose voice a statement is: the state where an organ of it speaks."""
    return position.party.parent or position.party


def subject_of(position: Position) -> Subject:
    if position.article:
        return Subject("article", position.article.slug, str(position.article), position.article)
    if position.precondition:
        row = position.precondition
        return Subject("precondition", row.slug, row.title, precondition=row)
    return Subject(position.subject, position.subject, SUBJECT[position.subject].label)


def matrix(agreement: Agreement, day: datetime.date) -> Matrix:
    """Return what every party says about every subject on the day."""
    said: dict[tuple[Party, Subject], list[Position]] = defaultdict(list)
    for position in positions_on(day).filter(agreement=agreement):
        said[speaks_for(position), subject_of(position)].append(position)
    cells = {
        (party.slug, subject.key): _stance(party, subject, positions)
        for (party, subject), positions in said.items()
    }
    parties = {party for party, _ in said}
    subjects = {subject.key: subject for _, subject in said}
    return Matrix(
        parties=tuple(sorted(parties, key=lambda party: (party.name, party.slug))),
        subjects=tuple(sorted(subjects.values(), key=_place)),
        cells=cells,
    )


def _place(subject: Subject) -> tuple[int, int, str]:
    order = {"stage": 0, "agreement": 1, "precondition": 2, "article": 3}[subject.kind]
    return order, subject.article.position if subject.article else 0, subject.title


def _stance(party: Party, subject: Subject, positions: Sequence[Position]) -> Stance:
    present = positions[-1]
    since = present
    for position in reversed(positions):
        if position.stance != present.stance:
            break
        since = position
    others = [
        position
        for position in positions
        if position.sort_day == present.sort_day and position.stance != present.stance
    ]
    return Stance(party, subject, present, since.date, tuple(others), len(positions))
