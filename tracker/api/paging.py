"""Pages by cursor: each starts after the last row seen, so added rows shift nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.rounds import begun
from tracker.api.parameters import Parameter, is_public_id, whole_number
from tracker.clock import BadParameter

MOST = 100
MOST_DIGITS = 18
NOT_OURS = "is not one that this API gave; start again without it."

CURSOR = Parameter(
    "cursor",
    "Where a page starts; taken from `next` or `previous`, never made by hand.",
    read=str,
)
PAGE_SIZE = Parameter(
    "page_size",
    "Rows a page.",
    read=whole_number(1, MOST),
    schema={"type": "integer", "minimum": 1, "maximum": MOST, "default": 50},
)


class InOrder:
    """Rows of which the ids are known, in their order: is cut into pages as a query of them is."""

    def __init__(self, name: str, ids: Sequence[str]) -> None:
        self.name, self.ids = name, ids

    def order_by(self, name: str) -> InOrder:
        return self if name == self.name else InOrder(self.name, self.ids[::-1])

    def filter(self, **bound: str) -> InOrder:
        """Return the rows after one of them, in the order in which they stand here."""
        (place,) = bound.values()
        return InOrder(self.name, self.ids[self.ids.index(place) + 1 :])

    def __getitem__(self, cut: slice) -> list[dict[str, str]]:
        return [{self.name: id} for id in self.ids[cut]]


class ToCome:
    """Rows whose query is made where they are read, in case somebody holds what it would find.

    ``find`` returns the ids that a reading of the query finds.
    """

    def __init__(
        self,
        name: str,
        rows: Callable[[], Any],
        find: Callable[[Callable[[], Sequence[str]]], Sequence[str]],
    ) -> None:
        self.name, self.rows, self.find = name, rows, find

    def order_by(self, name: str) -> ToCome:
        return ToCome(self.name, lambda: self.rows().order_by(name), self.find)

    def filter(self, **bound: str) -> ToCome:
        return ToCome(self.name, lambda: self.rows().filter(**bound), self.find)

    def __getitem__(self, cut: slice) -> list[dict[str, str]]:
        ids = self.find(lambda: self.rows().values_list(self.name, flat=True)[cut])
        return [{self.name: id} for id in ids]


class ByPublicId(CursorPagination):
    """Pages of rows in the order of their public ids.

    Whoever counts the rows on all pages otherwise says so, and sets ``count``.
    """

    ordering = "slug"
    page_size = 50
    max_page_size = MOST
    page_size_query_param = PAGE_SIZE.name
    is_counted_elsewhere = False

    def paginate_queryset(  # type: ignore[override]
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any] | None:
        if self.is_counted_elsewhere:
            return super().paginate_queryset(queryset, request, view)
        count = begun(queryset.order_by().count)
        page: list[Any] | None = super().paginate_queryset(queryset, request, view)
        self.count = count()
        return page

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Return the place that the cursor names; a cursor we never gave is a bad parameter."""
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            raise BadParameter("cursor", NOT_OURS) from None
        if cursor and (cursor.offset or not self.is_place(str(cursor.position))):
            raise BadParameter("cursor", NOT_OURS)
        return cursor

    def is_place(self, position: str) -> bool:
        """Say whether a row could stand here."""
        return is_public_id(position)

    def get_paginated_response(self, data: Any) -> Response:
        return Response(self.envelope(data))

    def envelope(self, data: Any) -> dict[str, Any]:
        return {
            "count": self.count,
            "next": self.get_next_link(),
            "previous": self.get_previous_link(),
            "results": data,
        }

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {
                    "type": "integer",
                    "description": "How many rows there are on all pages.",
                },
                "next": {**link, "description": "The next page, or null on the last."},
                "previous": {**link, "description": "The page before, or null on the first."},
                "results": schema,
            },
        }


class ByNumber(ByPublicId):
    """Pages of revisions, oldest first."""

    ordering = "number"

    def is_place(self, position: str) -> bool:
        return position.isascii() and position.isdigit() and len(position) <= MOST_DIGITS


class Gapless(ByNumber):
    """Pages of revisions of which none is left out: the ends of the log give their count.

    A page deep in the log costs as much as one at its end: nothing is counted or skipped.
    """

    def paginate_queryset(  # type: ignore[override]
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any] | None:
        numbers = queryset.values_list("number", flat=True)
        lowest = begun(numbers.order_by("number").first)
        last = numbers.order_by("-number").first() or 0
        first = lowest() or 1
        self.count = last - first + 1
        cursor = self.decode_cursor(request)
        if cursor and cursor.position:
            # Of two bounds on one side SQLite may seek to the wider and read on from there.
            place = int(cursor.position)
            first, last = (first, min(last, place)) if cursor.reverse else (max(first, place), last)
        rows = queryset.model._default_manager.filter(number__range=(first, last))
        return CursorPagination.paginate_queryset(self, rows, request, view)


class ByPosition(ByNumber):
    """Pages of one revision's changes, in the order in which they were made."""

    ordering = "position"
