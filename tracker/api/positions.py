"""What parties say about each subject, and who is said to have moved."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch, Q

from provisions.counterparts import others_that_day
from provisions.ledgers import movements_on, positions_on
from provisions.models import Actor, Article, Movement, Party, Position, Precondition, ReplyTo
from provisions.stances import Subject
from provisions.vocabulary import CLAIM, MOVEMENT_KIND, STANCE, SUBJECT
from tracker.api.collection import Collection
from tracker.api.entries import (
    CERTAIN,
    according_to_either,
    cites,
    corrections,
    of_agreement,
    of_article,
    of_key,
    of_precondition,
)
from tracker.api.filters import SUPERSEDED, day_from, day_to, named, search_in, word
from tracker.api.parameters import Asked, Parameter, is_public_id, shown
from tracker.api.shapes.positions import MovementShape, PositionShape

SUBJECTS = (
    f"{', '.join(SUBJECT.codes)} for all of that kind; or one article or precondition by its "
    "public id or its key."
)


def read_subject(text: str) -> str:
    """Accept a kind of subject, or the public id or key of one."""
    if text in SUBJECT:
        return text
    named = Q(slug=text) | Q(key=text)
    known = is_public_id(text) and any(
        model.objects.published().filter(named).exists() for model in (Article, Precondition)
    )
    if not known:
        raise ValueError(
            f"“{shown(text)}” is none of: {', '.join(SUBJECT.codes)}; nor the public id or key "
            "of an article or a precondition."
        )
    return text


def is_about(subject: Subject, text: str) -> bool:
    """Say whether a subject is the one, or of the kind, that a text names."""
    row = subject.article or subject.precondition
    return text in (subject.kind, subject.key, row.key if row else "")


def _about(rows: Any, text: str, day: datetime.date) -> Any:
    paths = ("article__slug", "article__key", "precondition__slug", "precondition__key")
    if text in SUBJECT:
        return rows.filter(subject=text)
    return rows.filter(Q(*((path, text) for path in paths), _connector=Q.OR))


def read_public_id(text: str) -> str:
    """Accept anything that could be the public id of a row."""
    if not is_public_id(text):
        raise ValueError(f"“{shown(text)}” is no public id.")
    return text


def _replies(rows: Any, slug: str, day: datetime.date) -> Any:
    ties = ReplyTo.objects.published().filter(row=slug)
    return rows.filter(pk__in=ties.values("position"))


def _speaks(rows: Any, party: int, day: datetime.date) -> Any:
    return rows.filter(Q(party=party) | Q(party__parent=party))


@lru_cache(64)
def _statements(day: datetime.date, superseded: bool) -> Any:
    """Return a query that is put together once for a day; it is asked by its copies alone."""
    whole = positions_on(day, superseded=superseded)
    return whole.select_related(None).prefetch_related(None)


class Positions(Collection):
    """What parties say: dated statements, each by one party about one subject.

    Every statement is listed, also one that a later statement took the place of. The matrix
    gives each party's present stance.
    """

    subject = "position"
    model = Position
    shape = PositionShape
    filters = (
        of_agreement(),
        Parameter("subject", f"Only statements about: {SUBJECTS}", read_subject, narrow=_about),
        of_article(),
        of_precondition(),
        named("party", Party, "Only what this party or an organ of it says.", narrow=_speaks),
        named("speaker", Actor, "Only what this person said in that office."),
        word("stance", [STANCE], "Only statements of this stance."),
        Parameter(
            "replies_to",
            "Only replies of parties to the entry of this public id.",
            read_public_id,
            narrow=_replies,
        ),
        named("reported_by", Party, "Only what this party reports of another."),
        CERTAIN,
        cites("position"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        later = Position.objects.in_force().on(asked.clock.day).order_by("sort_day", "slug")
        positions = positions_on(asked.clock.day, superseded=self.with_superseded(asked))
        ties = Prefetch("replies_to", ReplyTo.objects.published())
        return positions.prefetch_related(
            corrections(Position), Prefetch("replaced_by", later), ties
        )

    def there(self, asked: Asked) -> Any:
        return _statements(asked.clock.day, self.with_superseded(asked))

    def context(self, rows: Iterable[Position], asked: Asked) -> dict[str, Any]:
        others = others_that_day(rows, asked.clock.day)
        return {**super().context(rows, asked), "others": others}


class Movements(Collection):
    """Who is said to have moved on an article, according to whom; and the denials."""

    subject = "movement"
    model = Movement
    shape = MovementShape
    filters = (
        of_agreement(),
        of_article(),
        of_key("article__key"),
        named("mover", Party, "Only claims that this party moved."),
        word("kind", [MOVEMENT_KIND], "Only movement of this kind."),
        word("claim", [CLAIM], "Only claims, or only denials."),
        according_to_either(),
        CERTAIN,
        cites("movement"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        denials = Movement.objects.in_force().on(asked.clock.day).order_by("sort_day", "slug")
        movements = movements_on(asked.clock.day, superseded=self.with_superseded(asked))
        return movements.prefetch_related(corrections(Movement), Prefetch("denials", denials))
