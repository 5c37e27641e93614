"""The canonical form of what is sealed: its bytes, its digests, its instants, its values."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from provisions.text import ItemsField, items

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=repr)


def canonical(value: Any) -> bytes:
    """Return the one spelling of a value: JSON with sorted keys and no spaces, in UTF-8.

    What JSON cannot hold is spelled as Python shows it, so that a column with a strange
    value is found to differ and stops nothing.
    """
    return _ENCODER.encode(value).encode("utf-8", "backslashreplace")


def salted(salt: str, value: Any) -> str:
    """Return the SHA-256 of a salt's bytes followed by the canonical form, in hex."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


def digested(value: Any) -> str:
    """Return the SHA-256 of the canonical form, in hex."""
    return salted("", value)


def instant(moment: datetime.datetime) -> str:
    """Return an instant as RFC 3339 in UTC, always with six digits after the second."""
    in_utc = moment.astimezone(datetime.UTC).replace(tzinfo=None)
    return f"{in_utc.isoformat(timespec='microseconds')}Z"


def told(field: Any, value: Any) -> Any:
    """Return a column's value as files and seals tell it; None for what is left out."""
    if isinstance(field, ItemsField):
        return items(value) or None
    if value in ("", None) or (field.has_default() and value == field.default):
        return None
    return value
