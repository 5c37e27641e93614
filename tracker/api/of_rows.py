"""What collections hold of their rows: each row's JSON, and which rows there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from provisions.coming import Coming
from provisions.rounds import begun
from tracker.api.held import Rows, held
from tracker.api.paging import ByPublicId, InOrder, ToCome
from tracker.api.parameters import Asked
from tracker.api.view import RecordView

# Stand for a whole list, its length and one page of it among its rows; no public id has a space.
LIST, COUNT, PAGE = "the list", "the count", "the page"
# Rows of a list that is held in its order; of a longer one as many are, more than fit on a page.
MOST_ORDERED = 1000
# Parameters that choose among the rows of a list, or of a row, and change no number of them.
OF_A_PAGE = {"fields", "cursor", "page_size"}


class OfRows(RecordView):
    """A view whose answers are made of rows that can be held (``tracker/api/held.py``)."""

    _made: Rows | None = None
    # What this attempt at an answer found out of its list.
    _of_list: tuple[Rows, ...] = ()

    def rows(self, asked: Asked) -> Any:
        """Return the published rows to choose from, with everything their shape names."""
        raise NotImplementedError

    def every(self, asked: Asked) -> Any:
        """Return rows among which these are, as far as a query tells without being sent."""
        return self.rows(asked)

    def named(self, ids: Sequence[str], asked: Asked) -> Any:
        """Return the rows of these public ids, of which it is known that they are there."""
        return self.rows(asked).filter(slug__in=ids)

    def shown(self, rows: Iterable[Any], asked: Asked) -> Iterable[Any]:
        """Return what the shape is made from, for the rows of one page."""
        return rows

    def context(self, rows: Iterable[Any], asked: Asked) -> dict[str, Any]:
        """Return what the shape needs to know beside the rows of one page."""
        return {"request": self.request, "day": asked.clock.day}

    def depends_on(self, asked: Asked) -> tuple[Any, ...] | None:
        """Return what a row's JSON depends on beside the state of the record and the day.

        None where it depends on more than can be told: then no row is held.
        """
        return ()

    def _scope(self, asked: Asked) -> tuple[Any, ...] | None:
        """Return all that the JSON of this noun's rows depends on; None where none is held."""
        further = self.depends_on(asked)
        if further is None:
            return None
        root = self.request.build_absolute_uri("/")
        return (self.version, asked.clock.day, root, type(self).__name__, *further)

    def _written(
        self, ids: Sequence[str], scope: tuple[Any, ...], asked: Asked
    ) -> dict[str, bytes]:
        """Return the JSON of the rows of these public ids that the public may see."""

        def make(missing: Sequence[str]) -> dict[str, Any]:
            rows: Any = Coming(self.named(missing, asked))
            values = {name: value for name, value in asked.values.items() if name != "fields"}
            return {row["id"]: row for row in self._data(rows, replace(asked, values=values))}

        self._made = Rows(scope, make)
        return self._made.written(ids)

    def ids_of(
        self, pages: ByPublicId, rows: Callable[[], Any], scope: tuple[Any, ...]
    ) -> tuple[list[str], Callable[[], int]]:
        """Return the ids of a page of rows, and what tells how many there are on all pages."""
        order, cursor = pages.ordering, pages.decode_cursor(self.request)
        self._of_list, pages.is_counted_elsewhere = (), True
        listing = begun(self.listed, rows, order, scope)
        # Whoever begins in the middle waits for the page alone, not for the list before it.
        listed = None if cursor and not self.is_listed(scope) else listing()
        is_whole = listed is not None and len(listed) <= MOST_ORDERED
        chosen: InOrder | ToCome
        if listed is not None and (not cursor or (is_whole and cursor.position in listed)):
            chosen = InOrder(order, listed)
        else:
            chosen = ToCome(order, rows, partial(self.on_page, scope=scope))
        counting: Callable[[], int]
        if listed is not None and is_whole:
            counting = partial(len, listed)
        else:
            counting = begun(self.counted, rows, scope)
        page = pages.paginate_queryset(chosen, self.request, self) or []
        return [row[order] for row in page], counting

    def listed(self, rows: Callable[[], Any], order: str, scope: tuple[Any, ...]) -> list[str]:
        """Return the ids of a list in their order, read once for all of its pages.

        Of a list of more than MOST_ORDERED rows these are the first, one more than so many.
        """

        def make(_: Sequence[str]) -> dict[str, Any]:
            found = rows().order_by(order).values_list(order, flat=True)
            return {LIST: list(found[: MOST_ORDERED + 1])}

        ids: list[str] = self._found(LIST, make, (*scope, *self._asked_but(OF_A_PAGE)))
        return ids

    def is_listed(self, scope: tuple[Any, ...]) -> bool:
        """Say whether the same would be returned without being read."""
        return LIST in held().find((*scope, *self._asked_but(OF_A_PAGE)), [LIST])

    def counted(self, rows: Callable[[], Any], scope: tuple[Any, ...]) -> int:
        """Return how many rows a list has, counted once for all of its pages."""
        name = (*scope, *self._asked_but(OF_A_PAGE))
        count: int = self._found(COUNT, lambda _: {COUNT: rows().order_by().count()}, name)
        return count

    def on_page(self, read: Callable[[], Sequence[str]], scope: tuple[Any, ...]) -> list[str]:
        """Return the ids of the rows of this page, read once whatever fields are asked for."""
        page = (*scope, *self._asked_but({"fields"}))
        ids: list[str] = self._found(PAGE, lambda _: {PAGE: list(read())}, page)
        return ids

    def _found(
        self, what: str, make: Callable[[Sequence[str]], Any], scope: tuple[Any, ...]
    ) -> Any:
        """Return what is held of a list, or make it."""
        found = Rows(scope, make)
        self._of_list += (found,)
        return json.loads(found.written([what])[what])

    def _asked_but(self, names: Container[str]) -> list[tuple[str, ...]]:
        """Return the query in one spelling, without the parameters of these names."""
        query = self.request.query_params.lists()
        return sorted((name, *values) for name, values in query if name not in names)

    def stop_listing(self) -> None:
        """Hold nothing of a list that is still being read: it may be of a later state by then."""
        self._of_list = tuple(one for one in self._of_list if one.is_made)

    def settle(self) -> None:
        for made in (self._made, *self._of_list):
            if made:
                made.settle()

    def _data(self, rows: Iterable[Any], asked: Asked) -> Any:
        context = begun(self.context, rows, asked)
        shown = self.shown(rows, asked)
        shape = self.shape(shown, many=True, context=context())
        wanted = asked.values.get("fields")
        if wanted:
            for name in set(shape.child.fields) - wanted:
                shape.child.fields.pop(name)
        return shape.data
