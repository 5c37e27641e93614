"""Rows by their names in the record, without the name of the agreement before each."""

from collections.abc import Iterable
from typing import Any

RECORD = "armenia-azerbaijan"


def name(row: str | None) -> str | None:
    return row and row.removeprefix(f"{RECORD}-")


def names(rows: Iterable[dict[str, Any]]) -> list[str | None]:
    return [name(row["id"]) for row in rows]
