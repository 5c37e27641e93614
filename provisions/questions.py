"""Several queries of the record sent as one, as a round of reads gathers them.

PostgreSQL is sent a pipeline of them, which takes one journey; SQLite one statement that puts
the rows of each query into a list of JSON. Either finds the rows that each query would have
found by itself, in the same order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db import connections

Row = tuple[Any, ...]
# SQLite takes no more arguments of a function, parts of a statement, or letters of it.
ARGUMENTS, PARTS, LETTERS = 100, 400, 900_000


class Question(NamedTuple):
    """A query as Django wrote it: its SQL, the values for it, how many columns it finds.

    What the record keeps in these columns are numbers, texts, days and instants.
    """

    using: str
    sql: str
    values: tuple[Any, ...]
    columns: int
    is_limited: bool = False


def ask(questions: Sequence[Question]) -> list[list[Row]]:
    """Return the rows that each question finds. Errors are those of Django's database layer."""
    if len(questions) == 1:
        return [_asked(questions[0])]
    [using] = {question.using for question in questions}
    connection: Any = connections[using]
    if connection.vendor == "postgresql":
        return _in_a_pipeline(connection, questions)
    return [rows for some in _sendable(connection, questions) for rows in _in_a_statement(some)]


def _asked(question: Question) -> list[Row]:
    with connections[question.using].cursor() as cursor:
        cursor.execute(question.sql, question.values)
        found: list[Row] = cursor.fetchall()
    return found


def _in_a_pipeline(connection: Any, questions: Sequence[Question]) -> list[list[Row]]:
    """Send all before any is answered; errors come with the rows."""
    connection.ensure_connection()
    with connection.connection.pipeline():
        cursors = [connection.cursor() for _ in questions]
        for cursor, question in zip(cursors, questions, strict=True):
            cursor.execute(question.sql, question.values)
        found = [cursor.fetchall() for cursor in cursors]
    for cursor in cursors:
        cursor.close()
    return found


def _sendable(connection: Any, questions: Sequence[Question]) -> Iterator[list[Question]]:
    """Part the questions as one statement can hold them: all of them, unless they are huge."""
    connection.ensure_connection()
    values = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    part: list[Question] = []
    taken = written = 0
    for question in questions:
        taken += len(question.values)
        written += len(question.sql)
        if part and (taken > values or written > LETTERS or len(part) == PARTS):
            yield part
            part, taken, written = [], len(question.values), len(question.sql)
        part.append(question)
    yield part


def _in_a_statement(questions: Sequence[Question]) -> list[list[Row]]:
    """Ask for all rows at once, each query's as one list of JSON.

    Days and instants come as texts, of which Django makes what they are. A limit that limits
    nothing keeps SQLite from leaving out the order of a query.
    """
    if len(questions) == 1:
        return [_asked(questions[0])]
    parts, lists = [], []
    for number, question in enumerate(questions):
        names = [f"c{place}" for place in range(question.columns)]
        limit = "" if question.is_limited else " LIMIT -1"
        parts.append(f"q{number} ({', '.join(names)}) AS ({question.sql}{limit})")
        arrays = [f"json_array({', '.join(some)})" for some in _pieces(names)]
        row = arrays[0] if len(arrays) == 1 else f"json_array({', '.join(arrays)})"
        lists.append(f"SELECT {number}, json_group_array({row}) FROM q{number}")
    sql = f"WITH {', '.join(parts)} {' UNION ALL '.join(lists)}"
    values = tuple(value for question in questions for value in question.values)
    found: dict[int, str] = dict(_asked(Question(questions[0].using, sql, values, 2)))
    return [_rows(question, json.loads(found[n])) for n, question in enumerate(questions)]


def _rows(question: Question, rows: list[list[Any]]) -> list[Row]:
    if question.columns <= ARGUMENTS:
        return [tuple(row) for row in rows]
    return [tuple(value for piece in row for value in piece) for row in rows]


def _pieces(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[at : at + ARGUMENTS] for at in range(0, len(names), ARGUMENTS)]
