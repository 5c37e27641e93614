"""Bodies are read whole before an answer is begun, and no slow sender keeps the site from others.

A thread that waits for a client answers nobody else. So few threads of a process wait for bodies
at one time, and none for long; whoever asks without a body, as readers do, never waits for that.
A proxy that takes in bodies before it passes them on keeps slow senders away altogether.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

LARGEST = 2 * 1024 * 1024  # bytes; what is larger is refused by its length, unread
PIECE = 64 * 1024  # bytes read at once, at most
SOON = 0.02  # seconds

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

LATE = "408 Request Timeout", "The rest of the request did not come in time.\n"
CUT_SHORT = "400 Bad Request", "The request ended before its body did.\n"
BUSY = "503 Service Unavailable", "Too much is being sent at once. Please send it again.\n"
AGAIN_AFTER = "5"  # seconds


class WholeBodies:
    """A WSGI application that reads each body, and only then asks another for an answer.

    At most ``at_once`` bodies are waited for, each at most ``within`` seconds.
    """

    def __init__(self, application: Application, at_once: int, within: float) -> None:
        self._application = application
        self._within = within
        self._places = threading.BoundedSemaphore(at_once)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        length = length_of(environ) if environ.get("CONTENT_LENGTH") else 0
        if not 0 < length <= LARGEST:
            # Without a length there is no body (PEP 3333).
            environ["wsgi.input"] = io.BytesIO()
            return self._application(environ, start_response)
        if not self._places.acquire(blocking=False):
            return refused(start_response, *BUSY)
        try:
            body = self._read(environ["wsgi.input"], length)
        finally:
            self._places.release()
        if body is None:
            return refused(start_response, *LATE)
        if len(body) < length:
            return refused(start_response, *CUT_SHORT)
        environ["wsgi.input"] = io.BytesIO(body)
        return self._application(environ, start_response)

    def _read(self, source: Any, length: int) -> bytes | None:
        """Return the body, cut short where its sender has left; None where it is late.

        Read in pieces, larger ones while they come fast: the server waits for the last byte of a
        piece without a limit of time, and nothing may be answered while it does.
        """
        until = time.monotonic() + self._within
        pieces: list[bytes] = []
        left, size = length, 1
        while left:
            begun = time.monotonic()
            if begun > until:
                return None
            try:
                piece = source.read(min(size, left))
            except OSError:
                break
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
            size = min(size * 4, PIECE) if time.monotonic() - begun < SOON else 1
        return b"".join(pieces)


def length_of(environ: dict[str, Any]) -> int:
    """Return the length of the body that is announced; 0 for none or an unreadable one."""
    text = environ.get("CONTENT_LENGTH") or ""
    return int(text[:20]) if text.isascii() and text.isdigit() else 0


def refused(start_response: StartResponse, status: str, words: str) -> Iterable[bytes]:
    """Refuse a request in plain words; the connection is not used again."""
    body = words.encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Connection", "close"),
    ]
    if status.startswith("503"):
        headers.append(("Retry-After", AGAIN_AFTER))
    start_response(status, headers)
    return [body]
