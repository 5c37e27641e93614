"""One finished answer: its bytes in one coding, its headers, and the tag of exactly these bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.http import parse_etags

from config.edge.address import NEGOTIATED
from config.edge.coding import encoded

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
# Of the bytes, so not of an answer that sends none (RFC 9110, 15.4.5).
OF_THE_BYTES = frozenset({"content-length", "content-type", "content-encoding"})
# Said to whoever asked first, and to nobody who is given the same answer later.
OF_ONE_READER = frozenset({"ratelimit", "ratelimit-policy", "x-request-id"})
OVERHEAD = 4096  # bytes of memory that an answer takes beside its body, about


@dataclass(frozen=True, slots=True)
class Answer:
    """A 200 of the site, finished, and its 304."""

    body: bytes
    tag: str
    headers: Headers
    unchanged: Headers

    @property
    def size(self) -> int:
        return len(self.body) + OVERHEAD

    def send(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request: 304 to a reader who holds these bytes, nothing but headers to HEAD."""
        held = environ.get("HTTP_IF_NONE_MATCH")
        if held is not None and is_held(self.tag, held):
            start_response("304 Not Modified", self.unchanged[:])
            return []
        start_response("200 OK", self.headers[:])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


def finished(headers: Headers, content: bytes, coding: str) -> Answer:
    """Return Django's answer in a coding; with it the tag, which is then of other bytes."""
    sent = {name.lower(): value for name, value in headers}
    tag = sent["etag"]
    varies = "accept-encoding" in _varies(sent)
    body = encoded(content, coding, sent.get("content-type", "")) if varies else None
    if body is None:
        body = content
    else:
        tag = f'{tag[:-1]}-{coding}"'
        headers = [*headers, ("Content-Encoding", coding)]
    exact = {"etag": tag, "content-length": str(len(body))}
    headers = [(name, exact.get(name.lower(), value)) for name, value in headers]
    unchanged = [pair for pair in headers if pair[0].lower() not in OF_THE_BYTES]
    return Answer(body, tag, headers, unchanged)


def parted(headers: Headers) -> tuple[Headers, Headers]:
    """Return the headers of an answer, and apart from them those of the reader who caused it."""
    own = [pair for pair in headers if pair[0].lower() in OF_ONE_READER]
    return [pair for pair in headers if pair not in own], own


def is_keepable(status: int, headers: Headers) -> bool:
    """Say whether the site lets anybody's answer be given to anybody else who asks the same."""
    names = [name.lower() for name, _ in headers]
    sent = dict(zip(names, (value for _, value in headers), strict=True))
    return (
        status == 200
        and "public" in sent.get("cache-control", "")
        and sent.get("etag", "").startswith('"')
        and "content-length" in sent
        and not {"set-cookie", "content-encoding"} & set(names)
        and len(sent) == len(names)
        and _varies(sent) <= NEGOTIATED
    )


def is_held(tag: str, header: str) -> bool:
    """Say whether a reader names this tag among those that it holds."""
    return tag == header or tag in [held.removeprefix("W/") for held in parse_etags(header)]


def _varies(sent: dict[str, str]) -> set[str]:
    return {name.strip().lower() for name in sent.get("vary", "").split(",")} - {""}
