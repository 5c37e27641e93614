"""What collections hold of their rows: each row's JSON, and which rows there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from provisions.coming import Coming
from provisions.rounds import begun
from tracker.api.held import Rows, held
from tracker.api.parameters import Asked
from tracker.api.view import RecordView

# Stands for how many rows there are in a list; no public id has a space.
COUNT = "the count"
# Parameters that choose among the rows of a list, or of a row, and change no number of them.
OF_A_PAGE = {"fields", "cursor", "page_size"}


class OfRows(RecordView):
    """A view whose answers are made of rows that can be held (``tracker/api/held.py``)."""

    _made: Rows | None = None
    _count: Rows | None = None

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

    def counting(self, rows: Any, scope: tuple[Any, ...]) -> Callable[[], int]:
        """Begin to count the rows of a list, which is counted once for all of its pages."""
        query = self.request.query_params.lists()
        filters = sorted((name, *values) for name, values in query if name not in OF_A_PAGE)
        counted = self._count = Rows((*scope, *filters), lambda _: {COUNT: rows.count()})
        if COUNT in held().find(counted.scope, [COUNT]):
            return lambda: int(counted.written([COUNT])[COUNT])
        return begun(lambda: int(counted.written([COUNT])[COUNT]))

    def settle(self) -> None:
        for made in (self._made, self._count):
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
