"""Rows of a query made into instances, each row that several of them name made once.

A page reads thousands of rows, most of which name the same agreement, articles and parties.
Django makes the row named anew for each row that names it, and sets its fields one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, Self

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable, RelatedPopulator
from django.utils.encoding import force_str


def instance(
    model: type[Model], db: str | None, names: Collection[str], values: Collection[Any]
) -> Any:
    """Return a stored row as an instance, all of its columns known; no signal is sent."""
    made = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, db
    made.__dict__.update(zip(names, values, strict=True), _state=state)
    return made


class Fetched(Model):
    """A model of which pages read thousands of rows: made, and put into words, with less ado."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any
    ) -> Self:
        """Return the stored row; of one read in part the rest is deferred, as Django does."""
        if how or len(values) != len(cls._meta.concrete_fields):
            return super().from_db(db, field_names, values, **how)
        made: Self = instance(cls, db, field_names, values)
        return made

    def _get_FIELD_display(self, field: Any) -> str:
        """Return the word of a field's code; the words of a field are looked through once."""
        code = getattr(self, field.attname)
        return force_str(_words_of(field).get(code, code), strings_only=True)


@cache
def _words_of(field: Any) -> dict[Any, Any]:
    """Return the words of a field with choices by their code, each still in no language."""
    return dict(field.flatchoices)


class _Named(RelatedPopulator):
    """Puts the row that a row names beside it, the same instance for all that name it."""

    def __init__(self, info: Any, select: Any, db: str) -> None:
        super().__init__(info, select, db)  # type: ignore[call-arg]  # stubs of a later Django
        self._further = _named(info, select, db)
        self._made: dict[Any, Any] = {}

    def populate(self, row: Any, from_obj: Any) -> None:
        if self.reorder_for_init:  # a model that inherits from another's table
            super().populate(row, from_obj)
            return
        key = row[self.cols_start + self.pk_idx]
        made = None if key is None else self._made.get(key)
        if made is None and key is not None:
            columns = row[self.cols_start : self.cols_end]
            made = self._made[key] = self.model_cls.from_db(self.db, self.init_list, columns)
            for further in self._further:
                further.populate(row, made)
        self.local_setter(from_obj, made)
        if made is not None:
            self.remote_setter(made, from_obj)


def _named(info: Any, select: Any, db: str) -> list[_Named]:
    return [_Named(one, select, db) for one in info.get("related_klass_infos", [])]


class RecordIterable(ModelIterable):
    """Yields an instance for each row, as Django's own does, with named rows shared."""

    queryset: Any
    chunked_fetch: bool
    chunk_size: int

    def __iter__(self) -> Iterator[Any]:
        queryset, db = self.queryset, self.queryset.db
        compiler = queryset.query.get_compiler(using=db)
        results = compiler.execute_sql(chunked_fetch=self.chunked_fetch, chunk_size=self.chunk_size)
        select, info = compiler.select, compiler.klass_info
        model, columns = info["model"], info["select_fields"]
        start, end = columns[0], columns[-1] + 1
        names = [column[0].target.attname for column in select[start:end]]
        named = _named(info, select, db)
        annotated = list((compiler.annotation_col_map or {}).items())
        known = [
            (field, rows, attrgetter(*self._attributes(field)))
            for field, rows in queryset._known_related_objects.items()
        ]
        for row in compiler.results_iter(results):
            made = model.from_db(db, names, row[start:end])
            for one in named:
                one.populate(row, made)
            for name, place in annotated:
                setattr(made, name, row[place])
            for field, rows, key_of in known:
                if not field.is_cached(made):
                    self._put_beside(made, field, rows, key_of(made))
            yield made

    def _attributes(self, field: Any) -> list[str]:
        """Return the attributes of a row by which a related manager's own row is found."""
        of = self.queryset.model._meta.get_field
        return [field.attname if name == "self" else of(name).attname for name in field.from_fields]

    @staticmethod
    def _put_beside(made: Any, field: Any, rows: Any, key: Any) -> None:
        if key in rows:  # else the field was changed since the query was made
            setattr(made, field.name, rows[key])
