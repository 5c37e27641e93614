"""The reference of a request: a word by which a reader can cite it, and its log lines be found."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from django.conf import settings

HEADER = "X-Request-ID"
_SAFE = re.compile(r"[A-Za-z0-9_-]{8,64}")

# Of the request that is being answered by this thread, if one is.
CURRENT: ContextVar[str] = ContextVar("reference", default="")


def reference_of(environ: Mapping[str, Any]) -> str:
    """Return the reference that a proxy of ours gave, in a safe alphabet; else a new one."""
    given = str(environ.get("HTTP_X_REQUEST_ID", "")) if settings.PROXIES_IN_FRONT else ""
    return given if _SAFE.fullmatch(given) else secrets.token_hex(8)
