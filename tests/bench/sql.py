"""The few pieces of SQL in which the two databases differ."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import connection


def run(statement: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        # A lone % is the remainder: it is doubled only where values are given.
        cursor.execute(statement.replace(" % ", " %% ") if values else statement, values or None)


def scalar(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        [value] = cursor.fetchone()
        return value


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def table(model: Any) -> str:
    return quoted(model._meta.db_table)


def series(count: int) -> str:
    """Return a source of rows whose ``n`` counts from 1."""
    if connection.vendor == "postgresql":
        return f"(SELECT generate_series(1, {count}) AS n)"
    return (
        "(WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c"
        f" WHERE n < {count}) SELECT n FROM c)"
    )


def instant(start: datetime.datetime, seconds: str) -> str:
    """Return the instant so many seconds after the start, as the column holds it."""
    epoch = int(start.timestamp())
    if connection.vendor == "postgresql":
        return f"to_timestamp({epoch} + {seconds})"
    return f"strftime('%Y-%m-%d %H:%M:%S', {epoch} + {seconds}, 'unixepoch')"


def made_up(number: str, digits: int) -> str:
    """Return so many hexadecimal digits that differ from number to number and prove nothing."""
    if connection.vendor == "postgresql":
        return f"lpad(to_hex(({number})::bigint), {digits}, '0')"
    return f"printf('%0{digits}x', {number})"


def insert_like(
    model: Any, values: dict[str, str], origin: str, sample: Any = None, **own: str
) -> None:
    """Insert rows with the given values; all other columns are those of ``o`` or the sample."""
    columns = {}
    for field in model._meta.concrete_fields:
        if field.primary_key and field.column not in values:
            continue
        other = f"o.{quoted(field.column)}" if sample is None else "%s"
        columns[field.column] = values.get(field.column, other)
    given = [
        own.get(name, getattr(sample, name)) for name, value in columns.items() if value == "%s"
    ]
    insert(model, columns, origin, given)


def insert(model: Any, values: dict[str, str], origin: str, given: list[Any] | None = None) -> None:
    """Insert one row for each of the origin, with these values by column."""
    names = ", ".join(map(quoted, values))
    run(
        f"INSERT INTO {table(model)} ({names}) SELECT {', '.join(values.values())} FROM {origin}",
        given,
    )
