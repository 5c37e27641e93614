"""The guards as triggers of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from provisions.guards.plan import PREFIX, Columns, Guard

# Bits of pg_trigger.tgtype.
ROW, BEFORE, INSERT, DELETE, UPDATE, TRUNCATE = 1, 2, 4, 8, 16, 32
BITS = {"insert": INSERT, "update": UPDATE, "delete": DELETE, "truncate": TRUNCATE}
# A trigger that stands whatever session_replication_role says.
ALWAYS = "A"


@dataclass(frozen=True)
class Trigger:
    """One trigger and the function it runs, as the catalogue tells of them."""

    table: str
    kind: int
    enabled: str
    body: str
    settings: str


Triggers = dict[str, Trigger]


def columns(connection: Any) -> Columns:
    """Return the columns of every table, as they are now."""
    found: Columns = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        )
        for table, column in cursor.fetchall():
            found.setdefault(table, []).append(column)
    return found


def expected(guards: Iterable[Guard], schema: str = "public") -> Triggers:
    """Return each trigger that should be there, by its name."""
    found: Triggers = {}
    never: dict[str, list[Guard]] = {}
    for guard in guards:
        if guard.never:
            never.setdefault(guard.table, []).append(guard)
        else:
            body = _body(guard.refusals)
            kind = ROW | BEFORE | BITS[guard.deed]
            found[f"guard_{guard.table}_{guard.deed}"] = _made(guard.table, kind, body, schema)
    for table, refused in never.items():
        # One trigger a statement, so that a deed that meets no row is refused as well.
        kind = BEFORE | TRUNCATE
        for guard in refused:
            kind |= BITS[guard.deed]
        body = f"\nBEGIN\n{_raise(refused[0].never)}END\n"
        found[f"guard_{table}_never"] = _made(table, kind, body, schema)
    return found


def present(connection: Any, tables: Iterable[str]) -> Triggers:
    """Return each trigger that stands on the tables, by its name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, c.relname, t.tgtype, t.tgenabled, p.prosrc,"
            " coalesce(array_to_string(p.proconfig, ';'), '')"
            " || CASE WHEN t.tgqual IS NULL AND t.tgattr::text = '' THEN '' ELSE '; narrowed' END"
            " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND n.nspname = current_schema() AND c.relname = ANY(%s)",
            [list(tables)],
        )
        return {name: Trigger(*rest) for name, *rest in cursor.fetchall()}


def create(connection: Any, guards: Iterable[Guard], schema: str = "public") -> None:
    """Make every trigger with its function."""
    _settle_references(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "".join(_statements(name, it) for name, it in expected(guards, schema).items())
        )


def drop(connection: Any, names: Iterable[str]) -> None:
    """Remove the triggers of these names, each with its function."""
    _settle_references(connection)
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'DROP FUNCTION "{name}"() CASCADE')


def _settle_references(connection: Any) -> None:
    """Check the references that wait for the commit: no trigger goes while any does."""
    if connection.in_atomic_block:
        connection.check_constraints()


def _made(table: str, kind: int, body: str, schema: str) -> Trigger:
    # Without a path of its own the function would read a temporary table of the same name.
    return Trigger(table, kind, ALWAYS, body, f"search_path={schema}, pg_temp")


def _body(refusals: Iterable[tuple[str, str]]) -> str:
    checks = "".join(
        f" IF ({condition.format(differs='IS DISTINCT FROM')}) THEN\n {_raise(words)} END IF;\n"
        for condition, words in refusals
    )
    return f"\nBEGIN\n{checks} RETURN NEW;\nEND\n"


def _raise(words: str) -> str:
    return f" RAISE EXCEPTION '{PREFIX}{words}' USING ERRCODE = 'restrict_violation';\n"


def _statements(name: str, trigger: Trigger) -> str:
    deeds = " OR ".join(deed.upper() for deed, bit in BITS.items() if trigger.kind & bit)
    level = "ROW" if trigger.kind & ROW else "STATEMENT"
    path = trigger.settings.removeprefix("search_path=")
    return (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql'
        f" SET search_path = {path} AS $guard${trigger.body}$guard$;\n"
        f'CREATE TRIGGER "{name}" BEFORE {deeds} ON "{trigger.table}"'
        f' FOR EACH {level} EXECUTE FUNCTION "{name}"();\n'
        f'ALTER TABLE "{trigger.table}" ENABLE ALWAYS TRIGGER "{name}";\n'
    )
