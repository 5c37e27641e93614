"""The change feed: revisions, oldest first, and what each changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.models import NOUNS, Agreement, Change, Revision
from provisions.reach import after_midnight, number_recorded_by
from provisions.rounds import begun
from provisions.vocabulary import REVISION_KIND
from tracker.api.collection import Collection
from tracker.api.filters import named, search_in, word
from tracker.api.logged import Logged, changes, logged
from tracker.api.paging import ByNumber, ByPosition, Gapless
from tracker.api.parameters import Asked, Parameter, one_of, public_id, whole_number
from tracker.api.shapes.log import ChangeShape, RevisionShape
from tracker.clock import read_day

HIGHEST = 10**18 - 1


def revisions_by(asked: Asked) -> Any:
    """Return the revisions; those recorded by the day, where a day is asked for."""
    revisions = Revision.objects.order_by("number")
    if asked.clock.asked:
        return _recorded_by(revisions, asked.clock.day)
    return revisions


def _touching(rows: Any, agreement: int, day: datetime.date) -> Any:
    lines = Change.objects.filter(revision=OuterRef("pk"), agreement=agreement)
    return rows.filter(Exists(lines))


def _after(rows: Any, number: int, day: datetime.date) -> Any:
    return rows.filter(number__gt=number)


def _recorded_by(rows: Any, day: datetime.date) -> Any:
    return rows.filter(number__lte=number_recorded_by(after_midnight(day)))


def _recorded_from(rows: Any, day: datetime.date) -> Any:
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return rows.filter(number__gt=number_recorded_by(midnight))


def _recorded(name: str, narrow: Callable[[Any, datetime.date], Any], words: str) -> Parameter:
    return Parameter(
        name,
        f"Only revisions recorded on this day (UTC) or {words}.",
        read=lambda text: read_day(name, text),
        schema={"type": "string", "format": "date"},
        narrow=lambda rows, value, day: narrow(rows, value),
    )


class Revisions(Collection):
    """The change feed: every edit of the record, numbered without gaps, oldest first.

    Ask with `after` and the number of the last revision you hold; replayed from 0, a client
    holds what the collections store. With `as_of`, only what was recorded by that day.
    """

    subject = "revision"
    shape = RevisionShape
    can_be_retracted = False
    pagination_class = ByNumber
    filters = (
        Parameter(
            "after",
            "Only revisions with a higher number than this: the change feed.",
            read=whole_number(0, HIGHEST),
            schema={"type": "integer", "minimum": 0},
            narrow=_after,
        ),
        named(
            "agreement",
            Agreement,
            "Only revisions that touched rows of this agreement. Parties, actors and sources "
            "belong to none: leave this out to follow everything.",
            narrow=_touching,
        ),
        word("kind", [REVISION_KIND], "Only revisions of this kind."),
        _recorded("from", _recorded_from, "later"),
        _recorded("to", _recorded_by, "earlier"),
        search_in("reason"),
    )

    def depends_on(self, asked: Asked) -> None:
        """Hold none: they are told apart by numbers, and read in order."""

    def rows(self, asked: Asked) -> Any:
        return revisions_by(asked)

    def shown(self, rows: Iterable[Revision], asked: Asked) -> list[Logged]:
        return logged(list(rows))

    def context(self, rows: Iterable[Logged], asked: Asked) -> dict[str, Any]:
        # A revision of shared rows only is shown among the changes of every agreement.
        any_one = Agreement.objects.published().order_by("slug").values_list("slug", flat=True)
        return {**super().context(rows, asked), "fallback": list(any_one[:1])}

    def pages(self, asked: Asked) -> ByNumber:
        """Without a filter that leaves some out, the numbers on all pages have no gaps."""
        return ByNumber() if asked.values.keys() & {"agreement", "kind", "q"} else Gapless()

    def find(self, rows: Any, key: str) -> Any:
        number = _number(key)
        return None if number is None else rows.filter(number=number).first()

    def buried(self, key: str) -> None:
        return None

    def missing(self, key: str, asked: Asked) -> str:
        if self.find(Revision.objects.all(), key):
            return f"This revision was recorded after {asked.clock.day.isoformat()}."
        return "The record holds no revision of this number."


def _number(key: str) -> int | None:
    try:
        return whole_number(1, HIGHEST)(key)
    except ValueError:
        return None


class Changes(Collection):
    """What one revision changed: row by row, field by field, before and after, as data.

    Dates are in their written form, rows are named by public id, empty is null. A row of
    action “corrected” is compared with the row it supersedes; its ties are all new.
    """

    subject = "change"
    shape: ClassVar[Any] = ChangeShape
    pagination_class = ByPosition
    filters = (
        named("agreement", Agreement, "Only rows of this agreement."),
        Parameter(
            "noun",
            "Only rows of this noun.",
            read=one_of([model.noun() for model in NOUNS]),
            schema={"type": "string", "enum": [model.noun() for model in NOUNS]},
            narrow=lambda rows, value, day: rows.filter(noun=value),
        ),
        Parameter(
            "row",
            "Only the row of this public id.",
            read=public_id,
            narrow=lambda rows, value, day: rows.filter(row=value),
        ),
    )

    def index(self, request: Request, **names: str) -> Response:
        self.number = _number(names["id"])
        return super().index(request)

    def depends_on(self, asked: Asked) -> None:
        """Hold none: a change has no public id."""

    def _page(self, asked: Asked) -> Any:
        revision = revisions_by(asked).filter(number=self.number)
        there = begun(revision.exists) if self.number else lambda: False
        page = super()._page(asked)
        if not there():
            raise NotFound("The record holds no revision of this number, or not by this day.")
        return page

    def rows(self, asked: Asked) -> Any:
        return Change.objects.filter(revision=self.number).select_related("agreement")

    def shown(self, rows: Iterable[Change], asked: Asked) -> list[dict[str, Any]]:
        return changes(list(rows), asked.clock.day)
