"""One line and a few figures for each request that Django answers.

They tell what kind of page was asked for, never which words were typed, nor who asked. Kept
answers are served before this and only counted (config/edge/).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.watch.figures import REQUESTS, SECONDS
from config.watch.reference import CURRENT, HEADER, reference_of
from tracker.reference import REFERENCE

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})

log = logging.getLogger("access")


class Watched:
    """Outermost of all: sees each request first and its answer last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        reference = request.META[REFERENCE] = reference_of(request.META)
        token = CURRENT.set(reference)
        try:
            response = self._get_response(request)
            response.headers[HEADER] = reference
            self._tell(request, response, time.perf_counter() - begun)
        finally:
            CURRENT.reset(token)
        return response

    def _tell(self, request: HttpRequest, response: Any, seconds: float) -> None:
        method = request.method if request.method in METHODS else "OTHER"
        route, status = route_of(request), response.status_code
        size = "" if response.streaming else len(response.content)
        REQUESTS.labels(method=method, route=route, status=status).inc()
        SECONDS.labels(route=route).observe(seconds)
        milliseconds = round(seconds * 1000, 1)
        log.info(
            "%s %s %s %s ms %s B",
            method,
            route,
            status,
            milliseconds,
            size,
            extra={
                "method": method,
                "route": route,
                "status": status,
                "milliseconds": milliseconds,
                "bytes": size,
            },
        )


def route_of(request: HttpRequest) -> str:
    """Return the name of the route that answered: one of few, whatever was asked for."""
    found = request.resolver_match
    if found is not None:
        return found.view_name
    return "files" if request.path_info.startswith(settings.STATIC_URL) else "none"
