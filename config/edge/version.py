"""The version of everything that is served: the last revision, and the day that it is.

It is read from the database for every request, on a connection of each thread's own, in
microseconds; SQLite says by itself whether there is anything new to read (walindex.py). The
release is the process's own: new code comes with new processes.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from django.db import connections

from config.edge.walindex import WalIndex, index_of, is_whole

HEAD = "SELECT number, digest FROM provisions_revision ORDER BY number DESC LIMIT 1"
A_DAY = 24 * 60 * 60
PATIENCE = 2  # seconds; whoever gets no version in time is answered by Django
READ_ONLY = f"-c default_transaction_read_only=on -c statement_timeout={PATIENCE}s"


class Version(NamedTuple):
    """One state of the record on one day (UTC). Revision 0 is the record before its first."""

    revision: int
    digest: str
    day: int


class Unreadable(Exception):
    """The version cannot be read just now."""


Reader = Callable[[], Version]


def today() -> int:
    """Return the day (UTC), as days since 1970."""
    return int(time.time() // A_DAY)


class Versions(threading.local):
    """Reads the version; each thread keeps a connection and opens another after a failure."""

    def __init__(self) -> None:
        self._connection: Any = None
        self._last = Version(0, "", 0)
        self._file = ""
        self._index: WalIndex | None = None
        self._looked: bytes | None = None

    def __call__(self) -> Version:
        """Return the version that is committed now; raise Unreadable."""
        index = self._index
        if index is None:
            version = self._read()
            self._index = index_of(self._file) if self._file else None
            return version
        looked = index.look()
        if looked != self._looked or self._last.day != today():
            version = self._read()
            # What was read is of what was looked at, where nothing was committed in between.
            unchanged = looked == index.look() and is_whole(looked)
            self._looked = looked if unchanged else None
            return version
        return self._last

    def _read(self) -> Version:
        try:
            connection = self._connection or self._connect()
            # All rows, though there is one: a cursor left open would hold its snapshot.
            rows = connection.execute(HEAD).fetchall()
        except (sqlite3.Error, psycopg.Error, OSError) as error:
            self._forget()
            raise Unreadable from error
        day, last = today(), self._last
        revision, digest = rows[0] if rows else (0, "")
        if digest != last.digest or revision != last.revision or day != last.day:
            last = self._last = Version(revision, digest, day)
        return last

    def _connect(self) -> Any:
        self._connection = connected()
        place = connections["default"]
        self._file = str(place.settings_dict["NAME"]) if place.vendor == "sqlite" else ""
        return self._connection

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def connected() -> Any:
    """Open a connection to the database of the site, to read only."""
    place = connections["default"]
    if place.vendor == "sqlite":
        name = str(place.settings_dict["NAME"])
        if "memory" in name and not Path(name).exists():
            raise Unreadable(f"{name} belongs to one process")
        address = f"{Path(name).absolute().as_uri()}?mode=ro"
        return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    if place.vendor != "postgresql":
        raise Unreadable(f"{place.vendor} is not known here")
    known = place.get_connection_params()
    options = f"{known.get('options', '')} {READ_ONLY}"
    own = {"options": options, "connect_timeout": PATIENCE, "autocommit": True}
    return psycopg.connect(**known | own | {"prepare_threshold": 0})
