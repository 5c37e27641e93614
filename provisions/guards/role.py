"""The rights of the site's own role on PostgreSQL: it reads and adds, and lifts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.db import ProgrammingError

from provisions.guards.plan import guarded_tables, tracked_models
from provisions.models import Maintenance

INSUFFICIENT_PRIVILEGE = "42501"  # as the SQL standard numbers it


class UnfitRole(Exception):
    """The role could do what the guards forbid, whatever rights are granted."""


@contextmanager
def owner_needed() -> Iterator[None]:
    """Say in plain words that a deed is the owner's, where the role in use may not do it."""
    try:
        yield
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", None) != INSUFFICIENT_PRIVILEGE:
            raise
        why = str(error).partition("\n")[0]
        raise CommandError(
            f"The database refused it, and nothing was done: {why}. Run this as the role that "
            "owns the tables, not as the site's own (docs/deploy.md)."
        ) from error


def grant(connection: Any, role: str) -> None:
    """Give the role what the site needs, and take away everything else it was given here."""
    with connection.cursor() as cursor:
        _refuse_powerful(cursor, role)
        for statement in statements(connection, role):
            cursor.execute(statement)


def statements(connection: Any, role: str) -> Iterator[str]:
    """Give the SQL that grants the rights, statement by statement."""
    name = connection.ops.quote_name(role)
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    for kind in ("TABLES", "SEQUENCES"):
        yield f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {name}"
    yield f"REVOKE ALL ON SCHEMA public FROM {name}"
    yield f"GRANT USAGE ON SCHEMA public TO {name}"
    there = set(connection.introspection.table_names())
    for table, rights in rights_by_table().items():
        if table in there:
            yield f'GRANT {rights} ON public."{table}" TO {name}'


def rights_by_table() -> dict[str, str]:
    """Return the rights that the site needs on each table."""
    rights = {
        table: "SELECT, INSERT, UPDATE, DELETE"
        for model in apps.get_models(include_auto_created=True)
        if (table := model._meta.db_table) not in guarded_tables()
    }
    rights |= dict.fromkeys(guarded_tables(), "SELECT, INSERT")
    rights |= {model._meta.db_table: "SELECT, INSERT, UPDATE" for model in tracked_models()}
    rights[Maintenance._meta.db_table] = "SELECT"
    return rights | dict.fromkeys(("django_content_type", "django_migrations"), "SELECT")


def _refuse_powerful(cursor: Any, role: str) -> None:
    """Refuse a superuser, and a role that owns a guarded table or can become its owner."""
    cursor.execute("SELECT rolsuper OR rolreplication FROM pg_roles WHERE rolname = %s", [role])
    found = cursor.fetchone()
    if found is None:
        raise UnfitRole(f"there is no role {role}; make it with CREATE ROLE … LOGIN.")
    if found[0]:
        raise UnfitRole(f"{role} is a superuser or may replicate; choose a plain role.")
    cursor.execute(
        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = current_schema() AND c.relname = ANY(%s)"
        " AND pg_has_role(%s, c.relowner, 'MEMBER')",
        [guarded_tables(), role],
    )
    if cursor.fetchone()[0]:
        raise UnfitRole(f"{role} owns tables of the record or can become their owner.")
