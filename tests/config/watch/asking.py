"""Log lines as they are written, and requests that leave some."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from config.watch.lines import JsonLines, OfRequest


class Lines(logging.StreamHandler):
    """Everything that is logged, formatted as a deployed site writes it."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__(io.StringIO())
        self.setFormatter(formatter)
        self.addFilter(OfRequest())

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, logger: str) -> list[dict[str, Any]]:
        return [line for line in self.objects if line["logger"] == logger]


@contextmanager
def lines_written(formatter: logging.Formatter | None = None) -> Iterator[Lines]:
    handler = Lines(formatter or JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
