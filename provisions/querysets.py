"""The only spellings of what the public may see and of how the world stood on a day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any, NoReturn, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.db.models.constants import LOOKUP_SEP

from provisions.fetching import RecordIterable
from provisions.known import RecordQuery
from provisions.rounds import begun

M = TypeVar("M", bound=models.Model, covariant=True)


class OutsideRevision(RuntimeError):
    """A write to the record was tried outside ``record.revise()``; nothing was written."""


def refuse(*_: Any, **__: Any) -> NoReturn:
    raise OutsideRevision(
        "Rows of the record are written one by one through provisions.record, never in bulk, "
        "and they are never deleted: retract them."
    )


class RecordQuerySet(models.QuerySet[M]):
    """Reads of one noun. Writes in bulk are refused, since they would leave no history."""

    def __init__(
        self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None
    ) -> None:
        super().__init__(model, query or RecordQuery(model), using, hints)
        self._iterable_class = RecordIterable

    def _prefetch_related_objects(self) -> None:
        """Fetch the relations named beforehand, those that do not wait for others side by side."""
        rows: Any = self
        found, names = rows._result_cache, defaultdict(list)
        for lookup in rows._prefetch_related_lookups:
            path = getattr(lookup, "prefetch_to", lookup)
            names[path.split(LOOKUP_SEP)[0]].append(lookup)
        fetch: Any = prefetch_related_objects
        for fetched in [begun(fetch, found, *lookups) for lookups in names.values()]:
            fetched()
        rows._prefetch_done = True

    update: Any = refuse
    bulk_create: Any = refuse
    bulk_update: Any = refuse
    delete: Any = refuse
    _raw_delete: Any = refuse

    def published(self) -> Self:
        """What the public may see: rows that stand. Every page, API and count passes here."""
        return self.filter(state="published")

    def tombstones(self) -> Self:
        """Retracted rows, of which the public sees that they were retracted and why."""
        return self.filter(state="retracted")

    def redacted(self) -> Self:
        """Rows whose content was taken out, of which the public sees that, when and why."""
        return self.filter(state="redacted")

    def in_force(self) -> Self:
        """Published rows that no published correction has replaced."""
        corrections = self.model._base_manager.filter(supersedes=OuterRef("pk"), state="published")
        return self.published().filter(~Exists(corrections))

    def on(self, day: datetime.date) -> Self:
        """Dated rows that count on that day: effective then or before."""
        return self.filter(sort_day__lte=day)


class RecordManager(models.Manager.from_queryset(RecordQuerySet)[M]):  # type: ignore[misc]
    """The manager of every noun and satellite."""
