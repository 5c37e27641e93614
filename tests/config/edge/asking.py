"""Asks a WSGI application as a server would, and counts what reached it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from wsgiref.validate import validator

from django.test import RequestFactory

from config.edge.layer import KeptAnswers
from config.edge.store import Store
from config.edge.version import Version

MEGABYTE = 1024 * 1024
FIRST = Version(1, "a" * 64, 20_000)
SECOND = Version(2, "b" * 64, 20_000)


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(application: Any, address: str, method: str = "GET", **headers: str) -> Answered:
    """Send a request, with headers as keywords: ``accept_encoding="gzip"``."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    environ = RequestFactory(headers=named).generic(method, address).environ
    if "cookie" not in headers:
        environ.pop("HTTP_COOKIE", None)
    environ["HTTP_HOST"] = headers.get("host", "testserver")
    if method in ("GET", "HEAD"):
        environ.pop("CONTENT_TYPE", None)
    begun: list[Any] = []
    chunks = validator(application)(environ, lambda *said: begun.append(said) or (lambda _: None))
    try:
        body = b"".join(chunks)
    finally:
        chunks.close()
    [(status, sent)] = begun
    return Answered(int(status[:3]), {k.lower(): v for k, v in sent}, body)


class Site:
    """Stands for Django: an application that says what it is told to, and counts."""

    def __init__(self, body: bytes = b"word " * 100, **headers: str) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status, self.body = "200 OK", body
        self.headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "public, no-cache",
            "ETag": '"tag"',
            "Vary": "Accept-Encoding",
            "X-Frame-Options": "DENY",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        self.during: Callable[[dict[str, Any]], None] = lambda environ: None
        self.shows = FIRST

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked.append(environ)
        making = environ.get("config.edge.making")
        if making is not None:
            making.before = self.shows
            self.during(environ)
            making.after, making.is_plain = self.shows, True
        headers = self.headers | {"Content-Length": str(len(self.body))}
        start_response(self.status, [(k, v) for k, v in headers.items() if v])
        return [self.body]


class Edge:
    """The layer before a site, with its store at hand as ``kept``."""

    def __init__(self, site: Any, read_version: Any, most: int) -> None:
        self.kept = Store(most)
        self._layer = KeptAnswers(site, self.kept, read_version)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        return self._layer(environ, start_response)


def edge_before(site: Any, read_version: Any = lambda: FIRST, most: int = MEGABYTE) -> Edge:
    return Edge(site, read_version, most)
