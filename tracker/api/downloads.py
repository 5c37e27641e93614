"""Whole collections as files: read a few rows at a time, from one state of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from provisions.known import known_at
from tracker.api.parameters import Asked
from tracker.api.rows import WRITTEN
from tracker.api.view import entity_tag, head_shown, is_held
from tracker.clock import Clock
from tracker.past import version_shown

# Rows read at once, and sent at once; bytes up to which a file leaves whole, with its length.
AT_ONCE, PIECE, WHOLE = 500, 100, 1024 * 1024
KINDS = {"csv": "text/csv", "ndjson": "application/x-ndjson"}

Read = Callable[[Asked], Iterable[Any]]


def download(
    request: Request, asked: Asked, name: str, kind: str, columns: Iterable[str], read: Read
) -> HttpResponseBase:
    """Answer with every row that is read, as a file of a kind; 304 where the reader holds it.

    All rows are of the state that the record is in when the answer begins, however long it
    takes: it is read by that revision's number. A short file leaves whole, so it can be kept.
    """
    media_type = KINDS[kind]
    head = head_shown(asked.clock)
    revision = head.number if head else 0
    tag = entity_tag(request, version_shown(head, asked.clock), asked.clock, media_type)
    clocks = {"Record-Revision": str(revision), "As-Of": asked.clock.day.isoformat(), "ETag": tag}
    if is_held(request, tag):
        return HttpResponse(status=304, headers=clocks)
    written = _as_known(revision, lambda: WRITTEN[media_type](read(asked), list(columns)))
    said = f'attachment; filename="{file_name(name, asked.clock, revision)}.{kind}"'
    headers = {**clocks, "Content-Disposition": said}
    content_type = f"{media_type}; charset=utf-8"
    begun, is_all = _begun(written)
    if is_all:
        return HttpResponse(begun, content_type=content_type, headers=headers)
    return StreamingHttpResponse(
        chain([begun], written), content_type=content_type, headers=headers
    )


def file_name(name: str, clock: Clock, revision: int) -> str:
    """Return what a file is called: of what it is, and both clocks."""
    return f"{name}-as-of-{clock.day.isoformat()}-known-at-{revision}"


def _as_known(revision: int, write: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    """Yield what is written, in pieces worth sending, as known at a revision.

    Between two pieces nothing is left set: whoever sends them may ask other things meanwhile.
    """
    written = write()
    while True:
        with known_at(revision):
            piece = b"".join(islice(written, PIECE))
        if not piece:
            return
        yield piece


def _begun(written: Iterator[bytes]) -> tuple[bytes, bool]:
    """Return the first bytes, and whether they are all."""
    begun = bytearray()
    for piece in written:
        begun += piece
        if len(begun) > WHOLE:
            return bytes(begun), False
    return bytes(begun), True
