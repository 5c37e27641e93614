"""Rows as their columns hold them: plain values, in whatever state they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import DatabaseError
from django.db.models import BooleanField, DateField, DateTimeField, TextField
from django.db.models.functions import Cast

from provisions.asking import side_by_side
from provisions.dates import VagueDateField

CHUNK = 5000

# Yes and no as SQLite and PostgreSQL write them.
ANSWERS = {"1": True, "0": False, "true": True, "false": False}

Copy = dict[str, Any]


class Unreadable(Exception):
    """A stored value is not of its column's kind; nothing can read the row."""

    def __init__(self, model: type[Any], key: int) -> None:
        self.model, self.key = model, key
        super().__init__(f"{model._meta.model_name} {key} holds a value that cannot be read")


@cache
def columns(model: type[Any]) -> dict[str, Any]:
    """Return each column of a table by name, with how it is read.

    Days and yes-or-no are read as the text that is stored: the drivers would read several
    spellings as one value.
    """
    read: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        as_text = isinstance(field, VagueDateField | DateField | BooleanField)
        if as_text and not isinstance(field, DateTimeField):
            read[field.attname] = Cast(field.attname, TextField())
        else:
            read[field.attname] = None
    return read


@cache
def history_of(model: type[Any]) -> Any:
    """Return the manager of a table's history, which the library would make anew each time."""
    return model.history.model._base_manager


def history_beside(model: Any) -> Any:
    """Return a table's history, of which is asked with the reads beside it."""
    return side_by_side(history_of(model))


@cache
def _answers(model: type[Any]) -> frozenset[str]:
    """Return the columns of a table that hold yes or no."""
    fields = model._meta.concrete_fields
    return frozenset(field.attname for field in fields if isinstance(field, BooleanField))


def copies(rows: Any, *only: str) -> Iterator[Copy]:
    """Yield rows of a table as plain values by column; raise Unreadable for one that is not.

    All columns, or only those that are named.
    """
    read = columns(rows.model)
    if only:
        read = {name: read[name] for name in only}
    answers = [name for name in read if name in _answers(rows.model)]
    try:
        for values in rows.values_list(*(cast or name for name, cast in read.items())).iterator(
            chunk_size=CHUNK
        ):
            copy = dict(zip(read, values, strict=True))
            for name in answers:
                copy[name] = ANSWERS.get(copy[name], copy[name])
            yield copy
    except (ValueError, TypeError, OverflowError, DatabaseError):
        raise Unreadable(rows.model, _unreadable_key(rows)) from None


def _unreadable_key(rows: Any) -> int:
    for key in rows.values_list("pk", flat=True):
        try:
            list(rows.filter(pk=key).values_list())
        except (ValueError, TypeError, OverflowError, DatabaseError):
            return int(key)
    return 0
