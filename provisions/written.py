"""Queries whose SQL Django writes once for a process, to be sent again as it is.

Writing a query takes Django longer than the database takes to answer one that finds a row by an
index. What every answer asks, in the same words, is therefore written once, from a query set
like any other, and only the values are put in anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from provisions.known import known_revision
from provisions.questions import Question
from provisions.rounds import answer_to

Found = list[tuple[Any, ...]]


class Mark(str):
    """A text that stands in a query for a value to come; no two are the same."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


class Written:
    """Rows of a query of the present record, as tuples of numbers and texts.

    ``build`` returns the query set, made by ``values_list``, for values that are texts. Under
    an earlier state of the record, whose SQL names that state, it is asked as it is.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._written: dict[str, tuple[str, list[Any], tuple[Mark, ...], tuple[int, bool]]] = {}

    def __call__(self, *values: str) -> Found:
        """Return the rows found for the values, in the order in which ``build`` takes them."""
        if known_revision() is not None:
            return list(self._build(*values))
        connection: Any = connections[DEFAULT_DB_ALIAS]
        written = self._written.get(connection.vendor)
        if written is None:
            written = self._written[connection.vendor] = self._write(len(values))
        statement, parameters, marks, shape = written
        sent = [values[marks.index(one)] if isinstance(one, Mark) else one for one in parameters]
        return answer_to(Question(DEFAULT_DB_ALIAS, statement, tuple(sent), *shape))

    def _write(self, count: int) -> tuple[str, list[Any], tuple[Mark, ...], tuple[int, bool]]:
        marks = tuple(Mark(f"value {place}") for place in range(count))
        compiler = self._build(*marks).query.get_compiler(DEFAULT_DB_ALIAS)
        statement, parameters = compiler.as_sql()
        if compiler.get_converters([one for one, _, _ in compiler.select]):
            raise TypeError("A column of this query needs more than is read from the database.")
        if {one for one in parameters if isinstance(one, Mark)} != set(marks):
            raise TypeError("A field of this query changes the texts that it is asked for.")
        shape = len(compiler.select), compiler.query.is_sliced
        return statement, list(parameters), marks, shape
