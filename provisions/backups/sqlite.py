"""Backups of an SQLite file, through the database's own online copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from provisions.backups.refusal import BackupRefused
from provisions.models import Revision

# SQLite copies so many pages between two looks at its other work; all at once is one instant.
ALL_PAGES = -1


class Room:
    """The database of this process and files of its kind."""

    def copy_to(self, path: Path) -> None:
        """Copy the database as it is at one instant; writers go on meanwhile."""
        with closing(sqlite3.connect(path)) as copy:
            try:
                _live().backup(copy, pages=ALL_PAGES)
                # One file, whole in itself: no log beside it that could be left behind.
                copy.execute("PRAGMA journal_mode = DELETE")
                # Without the space that was freed: it holds what a redaction took out.
                copy.execute("VACUUM")
            except sqlite3.Error as error:
                raise BackupRefused(f"The copy could not be made: {error}.") from error

    def copy_from(self, path: Path) -> None:
        """Put the copy in the place of the database, in one step that a crash undoes."""
        with closing(_opened(path)) as copy:
            try:
                copy.backup(_live(), pages=ALL_PAGES)
            except sqlite3.Error as error:
                raise BackupRefused(f"The backup could not be put back: {error}.") from error

    def check(self, path: Path) -> None:
        """Raise BackupRefused unless the file is a sound database that holds a record."""
        try:
            with closing(_opened(path)) as copy:
                found = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")]
                broken = copy.execute("PRAGMA foreign_key_check").fetchone()
                name = Revision._meta.db_table
                held = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", [name])
                [tables] = held.fetchone()
        except sqlite3.Error as error:
            raise BackupRefused(f"{path} is not a sound backup: {error}.") from error
        if found != ["ok"]:
            raise BackupRefused(f"{path} is not a sound backup: {found[0]}.")
        if broken:
            raise BackupRefused(f"{path} is not a sound backup: a row of {broken[0]} is torn off.")
        if not tables:
            raise BackupRefused(f"{path} holds no record.")


def _live() -> Any:
    connection.ensure_connection()
    return connection.connection


def _opened(path: Path) -> sqlite3.Connection:
    """Open a backup without changing it or leaving anything beside it."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
