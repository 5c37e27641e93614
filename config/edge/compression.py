"""Django's side of the edge: what is to be kept leaves plain, and says of which version it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from config.edge.answer import is_keepable
from config.edge.making import MAKING
from config.edge.version import Version, today
from provisions.known import known_at
from provisions.reach import head_of_record

SHORT = 200  # bytes below which Django compresses nothing


class ReadQuery(QueryDict):
    """A query that remembers which of its names the site looked for."""

    def getlist(self, key: Any, default: Any = None) -> Any:
        self.__dict__.setdefault("read", set()).add(key)
        return super().getlist(key, default)

    @property
    def is_all_known(self) -> bool:
        return set(self) <= self.__dict__.get("read", set())


class GZipUnlessKept(GZipMiddleware):
    """Compresses what leaves Django, but leaves plain what the edge is to finish and keep.

    An address with a name in its query that no view looked for is answered, not kept: there is
    no end of such addresses.
    """

    def process_request(self, request: HttpRequest) -> None:
        making = request.META.get(MAKING)
        if making is not None:
            request.GET = ReadQuery(request.META["QUERY_STRING"], encoding=request.encoding)  # type: ignore[misc, assignment]
            making.before = version_seen()

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        making = request.META.get(MAKING)
        if making is None or response.streaming:
            return super().process_response(request, response)
        cookies = [("Set-Cookie", "") for _ in response.cookies]
        query: Any = request.GET
        headers = [*response.items(), *cookies]
        if not is_keepable(response.status_code, headers) or not query.is_all_known:
            return super().process_response(request, response)
        making.is_plain, making.after = True, version_seen()
        if len(response.content) >= SHORT:
            patch_vary_headers(response, ("Accept-Encoding",))
        return response


def version_seen() -> Version:
    """Return the version that Django's own connection reads."""
    with known_at(None):
        head = head_of_record()
    return Version(head.number, head.digest, today()) if head else Version(0, "", today())
