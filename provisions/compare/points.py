"""A point on the two clocks, and how the whole record of an agreement stood at it."""

from __future__ import annotations

import datetime
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from provisions.dated_rows import counted_on
from provisions.known import known_at
from provisions.models import Agreement
from provisions.printed import printed_numbers
from provisions.progress import agreement_state, states_of
from provisions.raised import first_told, raised_by
from provisions.requirements import PreconditionState, stood_on
from provisions.rounds import begun
from provisions.stances import Matrix, matrix
from provisions.states import AgreementState, ArticleState


@dataclass(frozen=True, slots=True)
class Point:
    """A day in the world, and the revision as known at which it is read.

    Without a revision it is read in whatever state of the record the reader has asked for.
    """

    day: datetime.date
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """How everything about an agreement stood at a point, fully read.

    ``counted`` holds the public ids of the dated rows that count, by kind.
    """

    articles: tuple[ArticleState, ...]
    agreement: AgreementState
    requirements: tuple[PreconditionState, ...]
    matrix: Matrix
    numbers: dict[int, str]
    counted: dict[str, frozenset[str]]


def stood_at(agreement: Agreement, point: Point) -> Stood:
    """Read how everything about the agreement stood at the point."""
    with _known(point):
        day = point.day
        articles = begun(states_of, agreement, day)
        state = begun(agreement_state, agreement, day)
        begun(first_told, frozenset({agreement.pk}))
        stood = begun(stood_on, agreement, day)
        said = begun(matrix, agreement, day)
        numbers = begun(printed_numbers, agreement, day)
        counted = begun(counted_on, agreement, day)
        return Stood(
            articles=tuple(articles()),
            agreement=state(),
            requirements=tuple(raised_by(stood(), day)),
            matrix=said(),
            numbers=numbers(),
            counted=counted(),
        )


def _known(point: Point) -> AbstractContextManager[None]:
    return nullcontext() if point.revision is None else known_at(point.revision)
