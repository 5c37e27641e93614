"""What an answer is kept under: all of a request that can change the answer, in one spelling.

A request that has no such spelling goes to Django as it is: a reader who is known by a cookie
or a password, anything but GET and HEAD, and addresses that are odd or long.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from config.edge.coding import coding_for

LONGEST = 512  # characters of a path, a query or a header
MOST_NAMES = 20
REMEMBERED = 2048  # spellings
NEGOTIATED = frozenset({"accept", "accept-encoding", "cookie", "origin"})


class Address(NamedTuple):
    """One spelling of what is asked for. ``query`` is sorted by name."""

    scheme: str
    host: str
    path: str
    query: str
    accept: str
    from_elsewhere: bool
    coding: str


class Addresses:
    """Spells addresses, by the settings of the site; it remembers the ways of spelling them."""

    def __init__(self) -> None:
        self._trusted = settings.SECURE_PROXY_SSL_HEADER or ("", "")
        self._weighed = re.compile(settings.CORS_URLS_REGEX)
        self._spelled: dict[tuple[str | None, ...], Address | None] = {}

    def __call__(self, environ: dict[str, Any]) -> Address | None:
        """Return what a request asks for, or None where that is for Django to say."""
        get = environ.get
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            # Who asks, or a condition that only Django weighs.
            or "HTTP_COOKIE" in environ
            or "HTTP_AUTHORIZATION" in environ
            or "HTTP_IF_MATCH" in environ
            or "HTTP_IF_UNMODIFIED_SINCE" in environ
            or get("HTTP_IF_NONE_MATCH") == "*"
            or get("CONTENT_LENGTH", "0") not in ("0", "")
            or get("SCRIPT_NAME")
        ):
            return None
        sent = (
            environ["wsgi.url_scheme"],
            get(self._trusted[0]),
            get("HTTP_HOST", ""),
            get("PATH_INFO", ""),
            get("QUERY_STRING", ""),
            get("HTTP_ACCEPT"),
            get("HTTP_ORIGIN"),
            get("HTTP_ACCEPT_ENCODING", ""),
        )
        try:
            return self._spelled[sent]
        except KeyError:
            return self._learn(sent)

    def _learn(self, sent: tuple[Any, ...]) -> Address | None:
        """Spell an address and remember it; what is long is spelled, but not remembered."""
        address = self._spell(*sent)
        if sum(map(len, filter(None, sent))) <= LONGEST:
            if len(self._spelled) >= REMEMBERED:
                self._spelled.clear()
            self._spelled[sent] = address
        return address

    def _spell(
        self,
        scheme: str,
        proxied: str | None,
        host: str,
        path: str,
        asked: str,
        accept: str | None,
        origin: str | None,
        coding: str,
    ) -> Address | None:
        query = sorted_query(asked) if asked else ""
        if query is None or len(path) > LONGEST or not is_ours(host):
            return None
        # Pages are the same for all; the API weighs these two.
        weighed = self._weighed.match(path)
        ranges = accepted(accept) if weighed else ""
        origin = origin if weighed else None
        if ranges is None or not (origin is None or is_plain_origin(origin)):
            return None
        if proxied is not None:
            first = proxied.split(",", 1)[0].strip()
            scheme = "https" if first == self._trusted[1] else "http"
        return Address(
            scheme,
            host,
            path,
            query,
            ranges,
            origin is not None,
            coding_for(coding),
        )


def sorted_query(text: str) -> str | None:
    """Return a query sorted by name, each once and with a value; None where it is not so."""
    if len(text) > LONGEST or not text.isascii():
        return None
    try:
        pairs = parse_qsl(
            text, strict_parsing=True, errors="strict", max_num_fields=MOST_NAMES, separator="&"
        )
    except ValueError:
        return None
    # strict_parsing asks for a "=", and an empty value is left out in silence.
    if len({name for name, _ in pairs}) != text.count("&") + 1:
        return None
    spelled = urlencode(sorted(pairs))
    return spelled if len(spelled) <= LONGEST else None


def is_ours(host: str) -> bool:
    """Say whether this site answers for a host, by the rule that Django goes by."""
    name, _ = split_domain_port(host) if len(host) <= LONGEST else ("", "")
    return bool(name) and validate_host(name, settings.ALLOWED_HOSTS)


def accepted(header: str | None) -> str | None:
    """Return the media ranges that a reader takes, in one spelling; None for a long list."""
    if header is None:
        return "*/*"
    spelled = "".join(header.split()).lower()
    return spelled if len(spelled) <= LONGEST and spelled.isascii() else None


def is_plain_origin(origin: str) -> bool:
    return origin == "null" or re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?", origin) is not None
