"""Counts the answers that Django makes, over all processes of a server: one byte each."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any


def counted(get_response: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Middleware: lengthen the file that ``MADE`` names by one byte an answer."""
    made = os.open(os.environ["MADE"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def answer(request: Any) -> Any:
        os.write(made, b".")
        return get_response(request)

    return answer
