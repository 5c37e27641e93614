"""The codings in which finished answers leave: Brotli, gzip, or none."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import brotli
from zlib_ng import gzip_ng

PLAIN = ""
LONGEST = 256
# In our order of liking, each with how it is made: the same bytes from the same answer.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=5),
    "gzip": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
}
# The bytes of a page count, since its reader waits for them. Of data the last tenth that could
# be saved takes as long as making all of them.
OF_DATA: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=4),
    "gzip": lambda content: gzip_ng.compress(content, 6, mtime=0),
}


def coding_for(header: str) -> str:
    """Return the coding that a reader takes and we like best (RFC 9110, 12.5.3)."""
    taken = set()
    for offer in header.lower().split(",") if len(header) <= LONGEST else ():
        name, _, weight = offer.partition(";")
        if "".join(weight.split()).rstrip(".0") != "q=":
            taken.add(name.strip())
    return next((coding for coding in CODINGS if coding in taken), PLAIN)


def encoded(content: bytes, coding: str, media_type: str = "text/html") -> bytes | None:
    """Return the content in a coding, or None where that makes it no smaller."""
    ways = OF_DATA if "json" in media_type else CODINGS
    made = ways[coding](content) if coding else content
    return made if len(made) < len(content) else None
