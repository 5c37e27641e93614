"""A loaded record, kept after its first load and put back row by row for later tests.

Loading files takes seconds, and many tests start from the same record. What the first load
left in the tables is read once; afterwards it is written back as it was, ids included, with
the guards lifted for that moment.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from provisions.guards import lift_guards, set_guards
from provisions.models import Revision
from provisions.transfer.reader import load_folder

Tables = dict[str, tuple[list[str], list[Any]]]

# By folder, database and the seal of what was there before: each table's columns and rows.
_kept: dict[tuple[Path, str, str], Tables] = {}
# What was put, by database and seal: only beside just that is another record worth keeping.
_put: dict[tuple[str, str], Tables] = {}


def put_record(folder: Path, reason: str) -> None:
    """Bring a record into the tables as a load of the folder leaves it, beside what is there."""
    before = _seal()
    key = (folder, connection.vendor, before)
    is_known = not before or _read() == _put.get((connection.vendor, before))
    if is_known and key in _kept:
        _write(_kept[key], instead=bool(before))
        return
    load_folder(folder, reason=reason)
    if is_known:
        _kept[key] = _put[connection.vendor, _seal()] = _read()
        gc.freeze()  # nor is what is kept from here on ever garbage


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
    with transaction.atomic():
        lift_guards()
        with connection.cursor() as cursor:
            for table in kept if instead else ():
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
            for table, (columns, rows) in kept.items():
                names = ", ".join(map(connection.ops.quote_name, columns))
                places = ", ".join(["%s"] * len(columns))
                statement = f"INSERT INTO {connection.ops.quote_name(table)} ({names})"
                if rows:
                    cursor.executemany(f"{statement} VALUES ({places})", rows)
            # Foreign keys are checked now: a table with checks to come takes no triggers.
            connection.check_constraints()
            for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
                cursor.execute(statement)
        set_guards()
