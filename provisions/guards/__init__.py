"""Guards: triggers by which the database itself keeps the record and its history.

They stand on every table of the record, on SQLite and PostgreSQL, are taken away while a
migration runs and set again after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, transaction
from django.db import connection as default_connection

from provisions.guards import postgresql, sqlite
from provisions.guards.plan import PREFIX, guarded_tables, guards
from provisions.models import Maintenance

DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}


def missing(connection: Any = None) -> list[str]:
    """Return, by name, each guard that is absent, altered, or a trigger of someone else."""
    connection = connection or default_connection
    dialect = DIALECTS[connection.vendor]
    expected = dialect.expected(guards(dialect.columns(connection)))
    present = dialect.present(connection, guarded_tables())
    return sorted(
        name for name in expected.keys() | present.keys() if expected.get(name) != present.get(name)
    )


def set_guards(connection: Any = None) -> None:
    """Make every guard anew."""
    connection = connection or default_connection
    dialect = DIALECTS[connection.vendor]
    with transaction.atomic(using=connection.alias):
        lift_guards(connection)
        dialect.create(connection, guards(dialect.columns(connection)))


def lift_guards(connection: Any = None) -> None:
    """Take every guard away, without a trace: for migrations, and tests that do harm."""
    connection = connection or default_connection
    dialect = DIALECTS[connection.vendor]
    with transaction.atomic(using=connection.alias):
        present = dialect.present(connection, guarded_tables())
        dialect.drop(connection, [name for name in present if name.startswith("guard_")])


@contextmanager
def lifted(reason: str, *, by: str) -> Iterator[None]:
    """Take the guards away for one transaction, and leave a line that says why and who.

    Nobody else sees the record without them: they are set again before the transaction
    ends, and an error brings them back with everything else.
    """
    with transaction.atomic():
        Maintenance(deed="lifted for one transaction", reason=reason, by=by).save()
        lift_guards()
        yield
        set_guards()


def words_of_refusal(error: DatabaseError) -> str:
    """Return the words in which a guard refused a write; nothing if it was not a guard."""
    first_line = str(error).partition("\n")[0]
    return first_line if first_line.startswith(PREFIX) else ""
