"""Log lines: for programs as JSON, for people as text. Only the fields named here get into them.

Whatever else hangs on a record, like the request that Django puts there, stays out: it would tell
who asked, and what they typed.
"""

from __future__ import annotations

import datetime
import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from config.watch.reference import CURRENT
from tracker.reference import REFERENCE

ACCESS = ("method", "route", "status", "milliseconds", "bytes")
# A database quotes the values of a row in these lines of its errors.
_QUOTING = re.compile(r"^(DETAIL|HINT|CONTEXT|QUERY|LINE \d+):.*\n?(?: *\^\n?)?", re.MULTILINE)


class OfRequest(logging.Filter):
    """Marks each record with the reference of the request that it is about."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "request_id"):
            # What Django says of an answer comes once it is finished, with its request.
            told = getattr(getattr(record, "request", None), "META", {})
            record.request_id = CURRENT.get() or told.get(REFERENCE, "")
        return True


def without_values(fault: str) -> str:
    """Return a traceback without the lines in which a database quotes what was typed."""
    return _QUOTING.sub("", fault)


class TextLines(logging.Formatter):
    """One readable line; a fault follows it."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message} {request_id}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        # What another formatter left there may hold values.
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        return without_values(super().formatException(ei))


class JsonLines(JsonFormatter):
    """One object a line."""

    def __init__(self) -> None:
        super().__init__("{message}", style="{")

    def formatException(self, ei: Any) -> str:
        return without_values(logging.Formatter.formatException(self, ei))

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        made = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        log_data["time"] = made.isoformat(timespec="milliseconds")
        log_data["level"], log_data["logger"] = record.levelname, record.name
        log_data["message"] = record.getMessage()
        for name in (*ACCESS, "request_id"):
            value = getattr(record, name, "")
            if value != "":
                log_data[name] = value
        if fault := message_dict.get("exc_info"):
            log_data["fault"] = fault
