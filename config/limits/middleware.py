"""Answers a client that asks too much with 429, and tells every other what it has left.

Kept answers are served before Django and cost nothing; nor do files, and the addresses by which
those who run the site look after it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.limits.rates import count_request
from config.watch.figures import LIMITED
from provisions.senders import sender_of
from tracker.errors import too_many_requests

UNLIMITED = frozenset({"/healthz", "/readyz", "/metrics"})


class RateLimited:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.RATE_LIMIT or request.path_info in UNLIMITED:
            return self._get_response(request)
        rate = count_request(sender_of(request), settings.RATE_LIMIT)
        if rate is None:
            return self._get_response(request)
        if rate.is_exceeded:
            LIMITED.inc()
            response: Any = too_many_requests(request, rate.resets_in)
            # The access line tells of it; a warning for each would only fill the log.
            response._has_been_logged = True
        else:
            response = self._get_response(request)
        for name, value in rate.headers.items():
            response.headers[name] = value
        return response
