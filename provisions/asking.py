"""Queries of the record on their way to the database: by themselves, or with others."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet, sql
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.constants import GET_ITERATOR_CHUNK_SIZE, MULTI, SINGLE

from provisions.questions import Question
from provisions.rounds import answer_to, is_in_rounds

M = TypeVar("M", bound=QuerySet[Any])


class Asking(SQLCompiler):
    """Sends a query with those of the reads beside it, where there are any."""

    query: Any
    select: Any

    def _order_by_pairs(self) -> Any:
        """Spell out what whole rows are ordered by.

        Django looks whether it is selected, to name its place instead, and compares all columns
        for that. Values, and rows that are told apart or put together, may need it.
        """
        selected, query, django = self.select, self.query, cast(Any, super())
        if query.default_cols and not (query.combinator or query.distinct or query.group_by):
            self.select = None
        try:
            found = list(django._order_by_pairs())
        finally:
            self.select = selected
        return iter(found)

    def execute_sql(
        self,
        result_type: Any = MULTI,
        chunked_fetch: bool = False,
        chunk_size: int = GET_ITERATOR_CHUNK_SIZE,
    ) -> Any:
        question = self._question() if is_in_rounds() else None
        if question is None or result_type not in (MULTI, SINGLE):
            return super().execute_sql(result_type, chunked_fetch, chunk_size)
        rows = answer_to(question)
        if result_type == MULTI:
            return iter([rows])
        return rows[0] if rows else None

    def _question(self) -> Question | None:
        """Return what is asked, or None where Django answers or its rows are not all wanted."""
        try:
            sql, values = self.as_sql()
        except EmptyResultSet:
            return None
        if not sql or self.has_extra_select:
            return None
        columns, is_sliced = len(self.select), self.query.is_sliced
        return Question(str(self.using), sql, tuple(values), columns, is_sliced)


class AskingQuery(sql.Query):
    """A query that goes with those beside it, also where it does not ask for the record's rows."""

    def get_compiler(
        self, using: Any = None, connection: Any = None, elide_empty: Any = True
    ) -> Any:
        compiler = super().get_compiler(using, connection, elide_empty)
        made = compiler_of(Asking, type(compiler))
        return made(self, compiler.connection, using, elide_empty)


def side_by_side(rows: M) -> M:
    """Return a query set of a history whose query goes with those beside it."""
    asked = rows.all()
    asked.query = asked.query.chain(klass=AskingQuery)
    return asked


def compiler_of(kind: Any, django: Any) -> Any:
    """Return a compiler that does as Django's of a database, and as the kind says."""
    if (kind, django) not in _compilers:
        _compilers[kind, django] = type(kind.__name__, (kind, django), {})
    return _compilers[kind, django]


_compilers: dict[tuple[Any, Any], Any] = {}
