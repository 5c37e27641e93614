"""Cells of tables that are taken along: no spreadsheet may take one for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

# What begins a formula, narrow and full-width; a tab or a line break in front hides it.
BEGINS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def safe_cell(words: str) -> str:
    """Return the words so that a spreadsheet shows them as words: an apostrophe goes before."""
    bare = words.lstrip(" \u00a0\ufeff")
    return f"'{words}" if bare.startswith(BEGINS_A_FORMULA) else words


def write_rows(file: Any, rows: Iterable[Sequence[str]]) -> None:
    """Write rows as CSV, every cell safe; the one way in which a table leaves the site."""
    csv.writer(file).writerows([safe_cell(cell) for cell in row] for row in rows)
