"""A record, kept after it was first loaded or made, and put back row by row for later tests.

Writing a record takes seconds, and many tests start from the same one. What the first time
left in the tables is read once; afterwards it is written back as it was, ids included, with
the guards lifted for that moment.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from provisions.guards import lift_guards, set_guards
from provisions.models import Revision
from provisions.transfer.reader import load_folder

M = TypeVar("M")
Tables = dict[str, tuple[list[str], list[Any]]]

# By what it is, database and the seal of what was there before: each table's columns and rows,
# and what its maker returned.
_kept: dict[tuple[Any, str, str], tuple[Tables, Any]] = {}
# What was put, by database and seal: only beside just that is another record worth keeping.
_put_so_far: dict[tuple[str, str], Tables] = {}


def put_record(folder: Path, reason: str) -> None:
    """Bring a record into the tables as a load of the folder leaves it, beside what is there."""
    _put(folder, lambda: load_folder(folder, reason=reason) and None)


def put_made(make: Callable[[], M]) -> M:
    """Bring into the tables what a function writes beside what is there; return what it returns."""
    return _put(make, make)


def _put(what: Any, make: Callable[[], M]) -> M:
    before = _seal()
    key = (what, connection.vendor, before)
    is_known = not before or _read() == _put_so_far.get((connection.vendor, before))
    if is_known and key in _kept:
        tables, made = _kept[key]
        _write(tables, instead=bool(before))
        return deepcopy(made)
    made = make()
    if is_known:
        tables = _put_so_far[connection.vendor, _seal()] = _read()
        _kept[key] = tables, deepcopy(made)
        gc.freeze()  # nor is what is kept from here on ever garbage
    return made


def _seal() -> str:
    """Return the digest of the last revision: it tells of all that was recorded."""
    return Revision.objects.order_by("-number").values_list("digest", flat=True).first() or ""


def _models() -> list[Any]:
    return list(apps.get_app_config("provisions").get_models())


def _read() -> Tables:
    found = {}
    with connection.cursor() as cursor:
        for model in _models():
            table = model._meta.db_table
            columns = [field.column for field in model._meta.concrete_fields]
            # The plus keeps SQLite from turning what is stored into other values.
            plus = "+" if connection.vendor == "sqlite" else ""
            names = ", ".join(plus + connection.ops.quote_name(column) for column in columns)
            key = connection.ops.quote_name(model._meta.pk.column)
            cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(table)} ORDER BY {key}")
            found[table] = (columns, cursor.fetchall())
    return found


def _write(kept: Tables, instead: bool) -> None:
    with transaction.atomic(), _unguarded(), connection.cursor() as cursor:
        for table in kept if instead else ():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        for table, (columns, rows) in kept.items():
            if rows:
                _insert(cursor, table, columns, rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


@contextmanager
def _unguarded() -> Iterator[None]:
    """Write what has been checked already: without guards, on PostgreSQL without foreign keys."""
    lift_guards()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            yield
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    else:
        yield
        # Now, since a table with checks to come takes no triggers.
        connection.check_constraints()
    set_guards()


def _insert(cursor: Any, table: str, columns: list[str], rows: list[Any]) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    into = f"{connection.ops.quote_name(table)} ({names})"
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    places = ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO {into} VALUES ({places})", rows)
