"""The guards as triggers of SQLite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provisions.guards.plan import PREFIX, Columns, Guard

Triggers = dict[str, str]


def columns(connection: Any) -> Columns:
    """Return the columns of every table, as they are now."""
    found: Columns = {}
    query = (
        "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' ORDER BY t.name, c.cid"
    )
    with connection.cursor() as cursor:
        for table, column in cursor.execute(query):
            found.setdefault(table, []).append(column)
    return found


def expected(guards: Iterable[Guard]) -> Triggers:
    """Return the text of each trigger that should be there, by its name."""
    return {_name(guard): _trigger(guard) for guard in guards}


def present(connection: Any, tables: Iterable[str]) -> Triggers:
    """Return the text of each trigger that stands on the tables, by its name."""
    wanted = set(tables)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name: text for name, table, text in cursor.fetchall() if table in wanted}


def create(connection: Any, guards: Iterable[Guard]) -> None:
    """Make every trigger."""
    with connection.cursor() as cursor:
        for text in expected(guards).values():
            cursor.execute(text)


def drop(connection: Any, names: Iterable[str]) -> None:
    """Remove the triggers of these names."""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'DROP TRIGGER "{name}"')


def _name(guard: Guard) -> str:
    return f"guard_{guard.table}_{guard.deed}"


def _trigger(guard: Guard) -> str:
    refusals = [(f" WHERE {condition}", words) for condition, words in guard.refusals]
    if guard.never:
        refusals = [("", guard.never)]
    if guard.pushes_out:
        # OR REPLACE removes the rows that stand in its way without asking a trigger.
        refusals.append((f" WHERE {guard.pushes_out}", "another row holds a value of this one"))
    body = "".join(
        f" SELECT RAISE(ABORT, '{PREFIX}{words}'){condition.format(differs='IS NOT')};\n"
        for condition, words in refusals
    )
    return (
        f'CREATE TRIGGER "{_name(guard)}" BEFORE {guard.deed.upper()} ON "{guard.table}"\n'
        f"BEGIN\n{body}END"
    )
