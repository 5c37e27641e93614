"""Public ids of rows by their numbers, which is how versions name other rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from provisions.models import Row
from provisions.stored import CHUNK, history_beside


class Names:
    """Public ids by the row's number, from the first version in history; read once each."""

    def __init__(self) -> None:
        self._known: dict[type[Row], dict[int, str]] = defaultdict(dict)

    def learn(self, model: type[Row], numbers: Iterable[int | None]) -> None:
        """Look up the public ids of these rows, in one query where any is new."""
        known = self._known[model]
        wanted = sorted({n for n in numbers if isinstance(n, int) and n not in known})
        for part in range(0, len(wanted), CHUNK):
            first = history_beside(model).filter(id__in=wanted[part : part + CHUNK], version=1)
            known.update(first.values_list("id", "slug"))

    def of(self, model: type[Row], number: int | None) -> str | None:
        return self._known[model].get(number) if number is not None else None
