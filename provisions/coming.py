"""Rows that are being read, beside which what tells of them can be asked for already.

    rows = coming(Proceeding.objects.published().prefetch_related(CITATIONS))
    stages = begun(list, stages_on(day).filter(proceeding__in=keys_of(rows)))
    [row.title for row in rows]

All go to the database in one round, since rows can be named by their query before anybody has
read them: the stages, and the citations that a query set would fetch once it has its rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.db.models.constants import LOOKUP_SEP

from provisions.rounds import begun, is_in_rounds

M = TypeVar("M", bound=Model)


class Coming(Generic[M]):
    """Rows of a query that was begun; whoever goes through them waits for them."""

    def __init__(self, rows: QuerySet[M]) -> None:
        self.keys: QuerySet[Any] = rows.order_by().values("pk")
        named: Any = rows
        lookups = named._prefetch_related_lookups
        beside = [one for one in lookups if is_in_rounds() and _is_tie(rows.model, one)]
        self._ties = [_Ties(rows.model, one, self.keys) for one in beside]
        later = [one for one in lookups if one not in beside]
        self._read = begun(list, rows.prefetch_related(None).prefetch_related(*later))

    def __iter__(self) -> Iterator[M]:
        rows = self._read()
        for ties in self._ties:
            ties.put_beside(rows)
        self._ties = []
        return iter(rows)


def _is_tie(model: Any, lookup: Any) -> bool:
    """Say whether a relation is to rows that name the model's, of a query set of their own."""
    if getattr(lookup, "queryset", None) is None:  # a name, or a Prefetch of Django's own rows
        return False
    through, to = lookup.prefetch_through, lookup.prefetch_to
    named_so = through == to and LOOKUP_SEP not in to
    return named_so and bool(model._meta.get_field(to).one_to_many)


class _Ties:
    """Rows of one relation, asked for beside those that they name."""

    def __init__(self, model: Any, lookup: Any, keys: QuerySet[Any]) -> None:
        self._relation = model._meta.get_field(lookup.prefetch_to)
        self._field = self._relation.field
        self._manager = self._field.model._default_manager
        self._tied = Coming(lookup.queryset.filter(**{f"{self._field.name}__in": keys}))

    def put_beside(self, rows: Iterable[Any]) -> None:
        """Let each row find its own without a query, as Django does with what it fetched."""
        of: dict[Any, list[Any]] = defaultdict(list)
        for one in self._tied:
            of[getattr(one, self._field.attname)].append(one)
        name, field = self._relation.cache_name, self._field
        for row in rows:
            found = self._manager.get_queryset()
            # What the manager of a row's own would ask, where more is wanted than was fetched.
            found._deferred_filter = (False, (), {field.name: row})
            found._known_related_objects = {field: {row.pk: row}}
            found._result_cache, found._prefetch_done = of[row.pk], True
            row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found
            for one in of[row.pk]:
                if not field.is_cached(one):
                    setattr(one, field.name, row)


def coming(rows: Iterable[M]) -> Coming[M] | list[M]:
    """Begin to read rows that are a query; return any others as they are."""
    if isinstance(rows, Coming):
        return rows
    return Coming(rows) if isinstance(rows, QuerySet) else list(rows)


def keys_of(rows: Coming[M] | Sequence[M]) -> Any:
    """Return the keys of rows, as ``…__in`` takes them; of rows that are coming, their query."""
    return rows.keys if isinstance(rows, Coming) else [row.pk for row in rows]
