"""How every answer leaves the API: read strictly, tied to one state of the record, cacheable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from provisions.known import known_at
from provisions.once import one_reading
from provisions.reach import head_of_record
from provisions.rounds import begun, in_rounds
from tracker.api.description import RecordSchema
from tracker.api.parameters import CLOCKS, Asked, Parameter, read_clocks, read_values
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

    def answer(
        self,
        request: Request,
        parameters: Iterable[Parameter],
        build: Callable[[Asked], Any],
    ) -> Response:
        """Answer from one state of the record, or 304 where the reader holds that answer."""
        clock, given = read_clocks(request.query_params, parameters)
        with known_at(clock.revision):
            return in_rounds(lambda: self._answer(request, clock, given, build))

    def _answer(
        self,
        request: Request,
        clock: Clock,
        given: Sequence[Parameter],
        build: Callable[[Asked], Any],
    ) -> Response:
        beside = any(one.asks for one in given)
        last = begun(head_of_record) if beside else head_of_record
        asked = Asked(clock, read_values(request.query_params, given))
        for _ in range(ATTEMPTS):
            head, last = last(), head_of_record
            number = head.number if head else 0
            headers = {"Record-Revision": str(number), "As-Of": asked.clock.day.isoformat()}
            version = self.version = version_shown(head, asked.clock)
            tag = entity_tag(request, version, asked.clock)
            if is_held(request, tag):
                return Response(status=304, headers={**headers, "ETag": tag})
            pinned = asked.clock.is_pinned
            with one_reading():
                body = kept_body(tag, lambda: build(asked)) if pinned else build(asked)
            if head_number() == number:
                self.settle()
                return Response(body, headers={**headers, "ETag": tag})
        return Response(body, headers=headers)

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
