"""Whether anything was committed to a SQLite database since one looked, told without asking it.

In its write-ahead mode SQLite keeps a header in a file that every process maps into memory. Each
commit rewrites the header before it returns, and by it each reader sees whether what it has seen
is still the last (https://www.sqlite.org/walformat.html, "The WAL-Index Header"). Comparing it
takes a tenth of the time of the shortest query, and does not give up the interpreter's
lock, which threads that serve kept answers would then queue for.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import sqlite3
import threading
from pathlib import Path

HEADER = 48  # bytes, kept twice, one after the other
IS_WHOLE = 12  # the byte of a header that says it is in use


class WalIndex:
    """The header of one database, in the memory of this process for as long as it lives.

    The connection keeps the file where it is: SQLite takes it away with the last connection
    that is closed. Nothing here is ever closed. A process that closes any descriptor of a file
    gives up all locks that it holds on it (fcntl(2)), those of SQLite included.
    """

    def __init__(self, name: str) -> None:
        """Look at the database in a file; raise OSError or sqlite3.Error where that cannot be."""
        address = f"{Path(name).absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            [(mode,)] = self._connection.execute("PRAGMA journal_mode").fetchall()
            # A file that was left behind tells of no commit.
            if mode != "wal" or os.stat(f"{name}-shm").st_size < 2 * HEADER:
                raise OSError(f"{name} keeps no header")
            descriptor = os.open(f"{name}-shm", os.O_RDONLY | os.O_CLOEXEC)
        except (OSError, sqlite3.Error):
            self._connection.close()
            raise
        leak(self._connection)
        self._header = mmap.mmap(descriptor, 2 * HEADER, prot=mmap.PROT_READ)
        leak(self._header)

    def look(self) -> bytes:
        """Return what every commit changes."""
        return self._header[:]


def is_whole(header: bytes) -> bool:
    """Say whether a header was not being changed while it was looked at."""
    return header[:HEADER] == header[HEADER:] and header[IS_WHOLE] == 1


def leak(thing: object) -> None:
    """Keep a thing from ever being taken apart, also when the process ends."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))


_known: dict[tuple[int, str], WalIndex] = {}
_lock = threading.Lock()


def index_of(name: str) -> WalIndex | None:
    """Return the index of a database by its file; None while it has none. Once for a process."""
    key = (os.getpid(), name)
    found = _known.get(key)
    if found is None and Path(f"{name}-shm").exists():
        with _lock:
            found = _known.get(key)
            if found is None:
                try:
                    found = _known[key] = WalIndex(name)
                except (OSError, ValueError, sqlite3.Error):
                    return None
    return found
