"""How values and rows are written in the exchange format, and read back."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ForeignKey

from provisions.canonical import told
from provisions.dates import VagueDate
from provisions.models import Citation, Row, Tracked
from provisions.models.source import CITED
from provisions.text import ItemsField
from provisions.ties import tie_fields, tie_model
from provisions.transfer.columns import COLUMNS


def is_flat(model: type[Row], tie: str) -> bool:
    """Say whether a satellite is written as a bare id: it says nothing but what it ties."""
    return len(tie_fields(model, tie)) == 1


def written(field: Any, value: Any) -> Any:
    """Return a field's value as the files write it; None for what is left out."""
    if isinstance(field, ForeignKey):
        # An entry that corrects a redacted one stands alone in files: they hold no redacted row.
        return value.slug if value and value.state != "redacted" else None
    if isinstance(value, VagueDate):
        value = value.text
    return told(field, value.isoformat() if isinstance(value, datetime.date) else value)


def read(field: Any, value: Any) -> Any:
    """Return a field's value from its written form; raise ValueError that says what is wrong.

    Foreign keys are not read here: the reader resolves ids.
    """
    wanted: type | tuple[type, ...] = str
    if isinstance(field, ItemsField):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValueError("must be a list of texts")
        return "\n".join(value)
    if isinstance(field, models.BooleanField):
        wanted = bool
    elif isinstance(field, models.IntegerField):
        wanted = int
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        names = {str: "a text", bool: "true or false", int: "a whole number"}
        raise ValueError(f"must be {names[wanted]}, not {value!r}")  # type: ignore[index]
    try:
        return field.to_python(value)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


def whole(model: type[Row]) -> Any:
    """Return a noun's rows with everything that the files write of them, in few queries."""
    targets = [f.name for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]
    satellites = {name: tie_model(model, name) for name in model.ties}
    return model.objects.select_related(*targets).prefetch_related(
        *(
            models.Prefetch(name, queryset=tie.objects.select_related(*tie_targets(tie)))
            for name, tie in satellites.items()
        )
    )


def tie_targets(tie: type[Tracked]) -> list[str]:
    """Return the foreign keys of a satellite: its head and what it names beside it."""
    unread = {"revision", *(CITED if tie is Citation else ())}
    return [
        f.name
        for f in tie._meta.concrete_fields
        if isinstance(f, ForeignKey) and f.name not in unread
    ]


def row_values(row: Row) -> dict[str, Any]:
    """Return a row as the files write it, satellites included."""
    values: dict[str, Any] = {"id": row.slug}
    for name in COLUMNS[type(row)]:
        values[name] = written(row._meta.get_field(name), getattr(row, name))
    for name in row.ties:
        values[name] = tie_values(row, name)
    return {name: value for name, value in values.items() if value not in (None, [])}


def tie_values(row: Row, name: str) -> list[Any]:
    """Return the row's published satellites of one kind as the files write them, sorted."""
    fields = tie_fields(type(row), name)
    lines = []
    for tie in getattr(row, name).all():
        if tie.state == "published":
            lines.append(_tie_line(tie, fields))
    if is_flat(type(row), name):
        return sorted(line[fields[0]] for line in lines)
    return sorted(lines, key=lambda line: [str(line.get(field, "")) for field in fields])


def _tie_line(tie: Tracked, fields: list[str]) -> dict[str, Any]:
    line = {f: written(tie._meta.get_field(f), getattr(tie, f)) for f in fields}
    return {name: value for name, value in line.items() if value is not None}
