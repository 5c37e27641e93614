"""The slow reference of the second clock: the record written again, revision by revision.

It knows nothing of how earlier states are read: it empties the tables and writes back, for
each revision, the rows as their history holds them. What the present record then answers is
what the record answered after that revision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import connection

from provisions.guards import lift_guards
from provisions.guards.plan import tracked_models
from provisions.models import Change, Reseal, Revision

Lines = list[tuple[Any, ...]]


def replay() -> Iterator[int]:
    """Empty the record, then yield each revision's number once it is written again."""
    tracked = tracked_models()
    histories = {model: _rows(model.history.model, "revision_id") for model in tracked}
    revisions, changes = _rows(Revision, "number"), _rows(Change, "revision_id")
    reseals = _rows(Reseal, "revision_id")
    lift_guards()
    with connection.cursor() as cursor:
        _empty(cursor, [*tracked, *(m.history.model for m in tracked), Reseal, Change, Revision])
        for number in sorted(revisions):
            for model, by_revision in histories.items():
                _insert(cursor, model.history.model, by_revision[number])
                _bring_up_to_date(cursor, model, by_revision[number])
            _insert(cursor, Change, changes[number])
            _insert(cursor, Reseal, reseals[number])
            _insert(cursor, Revision, revisions[number])
            yield number


def _rows(model: Any, numbered: str) -> dict[int, Lines]:
    columns = [field.column for field in model._meta.concrete_fields]
    place = columns.index(numbered)
    found: dict[int, Lines] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_listed(columns)} FROM {_table(model)} ORDER BY 1")
        for row in cursor.fetchall():
            found[row[place]].append(row)
    return found


def _empty(cursor: Any, models: list[Any]) -> None:
    for model in models:
        cursor.execute(f"DELETE FROM {_table(model)}")


def _insert(cursor: Any, model: Any, rows: Lines) -> None:
    columns = [field.column for field in model._meta.concrete_fields]
    marks = ", ".join(["%s"] * len(columns))
    for row in rows:
        cursor.execute(f"INSERT INTO {_table(model)} ({_listed(columns)}) VALUES ({marks})", row)


def _bring_up_to_date(cursor: Any, model: Any, history: Lines) -> None:
    """Write the live rows as the last of their versions in a revision."""
    past = [field.column for field in model.history.model._meta.concrete_fields]
    columns = [field.column for field in model._meta.concrete_fields]
    latest = {}
    for row in sorted(history, key=lambda row: row[past.index("version")]):
        latest[row[past.index("id")]] = [row[past.index(column)] for column in columns]
    for key in latest:
        cursor.execute(f"DELETE FROM {_table(model)} WHERE id = %s", [key])
    _insert(cursor, model, [tuple(values) for values in latest.values()])


def _table(model: Any) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _listed(columns: list[str]) -> str:
    return ", ".join(map(connection.ops.quote_name, columns))
