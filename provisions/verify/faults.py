"""What a check found wrong, and where: the table, the row, the version, the column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisions.models import NOUNS, Row
from provisions.stored import Copy
from provisions.ties import root_field, tie_model


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the record is not what was written. Empty parts are not known."""

    table: str
    row: str
    words: str
    version: int | None = None
    revision: int | None = None
    column: str = ""

    def __str__(self) -> str:
        place = [f"{self.table} {self.row}".strip()]
        place += [f"version {self.version}"] if self.version is not None else []
        place += [f"revision {self.revision}"] if self.revision is not None else []
        place += [f"column {self.column}"] if self.column else []
        return f"{', '.join(place)}: {self.words}"


def table_of(model: type[Any]) -> str:
    """Return how a table is called where a fault is named."""
    return str(model._meta.verbose_name)


def row_of(model: type[Any], copy: Copy) -> str:
    """Return the public id of a row, or the number and head of a satellite."""
    if issubclass(model, Row):
        return str(copy["slug"])
    for noun in NOUNS:
        for name in noun.ties:
            root = f"{root_field(noun, name)}_id"
            if tie_model(noun, name) is model and copy.get(root) is not None:
                head = noun.history.filter(id=copy[root]).values_list("slug", flat=True).first()
                return f"{copy['id']} of {noun.noun()} {head or copy[root]}"
    return str(copy["id"])
