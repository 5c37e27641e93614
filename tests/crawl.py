"""A walk over every address that the site routes, found from its own patterns.

A route is filled by the names of its parameters. One that nobody has said how to fill stops
the walk, so that no new address is left out by being new.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from django.urls import URLPattern, get_resolver
from django.utils.regex_helper import normalize

# Served from the release, the account or the process alone, whatever the record holds.
APART = ("admin/jsi18n", "admin/logout", "admin/password_change", "admin/r/%", "metrics")


def routes() -> list[str]:
    """Return every route as a pattern with named places, as Django would reverse it."""
    return sorted(
        possible
        for pattern in _patterns(get_resolver().url_patterns, "")
        for possible, _ in normalize(pattern)
    )


def _patterns(found: Any, before: str) -> Iterator[str]:
    for pattern in found:
        after = before + pattern.pattern.regex.pattern.removeprefix("^").removeprefix("\\A")
        if isinstance(pattern, URLPattern):
            yield after
        else:
            yield from _patterns(pattern.url_patterns, after)


def walked() -> list[str]:
    """Return the routes of which the walk opens every address."""
    return [route for route in routes() if not route.startswith(APART)]


def by_route(fill: Callable[[str, str], list[Any]]) -> dict[str, list[str]]:
    """Return the addresses of each route; ``fill`` gives the values of a parameter in a route.

    It raises KeyError for a parameter that it does not know.
    """
    found = {}
    for route in walked():
        names = [part.partition(")s")[0] for part in route.split("%(")[1:]]
        found[route] = [
            "/" + route % dict(zip(names, values, strict=True))
            for values in product(*(fill(route, name) for name in names))
        ]
    return found


def body_of(answer: Any) -> bytes:
    """Return everything that an answer says: of an archive, what its files hold."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.get("Content-Type") != "application/zip":
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"\n".join([name.encode() + archive.read(name) for name in archive.namelist()])


def addresses(fill: Callable[[str, str], list[Any]]) -> list[str]:
    """Return every address of the site, filled in the same way."""
    return [address for found in by_route(fill).values() for address in found]
