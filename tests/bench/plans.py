"""How the database means to answer a query: which tables it reads from end to end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

Query = tuple[str, Any]

_SCAN = re.compile(r"\bSCAN (?:TABLE )?(\S+)")
_NAMED = re.compile(r'(?:FROM|JOIN|,)\s+"(\w+)"\s+(?:AS\s+)?"?(\w+)"?', re.IGNORECASE)
_FIRST_ROWS = re.compile(r"\bLIMIT \d+\Z")
# PostgreSQL reads a table of a few pages from end to end, as it should.
SMALL_TABLE = 1000


@contextmanager
def queries_asked() -> Iterator[list[Query]]:
    """Collect each query that is asked inside, with its values."""
    asked: list[Query] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def scans(sql: str, params: Any = None) -> list[str]:
    """Return the tables of the record that the query reads from end to end.

    On SQLite every one; on PostgreSQL those that have grown beyond a few pages.
    """
    if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
        return []
    if connection.vendor == "postgresql":
        return sorted(set(_sequential(sql, params)))
    return sorted(set(_scanned(sql, params)))


def _scanned(sql: str, params: Any) -> Iterator[str]:
    aliases = {alias: table for table, alias in _NAMED.findall(sql)}
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        steps = [row[-1] for row in cursor.fetchall()]
    sorts = any("TEMP B-TREE" in step for step in steps)
    if _FIRST_ROWS.search(sql) and " WHERE " not in sql and not sorts:
        return  # in the order of an index, and no further than the rows that are wanted
    for step in steps:
        found = _SCAN.search(step)
        if found:
            name = aliases.get(found[1], found[1])
            if name in tables:
                yield name


def _sequential(sql: str, params: Any) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        [plan] = cursor.fetchone()
        nodes = [(json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]]
        while nodes:
            node = nodes.pop()
            nodes += node.get("Plans", [])
            if node["Node Type"] != "Seq Scan":
                continue
            name = node["Relation Name"]
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [name])
            [rows] = cursor.fetchone()
            if rows > SMALL_TABLE:
                yield name
