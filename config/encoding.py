"""Every address and body is read as UTF-8, whatever charset a request names.

Some charsets decode to halves of character pairs, which no page and no database can hold.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def utf8_only(get_response: Callable[[HttpRequest], HttpResponse]):
    def read_as_utf8(request: HttpRequest) -> HttpResponse:
        request.encoding = "utf-8"
        return get_response(request)

    return read_as_utf8
