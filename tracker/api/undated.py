"""Collections of nouns without dates, of which a query alone cannot tell which are on record."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from rest_framework.exceptions import NotFound

from provisions.registers.told import told_by
from provisions.rounds import begun
from tracker.api.collection import Collection
from tracker.api.held import Rows
from tracker.api.parameters import Asked, is_public_id

# Stands for the keys of a noun's rows among its rows; no public id has a space.
CHOSEN = "the chosen"


class Undated(Collection):
    """Rows that are listed from the day on which anything tells of them."""

    # Gives the rows of all days, with everything their shape names.
    of_all_days: ClassVar[Callable[[], Any]]
    not_yet: ClassVar[str] = "Nothing is known to have told of it by {day}."
    _chosen: Rows | None = None

    def every(self, asked: Asked) -> Any:
        return type(self).of_all_days()

    def told(self, day: datetime.date) -> Iterable[int]:
        """Return the keys of the rows that are on record by the day."""
        return told_by(self.model, day)

    def rows(self, asked: Asked) -> Any:
        return self.every(asked).filter(pk__in=self._on_record(asked))

    def named(self, ids: Sequence[str], asked: Asked) -> Any:
        # Not among the keys on record: they would be told again to each query beside these rows.
        return self.every(asked).filter(slug__in=ids)

    def _row(self, key: str, asked: Asked) -> Any:
        rows = self.there(asked).filter(slug=key)
        there = begun(rows.exists) if is_public_id(key) else lambda: False
        row = super()._row(key, asked)
        if there() or not isinstance(row, bytes):  # what is left of a row that was withdrawn
            return row
        raise NotFound(self.missing(key, asked))

    def _on_record(self, asked: Asked) -> list[int]:
        """Return the same keys, found once for a state of the record."""
        day = asked.clock.day
        if self.version is None:
            return list(self.told(day))
        scope = (self.version, day, type(self).__name__)
        if self._chosen is None or self._chosen.scope != scope:
            self._chosen = Rows(scope, _all(lambda: self.told(day)))
        keys: list[int] = json.loads(self._chosen.written([CHOSEN])[CHOSEN])
        return keys

    def settle(self) -> None:
        super().settle()
        if self._chosen:
            self._chosen.settle()

    def missing(self, key: str, asked: Asked) -> str:
        if self.find(self.model.objects.published(), key):
            return self.not_yet.format(day=asked.clock.day.isoformat())
        return super().missing(key, asked)


def _all(find: Callable[[], Iterable[int]]) -> Callable[[Sequence[str]], dict[str, Any]]:
    return lambda _: {CHOSEN: sorted(find())}
