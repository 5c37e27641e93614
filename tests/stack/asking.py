"""Asks over the network as a reader would: a connection a request, no redirect followed."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import brotli

DECODED = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        """The body without its coding."""
        return DECODED[self.headers.get("content-encoding", "")](self.body)

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.content)


def ask(url: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answered:
    """Send one request, with headers as keywords: ``accept_encoding="gzip"``."""
    place = urlsplit(url)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=120)
    named = {"accept-encoding": "identity"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, url[url.index(place.netloc) + len(place.netloc) :], body, named)
        answer = connection.getresponse()
        return Answered(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
        )
    finally:
        connection.close()
