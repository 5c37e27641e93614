"""Ways to keep a database from taking edits, each for as long as a block lasts.

Each takes a stack for what must last longer than the fault, and returns the fault and, in
words, how it is made.
"""

import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

Fault = tuple[Callable[[], AbstractContextManager[None]], str]
SMALL_DISK = "12m"
NO_ROOM = 4096  # bytes a file may have


def sqlite_locked(_stack: ExitStack) -> Fault:
    @contextmanager
    def fault() -> Iterator[None]:
        _sqlite("PRAGMA busy_timeout = 1000")
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield

    return fault, "BEGIN EXCLUSIVE held by another connection"


def sqlite_full(stack: ExitStack) -> Fault:
    folder = _small_disk(stack)
    if folder is None:

        @contextmanager
        def fewer_pages() -> Iterator[None]:
            _sqlite("PRAGMA max_page_count = 1")  # no more than there are
            yield

        return fewer_pages, "PRAGMA max_page_count (no right to mount a small disk)"
    connection.close()
    connection.settings_dict["NAME"] = shutil.copy(connection.settings_dict["NAME"], folder)
    return lambda: _filled(folder), f"a disk of {SMALL_DISK} that is full"


def sqlite_read_only(_stack: ExitStack) -> Fault:
    @contextmanager
    def fault() -> Iterator[None]:
        _sqlite("PRAGMA query_only = ON")
        yield

    return fault, "PRAGMA query_only"


def sqlite_disk(_stack: ExitStack) -> Fault:
    @contextmanager
    def fault() -> Iterator[None]:
        _sqlite("SELECT 1")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (NO_ROOM, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return fault, "RLIMIT_FSIZE: writes fail as on a broken disk"


def postgresql_locked(_stack: ExitStack) -> Fault:
    @contextmanager
    def fault() -> Iterator[None]:
        _postgresql("SET lock_timeout = '1s'")
        with _beside() as other, other.transaction():
            other.execute("LOCK TABLE provisions_revision IN EXCLUSIVE MODE")
            yield

    return fault, "LOCK TABLE held by another connection"


def postgresql_full(stack: ExitStack) -> Fault:
    folder = _small_disk(stack)
    if folder is None:
        raise NotPossible("no right to mount a small disk")
    shutil.chown(folder, "postgres")
    name = folder.name.replace("-", "_").lower()
    with _beside() as other:
        other.execute(f"CREATE TABLESPACE \"{name}\" LOCATION '{folder}'")
        for table in ("provisions_source", "provisions_historicalsource"):
            other.execute(f'ALTER TABLE {table} SET TABLESPACE "{name}"')
    stack.callback(_leave, name)
    return lambda: _filled(folder), f"a disk of {SMALL_DISK} that is full"


def postgresql_read_only(_stack: ExitStack) -> Fault:
    name = connection.settings_dict["NAME"]

    @contextmanager
    def fault() -> Iterator[None]:
        with _beside() as other:
            change = f'ALTER DATABASE "{name}" SET default_transaction_read_only = '
            other.execute(change + "on")
            connection.close()
            try:
                yield
            finally:
                other.execute(change + "off")

    return fault, "default_transaction_read_only"


def postgresql_ended(_stack: ExitStack) -> Fault:
    @contextmanager
    def fault() -> Iterator[None]:
        def end(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if sql.startswith(("INSERT", "UPDATE")):
                with _beside() as other:
                    number = connection.connection.info.backend_pid
                    other.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
            return execute(sql, params, many, context)

        with connection.execute_wrapper(end):
            yield

    return fault, "pg_terminate_backend in mid-save"


class NotPossible(Exception):
    """This fault cannot be made on this machine; the reason is said."""


def _small_disk(stack: ExitStack) -> Path | None:
    """Mount a small disk for as long as the stack lasts, where that is allowed."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="small_")))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK},mode=700", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        return None
    folder.parent.chmod(folder.parent.stat().st_mode | 0o011)
    stack.callback(subprocess.run, ["umount", "--lazy", str(folder)], check=True)
    stack.callback(connection.close)
    return folder


@contextmanager
def _filled(folder: Path) -> Iterator[None]:
    """Fill the disk to its last byte, beside a server that has been at work."""
    if connection.vendor == "sqlite":
        _sqlite("SELECT * FROM provisions_revision")
    filler = folder / "filler"
    try:
        with filler.open("wb", buffering=0) as file:
            while file.write(b"x" * 2**16) == 2**16:
                pass
    except OSError:
        pass
    yield
    filler.unlink()


def _leave(tablespace: str) -> None:
    with _beside() as other:
        for table in ("provisions_source", "provisions_historicalsource"):
            other.execute(f"ALTER TABLE {table} SET TABLESPACE pg_default")
        other.execute(f'DROP TABLESPACE "{tablespace}"')


def _sqlite(statement: str) -> None:
    connection.ensure_connection()
    connection.connection.execute(statement)


def _postgresql(statement: str) -> None:
    connection.ensure_connection()
    connection.connection.execute(statement)


def _beside() -> Any:
    return psycopg.connect(**connection.get_connection_params() | {"autocommit": True})


FAULTS: dict[tuple[str, str], Callable[[ExitStack], Fault]] = {
    ("sqlite", "locked"): sqlite_locked,
    ("sqlite", "full"): sqlite_full,
    ("sqlite", "readonly"): sqlite_read_only,
    ("sqlite", "failing"): sqlite_disk,
    ("postgresql", "locked"): postgresql_locked,
    ("postgresql", "full"): postgresql_full,
    ("postgresql", "readonly"): postgresql_read_only,
    ("postgresql", "failing"): postgresql_ended,
}
