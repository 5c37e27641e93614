"""A collection of rows: a list by pages, and each row by its public id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any, ClassVar

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSetMixin

from provisions.known import known_at
from provisions.models import Dated, Row
from provisions.rounds import begun
from tracker.api.downloads import KINDS
from tracker.api.filters import DATE_BASIS
from tracker.api.held import only, whole
from tracker.api.in_files import InFiles
from tracker.api.paging import CURSOR, PAGE_SIZE, ByPublicId
from tracker.api.parameters import (
    CLOCKS,
    Asked,
    Parameter,
    fields_of,
    is_public_id,
)
from tracker.api.shapes.row import RedactedShape, TombstoneShape


@cache
def _parameters(view: Any, action: str) -> tuple[Parameter, ...]:
    """Return the declared parameters of a collection; its shape is looked through once."""
    declared: tuple[Parameter, ...] = view._declared(action)
    return declared


class Collection(ViewSetMixin, InFiles):
    """The rows of one noun that the public may see.

    A subclass names its model, shape and filters, and gives the rows to choose from.
    """

    action: str
    model: ClassVar[type[Row]]
    filters: ClassVar[tuple[Parameter, ...]] = ()
    can_be_retracted: ClassVar[bool] = True
    pagination_class: ClassVar[type[ByPublicId]] = ByPublicId

    def pages(self, asked: Asked) -> ByPublicId:
        """Return the way in which the rows asked for are cut into pages."""
        return self.pagination_class()

    def with_superseded(self, asked: Asked) -> bool:
        """Say whether replaced entries are shown: on wish in a list, always by their id."""
        return self.action == "show" or asked.superseded

    def index(self, request: Request, **names: str) -> Any:
        kind = request.accepted_renderer.format
        if kind in KINDS:
            return self.file(request, kind)
        return self.answer(request, self.parameters_of("index"), self._page)

    def show(self, request: Request, id: str) -> Response:
        return self.answer(request, self.parameters_of("show"), lambda asked: self._row(id, asked))

    def parameters_of(self, action: str) -> tuple[Parameter, ...]:
        """Return the query parameters of the list or of one row."""
        view: Any = type(self)
        return _parameters(view, action)

    @classmethod
    def _declared(cls, action: str) -> tuple[Parameter, ...]:
        own = (*CLOCKS, fields_of(cls.shape().fields))
        if action == "file":
            return (*cls.narrowing(), *own)
        return (*cls.narrowing(), *own, CURSOR, PAGE_SIZE) if action == "index" else own

    @classmethod
    def narrowing(cls) -> tuple[Parameter, ...]:
        """Return the filters of the list: its own, and those of whatever bears a date."""
        is_dated = issubclass(getattr(cls, "model", Row), Dated)  # revisions are no rows
        return (*cls.filters, DATE_BASIS) if is_dated else cls.filters

    def _narrowed(self, asked: Asked, rows: Callable[[Asked], Any] | None = None) -> Any:
        """Return the rows that the filters let pass, what they need asked for side by side."""
        given = [one for one in self.narrowing() if one.name in asked.values]
        deciding = [one for one in given if one.decide]
        among = self._narrow(self.every(asked), given, asked) if deciding else None
        decided = [
            begun(one.decide, among, asked.values[one.name], asked.clock.day)
            for one in deciding
            if one.decide
        ]
        found = self._narrow((rows or self.rows)(asked), given, asked)
        for keys in decided:
            found = found.filter(pk__in=keys())
        return found

    def _narrow(self, rows: Any, given: Iterable[Parameter], asked: Asked) -> Any:
        for parameter in given:
            if parameter.narrow:
                rows = parameter.narrow(rows, asked.values[parameter.name], asked.clock.day)
        return rows

    def there(self, asked: Asked) -> Any:
        """Return the rows where only their keys and ids matter, with nothing beside them."""
        return self.rows(asked).prefetch_related(None)

    def _page(self, asked: Asked) -> Any:
        pages, scope = self.pages(asked), self._scope(asked)
        if scope is None:
            page = pages.paginate_queryset(self._narrowed(asked), self.request, self) or []
            return pages.envelope(self._data(page, asked))
        there = cache(partial(self._narrowed, asked, self.there))
        ids, count = self.ids_of(pages, there, scope)
        written = self._written(ids, scope, asked)
        wanted = asked.values.get("fields")
        # A row that was withdrawn meanwhile is in no answer; the answer is made once more.
        found = [only(written[id], wanted) for id in ids if id in written]
        pages.count = count()
        self.stop_listing()
        return whole(pages.envelope([]), "results", found)

    def _row(self, key: str, asked: Asked) -> Any:
        scope = self._scope(asked)
        if scope is None:
            row = self.find(self.rows(asked), key)
            if row is not None:
                return self._data([row], asked)[0]
        elif is_public_id(key):
            written = self._written([key], scope, asked)
            if key in written:
                return only(written[key], asked.values.get("fields"))
        buried = self.buried(key)
        if buried is not None:
            shape = RedactedShape if buried.state == "redacted" else TombstoneShape
            return shape(buried).data
        raise NotFound(self.missing(key, asked))

    def buried(self, key: str) -> Any:
        """Return the retracted or redacted row of that public id, or None."""
        rows = self.model.objects.select_related("revision")
        if self.find(rows.redacted(), key):
            with known_at(None):  # under every clock, what is left is that it was redacted
                return self.find(rows.all(), key)
        return self.find(rows.tombstones(), key)

    def find(self, rows: Any, key: str) -> Any:
        """Return the row of that public id, or None."""
        return rows.filter(slug=key).first() if is_public_id(key) else None

    def missing(self, key: str, asked: Asked) -> str:
        """Say why there is no such row."""
        noun = str(self.model._meta.verbose_name)
        if issubclass(self.model, Dated) and self.find(self.model.objects.published(), key):
            return f"This {noun} does not count yet on {asked.clock.day.isoformat()}."
        return f"The record holds no {noun} of this id."
