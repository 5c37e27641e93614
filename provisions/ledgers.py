"""The dated rows of an agreement's record that count on a day, with all they name.

Every function takes the day, asks as often whatever the record's size, and loads the sources.
"""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet

from provisions.by_day import by_day
from provisions.coming import coming
from provisions.models import (
    ArticleText,
    Citation,
    Entry,
    Movement,
    Position,
    StatusEntry,
    Tally,
    TallyArticle,
)

E = TypeVar("E", bound=Entry)

CITATIONS = Prefetch("citations", queryset=Citation.objects.published().select_related("source"))
TALLY_ARTICLES = Prefetch(
    "articles", queryset=TallyArticle.objects.published().select_related("article")
)


def dated(rows: QuerySet[E], day: datetime.date, *, superseded: bool = False) -> QuerySet[E]:
    """Return the ledger rows that count on the day, oldest first, with their citations.

    ``superseded`` adds the entries that a correction has replaced: they count for nothing,
    but stay readable.
    """
    named: Any = rows
    counted = named.published() if superseded else named.in_force()
    return counted.on(day).order_by("sort_day", "slug").prefetch_related(CITATIONS)


def status_entries_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[StatusEntry]:
    """Return the status entries that count on the day, with all they name."""
    return dated(StatusEntry.objects.all(), day, superseded=superseded).select_related(
        "agreement",
        "article",
        "precondition",
        "party",
        "according_to",
        "according_to_source",
        "speaker",
        "supersedes",
    )


@by_day
def ledger(agreement: int, day: datetime.date) -> tuple[StatusEntry, ...]:
    """Return every status entry of an agreement, by its key, that counts on the day."""
    return tuple(coming(status_entries_on(day).filter(agreement=agreement)))


def tallies_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Tally]:
    """Return the counts that count on the day, with all they name."""
    return (
        dated(Tally.objects.all(), day, superseded=superseded)
        .select_related("agreement", "according_to", "speaker", "supersedes")
        .prefetch_related(TALLY_ARTICLES)
    )


@by_day
def counts_in(agreement: int, day: datetime.date) -> tuple[Tally, ...]:
    """Return every count of an agreement, by its key, that counts on the day."""
    return tuple(coming(tallies_on(day).filter(agreement=agreement)))


@by_day
def texts_in(agreement: int, day: datetime.date) -> tuple[ArticleText, ...]:
    """Return what is known on the day of the text of each article of an agreement, by its key."""
    texts = ArticleText.objects.filter(article__agreement=agreement, article__state="published")
    return tuple(coming(dated(texts, day)))


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
        "replaces__agreement",
        "replaces__article",
        "replaces__precondition",
        "supersedes",
    )


@by_day
def said_in(agreement: int, day: datetime.date) -> tuple[Position, ...]:
    """Return every statement in an agreement's record, by its key, that counts on the day."""
    return tuple(coming(positions_on(day).filter(agreement=agreement)))


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
