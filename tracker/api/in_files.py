"""The rows of a collection as a file: all that the filters let pass, read some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, ClassVar

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from provisions.coming import Coming
from provisions.once import one_reading
from provisions.reach import last_redaction
from provisions.rounds import begun, in_rounds
from tracker.api.downloads import AT_ONCE, download
from tracker.api.of_rows import OfRows
from tracker.api.paging import ByPublicId
from tracker.api.parameters import Asked, Parameter, read_parameters


class InFiles(OfRows):
    """A collection whose rows are to be had as a file, too."""

    # What the collection gives: its name in its address, how its rows are cut into pages, the
    # parameters of a file, and the rows that the filters let pass.
    plural: ClassVar[str] = ""
    pages: Callable[[Asked], ByPublicId]
    parameters_of: Callable[[str], tuple[Parameter, ...]]
    _narrowed: Callable[[Asked], Any]

    def file(self, request: Request, kind: str) -> HttpResponseBase:
        """Answer with all rows that the filters let pass, as a file."""
        with one_reading():
            asked = in_rounds(self._asked_of_file)
            wanted = asked.values.get("fields")
            columns = [name for name in self.shape().fields if not wanted or name in wanted]
            return download(request, asked, self.plural, kind, columns, self.every_row)

    def _asked_of_file(self) -> Asked:
        query = self.request.query_params
        redacted = begun(last_redaction) if "known_at" in query else None
        asked = read_parameters(query, self.parameters_of("file"))
        if redacted:
            redacted()  # for the version of the file
        return asked

    def every_row(self, asked: Asked, among: Iterable[int] | None = None) -> Iterator[Any]:
        """Yield the data of every row asked for, in order, reading some at a time.

        ``among`` are keys of the rows to choose from, where not all are.
        """
        order, last = self.pages(asked).ordering, None
        rows = in_rounds(partial(self._narrowed, asked))
        rows = rows if among is None else rows.filter(pk__in=among)
        while True:
            after = rows if last is None else rows.filter(**{f"{order}__gt": last})
            places, some = in_rounds(partial(self._next, after, order, asked))
            yield from some
            if len(places) < AT_ONCE:
                return
            last = places[-1]

    def _next(self, rows: Any, order: str, asked: Asked) -> tuple[list[Any], Iterable[Any]]:
        """Return the places of the next rows in their order, and the data of these rows."""
        there = rows.prefetch_related(None).order_by(order)
        places = list(there.values_list(order, flat=True)[:AT_ONCE])
        if not places:
            return [], []
        found: Any = Coming(rows.filter(**{f"{order}__in": places}).order_by(order))
        return places, self._data(found, asked)
