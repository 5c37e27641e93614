"""Asks the site for finished answers in this process, as a reader would at its public address."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings

from config.edge.address import is_ours, sorted_query
from config.edge.answer import Headers, finished, is_keepable
from config.edge.coding import CODINGS
from config.edge.layer import Application, Begun, is_of_a_face, read
from config.edge.making import MAKING, Making
from config.edge.version import Version

# How a file is called that holds an answer in a coding, after the name of the plain one.
SUFFIXES = {"br": ".br", "gzip": ".gz"}


class Unpublishable(Exception):
    """The site cannot be published just now: why, in words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A public answer: its headers, and its bytes by what its file's name ends in."""

    headers: dict[str, str]
    bodies: dict[str, bytes]

    @property
    def body(self) -> bytes:
        return self.bodies[""]

    @property
    def media_type(self) -> str:
        return self.headers["content-type"].partition(";")[0].strip()


class Asker:
    """Asks an application for addresses, given as a path with a query, below one origin."""

    def __init__(self, application: Application, origin: str, version: Version) -> None:
        self.origin, self.version = origin, version
        self._application = application
        self._at = origin_of(origin)

    def __call__(self, address: str) -> Told | None:
        """Return the answer that anybody gets, or None where the site alone may give it."""
        path, _, query = address.partition("?")
        if path.startswith(settings.STATIC_URL):
            return self._static(path)
        spelled = sorted_query(query) if query else ""
        if spelled is None or not is_of_a_face(unquote(path).encode().decode("latin-1")):
            return None
        making = Making()
        status, headers, body = self._ask(path, spelled, {MAKING: making})
        if status >= 500:
            raise Unpublishable(f"{address} answers {status}.")
        if not making.is_plain or not is_keepable(status, headers):
            return None
        if not making.is_of(self.version):
            raise Unpublishable("The day or the record changed meanwhile; begin again.")
        answers = {SUFFIXES[coding]: finished(headers, body, coding) for coding in CODINGS}
        coded = {
            suffix: answer.body for suffix, answer in answers.items() if answer.body is not body
        }
        return Told({k.lower(): v for k, v in headers}, {"": body, **coded})

    def _static(self, path: str) -> Told | None:
        status, headers, body = self._ask(path, "", {})
        if status != 200:
            return None
        file = Path(settings.STATIC_ROOT) / path.removeprefix(settings.STATIC_URL)
        beside = {suffix: file.with_name(file.name + suffix) for suffix in SUFFIXES.values()}
        coded = {suffix: at.read_bytes() for suffix, at in beside.items() if at.is_file()}
        return Told({k.lower(): v for k, v in headers}, {"": body, **coded})

    def _ask(self, path: str, query: str, more: dict[str, Any]) -> tuple[int, Headers, bytes]:
        begun = Begun()
        secure = settings.SECURE_PROXY_SSL_HEADER
        proxied = {secure[0]: self._at.scheme} if secure else {}
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": self._at.hostname,
            "SERVER_PORT": str(self._at.port or {"http": 80, "https": 443}[self._at.scheme]),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self._at.netloc,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self._at.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        body = read(self._application({**environ, **proxied, **more}, begun))
        return int(begun.status[:3]), begun.headers, body


def origin_of(text: str) -> SplitResult:
    """Return the parts of the address under which the site is read; raise Unpublishable."""
    at = urlsplit(text)
    if at.scheme not in ("http", "https") or not at.netloc or at.path or at.query or at.fragment:
        raise Unpublishable(f"“{text}” is no address of a site; write it as https://example.org.")
    if not is_ours(at.netloc):
        raise Unpublishable(f"ALLOWED_HOSTS does not name {at.hostname}.")
    return at


def own_origin() -> str:
    """Return the address under which this installation is read, as far as its settings tell."""
    if settings.LOCAL:
        return "http://127.0.0.1:8000"
    return f"https://{settings.ALLOWED_HOSTS[0].removeprefix('.')}"


Progress = Callable[[str], None]
