"""Passes pages of a site on in pieces, as they come over a line that stutters."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

PAUSE = 0.035  # seconds: two frames are drawn meanwhile
FIRST = 12_000  # bytes of a body: more than the first screen of a phone


class _Relay(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        with urlopen(self.server.site + self.path) as answer:
            kind, body = answer.headers["Content-Type"], answer.read()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        done = 0
        if kind.startswith("text/html"):
            for end in _tags(body):
                self.wfile.write(body[done:end])
                time.sleep(PAUSE)
                done = end
        self.wfile.write(body[done:])

    def log_message(self, *_: object) -> None:
        """Say nothing: the site behind it has its own log."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: str) -> None:
        super().__init__(("127.0.0.1", 0), _Relay)
        self.site = site


def _tags(body: bytes) -> list[int]:
    """Where each tag of the first screen ends."""
    start = body.index(b"<body")
    return [tag.end() for tag in re.finditer(b">", body) if start < tag.end() < start + FIRST]


@contextmanager
def in_pieces(site: str) -> Iterator[str]:
    """Yield an address under which the site answers, its pages tag by tag at first."""
    server = _Server(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
