"""Each request is answered in the language of its address, whatever its sender prefers."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tracker.language import language_of


class LanguageOfAddress:
    """Speaks the language of the address while a request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request.path_info)):
            response = self._get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response
