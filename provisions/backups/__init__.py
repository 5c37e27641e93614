"""Backups: the whole database in one file, taken while the site is served, and put back."""

from __future__ import annotations

import os
from pathlib import Path

from django.db import connection

from provisions.backups import postgresql, sqlite
from provisions.backups.refusal import BackupRefused
from provisions.models import Revision

__all__ = ["BackupRefused", "back_up", "holds_record", "put_back"]


def back_up(path: Path) -> None:
    """Write the database as it is at one instant to a new file, and check the file.

    The file has its name only once it is whole and on the disk. Raises BackupRefused, and
    leaves no file, where one of that name exists or the copy is not sound.
    """
    if path.exists():
        raise BackupRefused(f"{path} exists already; a backup never replaces a file.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        # Backups hold the accounts of staff: they are for their owner only.
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise BackupRefused(f"{unfinished} exists: another backup is being made.") from None
    except OSError as error:
        raise BackupRefused(f"{unfinished} cannot be written: {error.strerror}.") from None
    try:
        _room().copy_to(unfinished)
        _room().check(unfinished)
        _keep(unfinished)
        os.link(unfinished, path)
        _keep(path.parent)
    except OSError as error:
        raise BackupRefused(f"{path} could not be written: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def put_back(path: Path, *, replace: bool) -> None:
    """Fill the database from a backup, all of it or nothing.

    Raises BackupRefused where the file is not a sound backup, or where the database holds a
    record already and ``replace`` does not say that it may go.
    """
    if not path.is_file():
        raise BackupRefused(f"There is no file {path}.")
    _room().check(path)
    if not replace and holds_record():
        raise BackupRefused("The database holds a record already; --replace says that it may go.")
    _room().copy_from(path)


def holds_record() -> bool:
    """Say whether the database has any revision; one that was never migrated has none."""
    tables = connection.introspection.table_names()
    return Revision._meta.db_table in tables and Revision.objects.exists()


def _room() -> sqlite.Room | postgresql.Room:
    return postgresql.Room() if connection.vendor == "postgresql" else sqlite.Room()


def _keep(path: Path) -> None:
    """Have a file or a folder written to the disk itself."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
