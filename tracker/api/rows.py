"""All rows of a collection as one file: lines of JSON, or a table whose cells are no formulas."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.utils.encoders import JSONEncoder

from tracker.pictures.cells import safe_cell

Rows = Iterable[Mapping[str, Any]]


class Csv(BaseRenderer):
    """Stands for the table where readers say what they take; the rows are written one by one."""

    media_type, format, charset = "text/csv", "csv", "utf-8"

    def render(self, data: Any, *_: Any, **__: Any) -> bytes:
        """Return nothing of an answer without a body; any other is written past this."""
        if data is None:
            return b""
        raise NotImplementedError


class Lines(Csv):
    """Stands for the lines of JSON in the same way."""

    media_type, format = "application/x-ndjson", "ndjson"


class ByAddress(BaseContentNegotiation):
    """Takes the kind of file that the address names, whatever a reader takes."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[Any, str]:
        return renderers[0], renderers[0].media_type


class ZipFile(Csv):
    """Stands for an archive of several files."""

    media_type, format, charset = "application/zip", "zip", None  # type: ignore[assignment]
    negotiation = ByAddress


def table(rows: Rows, names: Sequence[str]) -> Iterator[bytes]:
    """Yield a table in UTF-8, its head first; the columns are those of the names, in order."""
    line: list[str] = []
    # The writer only asks for something to write to.
    writer = csv.writer(_Into(line))
    for cells in _cells(rows, names):
        writer.writerow([safe_cell(cell) for cell in cells])
        yield line.pop().encode()


def lines(rows: Rows, names: Sequence[str]) -> Iterator[bytes]:
    """Yield each row as a line of JSON in UTF-8."""
    for row in rows:
        yield _json(row).encode() + b"\n"


WRITTEN: dict[str, Callable[[Rows, Sequence[str]], Iterator[bytes]]] = {
    Csv.media_type: table,
    Lines.media_type: lines,
}


def cell(value: Any) -> str:
    """Return a value as the text of a cell: what is nested as JSON, nothing for null."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _json(value)
    # A day is a text, too, once it is written.
    return text if isinstance(value, str) or text[0] != '"' else str(json.loads(text))


def _cells(rows: Rows, names: Sequence[str]) -> Iterator[Sequence[str]]:
    yield names
    for row in rows:
        yield [cell(row[name]) for name in names]


def _json(value: Any) -> str:
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False, separators=(",", ":"))


class _Into:
    """Takes what a writer writes."""

    def __init__(self, line: list[str]) -> None:
        self._line = line

    def write(self, text: str) -> None:
        self._line.append(text)
