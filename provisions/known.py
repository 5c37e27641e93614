"""The second clock: reads of the record as it stood after a revision.

    with known_at(7):
        Position.objects.published()...    # rows and values as revision 7 left them

Inside the block every query of the record is compiled against its history. Of each row, what
never changes (its key, its public id, what it belongs to: ``permanent`` on the model) is read
from the live table, the *spine*, which keeps every row that ever was; all else from the one
version of it that the revision left, found by one search of an index. The number of queries
stays what it is today, and so does their shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import sql
from django.db.models.expressions import Col
from django.db.models.sql.constants import INNER
from django.db.models.sql.datastructures import BaseTable, Join

from provisions.asking import Asking, compiler_of

_known: ContextVar[int | None] = ContextVar("known", default=None)

Compiled = tuple[str, tuple[str | int, ...]]


@contextmanager
def known_at(revision: int | None) -> Iterator[None]:
    """Read the record as it stood after the revision; None reads it as it stands now.

    What is read must be fetched inside the block: a query that runs later reads the present.
    """
    token = _known.set(revision)
    try:
        yield
    finally:
        _known.reset(token)


def known_revision() -> int | None:
    """Return the revision whose record is being read, or None for the present."""
    return _known.get()


class RecordQuery(sql.Query):
    """A query that answers from the history while an earlier revision is asked for."""

    def get_compiler(
        self, using: Any = None, connection: Any = None, elide_empty: Any = True
    ) -> Any:
        compiler = super().get_compiler(using, connection, elide_empty)
        if type(self) is not RecordQuery:
            return compiler
        revision = known_revision()
        made = compiler_of(Asking if revision is None else _Past, type(compiler))
        compiler = made(self, compiler.connection, using, elide_empty)
        compiler.revision = revision
        return compiler


@cache
def _tracked() -> dict[str, Any]:
    """Return the models that keep history, by table."""
    found = apps.get_app_config("provisions").get_models()
    return {model._meta.db_table: model for model in found if hasattr(model, "permanent")}


@cache
def _logged() -> dict[str, str]:
    """Return the column that holds the revision's number in each table of the log."""
    found = apps.get_app_config("provisions").get_models()
    return {
        model._meta.db_table: model.revision_column
        for model in found
        if hasattr(model, "revision_column")
    }


@cache
def _permanent(model: Any) -> frozenset[str]:
    """Return the columns of a model that never change."""
    return frozenset(model._meta.get_field(name).column for name in ("id", *model.permanent))


class _Past(Asking):
    """Compiles tables and columns of the record against its history."""

    query: Any
    revision: int

    def compile(self, node: Any) -> Compiled:
        if isinstance(node, Col):
            return self._column(node)
        if isinstance(node, BaseTable | Join):
            if node.table_name in _tracked():
                return self._base(node) if isinstance(node, BaseTable) else self._join(node)
            if isinstance(node, BaseTable) and node.table_name in _logged():
                return self._log(node)
        return super().compile(node)

    def collapse_group_by(self, expressions: Any, having: Any) -> Any:
        """Group by every column: of rows read from history, a key tells the database of none."""
        return expressions

    def _column(self, node: Col) -> Compiled:
        """Read from the spine what never changes, so that its indexes serve the search."""
        table = self.query.alias_map.get(node.alias)
        if table is not None and _has_spine(table):
            model = _tracked()[table.table_name]
            column = node.target.column
            if node.target.model is model and column in _permanent(model):
                return f"{self._spine(node.alias)}.{self._quoted(column)}", ()
        return super().compile(node)

    def _base(self, node: Any) -> Compiled:
        spine = self._spine(node.table_alias)
        version, values = self._version(node.table_name, node.table_alias, f"{spine}.id")
        return f"{self._quoted(node.table_name)} {spine} {version}", values

    def _join(self, node: Any) -> Compiled:
        """Join a table of the record as its rows stood.

        An inner join goes through the spine. An outer join to the row that a row names needs
        none; any other outer join is made to a table of the rows as they stood.
        """
        if _has_spine(node):
            spine = self._spine(node.table_alias)
            on = " AND ".join(self._conditions(node))
            table = self._quoted(node.table_name)
            version, values = self._version(node.table_name, node.table_alias, f"{spine}.id")
            return f"INNER JOIN {table} {spine} ON ({on}) {version}", values
        [(lhs, rhs)] = node.join_fields
        if rhs.primary_key:
            key = self.compile(lhs.get_col(node.parent_alias))[0]
            return self._version(node.table_name, node.table_alias, key, node.join_type)
        spine = self._quoted("spine")
        version, values = self._version(node.table_name, "", f"{spine}.id")
        alias = self.quote_name_unless_alias(node.table_alias)
        on = " AND ".join(self._conditions(node))
        whole = f"SELECT version.* FROM {self._quoted(node.table_name)} {spine} {version}"
        return f"{node.join_type} ({whole}) {alias} ON ({on})", values

    def _conditions(self, node: Any) -> list[str]:
        return [
            f"{self.compile(lhs.get_col(node.parent_alias))[0]}"
            f" = {self.compile(rhs.get_col(node.table_alias))[0]}"
            for lhs, rhs in node.join_fields
        ]

    def _version(self, table: str, alias: str, key: str, kind: str = INNER) -> Compiled:
        """Return the join to the one version of the row of a key that the revision left."""
        history = self._quoted(_tracked()[table].history.model._meta.db_table)
        named = self.quote_name_unless_alias(alias) if alias else "version"
        latest = (
            f"FROM {history} past WHERE past.id = {key} AND past.revision_id <= %s"
            " ORDER BY past.revision_id DESC, past.version DESC LIMIT 1"
        )
        if self.connection.vendor == "postgresql":
            return f"{kind} LATERAL (SELECT past.* {latest}) {named} ON true", (self.revision,)
        # CROSS keeps the planner from starting at the history.
        kind = "CROSS JOIN" if kind == INNER else kind
        on = f"{named}.id = {key} AND {named}.version = (SELECT past.version {latest})"
        return f"{kind} {history} {named} ON ({on})", (self.revision,)

    def _log(self, node: Any) -> Compiled:
        """Read the log up to the revision."""
        table, column = self._quoted(node.table_name), _logged()[node.table_name]
        alias = self.quote_name_unless_alias(node.table_alias)
        return f"(SELECT * FROM {table} WHERE {column} <= %s) {alias}", (self.revision,)

    def _spine(self, alias: str) -> str:
        return self._quoted(f"{alias}_spine")

    def _quoted(self, name: str) -> str:
        return str(self.connection.ops.quote_name(name))


def _has_spine(table: Any) -> bool:
    """Say whether a table of a query is read through its spine."""
    return table.table_name in _tracked() and table.join_type in (None, INNER)
