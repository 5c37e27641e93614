"""How often the database is asked: in statements, or in journeys that carry several."""

from __future__ import annotations

from typing import Any

from django.db import connection


class Sent:
    """Counts, inside its block, what is sent to the database.

    What PostgreSQL is sent in one pipeline counts once, as the union of it does on SQLite.
    """

    def __init__(self) -> None:
        self.statements: list[str] = []
        self._count = 0
        self._pipeline: Any = None

    def __enter__(self) -> Sent:
        self._watching = connection.execute_wrapper(self._watch)
        self._watching.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._watching.__exit__(*error)

    def __len__(self) -> int:
        return self._count

    def _watch(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        pipeline = getattr(context["connection"].connection, "_pipeline", None)
        if pipeline is None or pipeline is not self._pipeline:
            self._count += 1
        self._pipeline = pipeline
        self.statements.append(sql)
        return execute(sql, params, many, context)
