"""How every answer leaves the API: read strictly, tied to one state of the record, cacheable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from provisions.known import known_at
from provisions.once import one_reading
from provisions.reach import Head, head_of_record, last_redaction, newest_redaction
from provisions.rounds import begun, in_rounds
from tracker.api.description import RecordSchema
from tracker.api.parameters import CLOCKS, Asked, Parameter, read_clocks
from tracker.clock import Clock
from tracker.past import kept_body, version_shown

LICENCE = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
# How often an answer is built anew because the record changed under it.
ATTEMPTS = 3


class RecordView(APIView):
    """One address of the API."""

    http_method_names = ["get", "head", "options"]
    schema: Any = RecordSchema()
    # For the OpenAPI document: what the address is called, and what it answers.
    subject: ClassVar[str] = ""
    shape: ClassVar[Any] = None
    parameters: ClassVar[tuple[Parameter, ...]] = CLOCKS
    # Statuses that few addresses answer with.
    also: ClassVar[tuple[int, ...]] = ()
    # A tag settles whether an answer is still good, so whoever keeps one asks each time.
    caching: ClassVar[str] = "public, no-cache"
    # The state of the record that the answer is made from.
    version: tuple[Any, ...] | None = None
    head: Head | None = None

    def answer(
        self,
        request: Request,
        parameters: Iterable[Parameter],
        build: Callable[[Asked], Any],
    ) -> Response:
        """Answer from one state of the record, or 304 where the reader holds that answer."""
        for _ in range(ATTEMPTS):
            response, is_sure = in_rounds(lambda: self._attempt(request, parameters, build))
            if is_sure:
                return response
        del response.headers["ETag"]
        return response

    def _attempt(
        self,
        request: Request,
        parameters: Iterable[Parameter],
        build: Callable[[Asked], Any],
    ) -> tuple[Response, bool]:
        """Return an answer, and whether the record was the same all the while."""
        query = request.query_params
        with one_reading():
            if "known_at" in query:
                begun(last_redaction)
            clock, values = read_clocks(query, parameters)
            with known_at(clock.revision):
                # Asked before the rows that the values name, so that these are never older.
                head = self.head = head_shown(clock)
                asked = Asked(clock, values())
                version = self.version = version_shown(head, clock)
                tag = entity_tag(request, version, clock)
                headers = {
                    "Record-Revision": str(head.number if head else 0),
                    "As-Of": clock.day.isoformat(),
                    "ETag": tag,
                }
                if is_held(request, tag):
                    return Response(status=304, headers=headers), True
                body = kept_body(tag, lambda: build(asked)) if clock.is_pinned else build(asked)
        is_sure = _is_still(version, clock)
        if is_sure:
            self.settle()
        return Response(body, headers=headers), is_sure

    def settle(self) -> None:
        """Keep what was made for the answer, now that it is sure to be of this version."""

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Link"] = LICENCE
        good = response.status_code < 400
        response.headers["Cache-Control"] = self.caching if good else "no-store"
        return response


def head_shown(clock: Clock) -> Head | None:
    """Return what names the last revision of the record that is shown."""
    if clock.known:
        known = clock.known
        return Head(known.revision, known.digest) if known.revision else None
    return head_of_record()


def _is_still(version: tuple[Any, ...], clock: Clock) -> bool:
    """Say whether the record is as it was; of an earlier state, whether none was redacted."""
    if clock.known:
        return version == (0,) or newest_redaction() == version[-1]
    number: int = version[0]
    return head_number() == number


def head_number() -> int:
    """Return the number of the last revision: the version of everything that is served."""
    head = head_of_record()
    return head.number if head else 0


def entity_tag(
    request: Request, version: tuple[Any, ...], clock: Clock, media_type: str = ""
) -> str:
    """Return a strong ETag: record, release, day, address, query and representation."""
    query = sorted((name, values) for name, values in request.query_params.lists())
    parts = (
        version,
        settings.RELEASE,
        clock.day.isoformat(),
        request.build_absolute_uri(request.path),
        query,
        media_type or request.accepted_renderer.media_type,
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def is_held(request: Request, tag: str) -> bool:
    """Say whether the reader sent this very tag. A bare “*” names no answer."""
    sent = parse_etags(request.headers.get("If-None-Match", ""))
    return tag in [held.removeprefix("W/") for held in sent]
