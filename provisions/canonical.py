"""The canonical form of what is sealed: its bytes, its digests, its instants, its values."""

from __future__ import annotations

import datetime
import hashlib
import json
from functools import lru_cache
from typing import Any

from provisions.text import ItemsField, items

KEPT_INSTANTS = 4096  # each is that of a revision and of every row it wrote


def canonical(value: Any) -> bytes:
    """Return the one spelling of a value: JSON with sorted keys and no spaces, in UTF-8.

    Instants are spelled as texts. What else JSON cannot hold is spelled as Python shows it,
    so that a column with a strange value is found to differ and stops nothing.
    """
    return _ENCODER.encode(value).encode("utf-8", "backslashreplace")


def salted(salt: str, value: Any) -> str:
    """Return the SHA-256 of a salt's bytes followed by the canonical form, in hex."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


def digested(value: Any) -> str:
    """Return the SHA-256 of the canonical form, in hex."""
    return salted("", value)


@lru_cache(KEPT_INSTANTS)
def instant(moment: datetime.datetime) -> str:
    """Return an instant as RFC 3339 in UTC, always with six digits after the second."""
    in_utc = moment.astimezone(datetime.UTC).replace(tzinfo=None)
    return f"{in_utc.isoformat(timespec='microseconds')}Z"


def told(field: Any, value: Any) -> Any:
    """Return a column's value as files and seals tell it; None for what is left out."""
    if value in left_out(field):
        return None
    return items(value) if isinstance(field, ItemsField) else value


def left_out(field: Any) -> tuple[Any, ...]:
    """Return the values of a column that files and seals leave out."""
    return ("", None, field.default) if field.has_default() else ("", None)


def _spelled(value: Any) -> str:
    return instant(value) if isinstance(value, datetime.datetime) else repr(value)


_ENCODER = json.JSONEncoder(
    sort_keys=True,
    separators=(",", ":"),
    ensure_ascii=False,
    check_circular=False,
    default=_spelled,
)
