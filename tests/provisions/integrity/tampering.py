"""Ways to alter single rows behind the record's back, over every column of every table.

Each is plain SQL, done inside a savepoint that is rolled back. Constraints of the tables
are no help here: what the database itself refuses is not counted as a tampering.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from provisions.dates import VagueDateField
from provisions.guards.plan import tracked_models
from provisions.models import NOUNS, Change, Revision, Row
from provisions.ties import root_field, tie_model


@dataclass(frozen=True)
class Tampering:
    """One statement that alters one row, and the words by which the row must be named."""

    model: type[models.Model]
    what: str
    sql: str
    values: tuple[Any, ...]
    named: frozenset[str]


class Undone(Exception):
    """Rolls a tampering back."""


@contextmanager
def done(tampering: Tampering) -> Iterator[bool]:
    """Do a tampering for a while; say whether the database let it happen."""
    try:
        with transaction.atomic():
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(tampering.sql, tampering.values)
                    happened = cursor.rowcount == 1
            except DatabaseError:
                happened = False
            yield happened
            raise Undone
    except Undone:
        pass


def tamperings(models: Any = None) -> Iterator[Tampering]:
    """Yield every tampering: each column altered and blanked, each row deleted and doubled.

    With ``models`` only those of their tables.
    """
    for model in models or tracked_models():
        row = model._base_manager.order_by("-version", "pk").first()
        if row is None:
            continue
        yield from of_row(model, row, names_of(row))
        history = model.history.model
        versions = history.objects.filter(id=row.pk).order_by("version")
        for version in {versions.first(), versions.last()}:
            yield from of_row(history, version, names_of(row))
    for model, row in () if models else ((Change, middle(Change)), (Revision, middle(Revision))):
        named = {str(row.pk)} if model is Revision else {row.row, f"revision {row.revision_id}"}
        yield from of_row(model, row, frozenset(named))


def middle(model: type[models.Model]) -> Any:
    """Return a row with others before and after it."""
    rows = model.objects.order_by("pk")
    return rows[rows.count() // 2]


def names_of(row: Any) -> frozenset[str]:
    """Return the public id by which a row, or the row that a satellite belongs to, is named."""
    if isinstance(row, Row):
        return frozenset({row.slug})
    for noun in NOUNS:
        for name in noun.ties:
            if tie_model(noun, name) is type(row):
                head = getattr(row, root_field(noun, name))
                if head is not None:
                    return frozenset({head.slug})
    raise AssertionError(row)


def of_row(model: type[models.Model], row: Any, named: frozenset[str]) -> Iterator[Tampering]:
    """Yield the tamperings of one row."""
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    fields = model._meta.concrete_fields
    for field in fields:
        for what, value in (("altered", altered(field, row)), ("blanked", blank(field, row))):
            if value != stored(field, row):
                sql = f"UPDATE {table} SET {quote(field.column)} = %s WHERE {key} = %s"
                yield Tampering(model, f"{field.name} {what}", sql, (value, row.pk), named)
    yield Tampering(model, "deleted", f"DELETE FROM {table} WHERE {key} = %s", (row.pk,), named)
    yield from doubles(model, row, named)


def doubles(model: type[models.Model], row: Any, named: frozenset[str]) -> Iterator[Tampering]:
    """Yield copies of the row that the database's own keys would let in."""
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), model._meta.pk
    largest = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    moved = {key.column: largest + 1}
    for name, value in (("version", 1000), ("position", 1000), ("row", "x-x"), ("slug", "x-x")):
        if any(field.column == name for field in model._meta.concrete_fields):
            moved[name] = value
    fields = model._meta.concrete_fields
    into = ", ".join(quote(f.column) for f in fields)
    taken = ", ".join("%s" if f.column in moved else quote(f.column) for f in fields)
    values = tuple(moved[f.column] for f in fields if f.column in moved)
    sql = f"INSERT INTO {table} ({into}) SELECT {taken} FROM {table} WHERE {quote(key.column)} = %s"
    new = {"x-x", str(largest + 1)}
    yield Tampering(model, "doubled", sql, (*values, row.pk), named | new)


def stored(field: Any, row: Any) -> Any:
    """Return a column's value as SQL takes it."""
    return field.get_db_prep_save(field.value_from_object(row), connection)


def altered(field: Any, row: Any) -> Any:
    """Return another value of the column's kind."""
    value = field.value_from_object(row)
    if isinstance(field, VagueDateField):
        return "1999-01-02" if str(stored(field, row)) != "1999-01-02" else "1999-01-03"
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return field.get_db_prep_save(value + datetime.timedelta(seconds=1), connection)
    if isinstance(field, models.DateField):
        day = (value or datetime.date(2020, 1, 1)) + datetime.timedelta(days=1)
        return field.get_db_prep_save(day, connection)
    if isinstance(field, models.ForeignKey | models.IntegerField | models.AutoField):
        return (value or 0) + 1
    if field.max_length and len(value or "") >= field.max_length:
        return ("0" if value[0] != "0" else "1") + value[1:]
    return f"{value or ''}x"


def blank(field: Any, row: Any) -> Any:
    """Return nothing, as far as the column holds nothing."""
    if field.null:
        return None
    if isinstance(field, models.CharField | models.TextField):
        return ""
    return 0 if isinstance(field, models.IntegerField | models.ForeignKey) else stored(field, row)
