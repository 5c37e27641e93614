"""Rows of collections as they are sent, held so that lists which share rows write them once.

A row's JSON depends on the state of the record, the day, the noun and the site's address alone,
not on the filters, the page or the fields that a reader asks for. Each process holds so many
bytes of rows; those that nobody asked for longest go first. What a save, a redaction or a release
has overtaken is never found again, since the version is part of the name.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from cachetools import LRUCache
from django.conf import settings
from rest_framework.renderers import JSONRenderer

# What tells a row as it is sent from every other: all that its JSON depends on, and its id.
Name = tuple[Any, ...]
Written = Mapping[Any, bytes]

OVERHEAD = 400  # bytes of memory that a row takes beside its JSON, about


class Held:
    """JSON of rows by name, at most so many bytes of it. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._rows: LRUCache[Name, bytes] = LRUCache(
            most, getsizeof=lambda row: len(row) + OVERHEAD
        )
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._rows)

    def find(self, scope: Name, ids: Iterable[Any]) -> dict[Any, bytes]:
        """Return what is held of some rows, by id."""
        with self._lock:
            found = ((id, self._rows.get((*scope, id))) for id in ids)
            return {id: row for id, row in found if row is not None}

    def keep(self, scope: Name, rows: Written) -> None:
        """Hold rows; one that is larger than all the room there is, is not."""
        with self._lock:
            for id, row in rows.items():
                if len(row) + OVERHEAD <= self._rows.maxsize:
                    self._rows[(*scope, id)] = row


@cache
def held() -> Held:
    """Return what this process holds."""
    return Held(settings.KEPT_ROWS_BYTES)


class RecordJSON(JSONRenderer):
    """Writes what is not written yet; JSON that is, leaves as it is. Never indented."""

    def get_indent(self, *_: Any) -> None:
        return None

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        if isinstance(data, bytes):
            return data
        written: bytes = super().render(data, *args, **kwargs)
        return written


def write(data: Any) -> bytes:
    """Return data as the API writes them."""
    return RecordJSON().render(data)


def only(row: bytes, fields: Collection[str] | None) -> bytes:
    """Return a row with these of its fields, in its own order; with all of them where None."""
    if not fields:
        return row
    return write({name: value for name, value in json.loads(row).items() if name in fields})


def whole(envelope: Mapping[str, Any], last: str, rows: Sequence[bytes]) -> bytes:
    """Return an answer whose last part is a list of rows that are written already."""
    before = write({**envelope, last: []}).removesuffix(b"[]}")
    return b"".join((before, b"[", b",".join(rows), b"]}"))


class Rows:
    """The rows of one answer: what is held is taken, what is not is made, and held once settled."""

    def __init__(self, scope: Name, make: Callable[[Sequence[Any]], Mapping[Any, Any]]) -> None:
        self.scope, self._make = scope, make
        self._made: dict[Any, bytes] = {}

    @property
    def is_made(self) -> bool:
        """Say whether anything was made that is not held yet."""
        return bool(self._made)

    def written(self, ids: Sequence[Any]) -> dict[Any, bytes]:
        """Return the JSON of rows by id; one that there is not is left out."""
        found = held().find(self.scope, ids) | self._made
        missing = [id for id in ids if id not in found]
        if missing:
            made = {id: write(data) for id, data in self._make(missing).items()}
            self._made |= made
            found |= made
        return found

    def settle(self) -> None:
        """Hold what was made, once it is sure to be of the state that its name tells of."""
        held().keep(self.scope, self._made)
