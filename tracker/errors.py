"""Which face answers an error that no view could: one found before any view was asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from tracker.api.problems import MEDIA_TYPE, NOT_WELL_FORMED, OURS, problem
from tracker.pages import errors
from tracker.reference import reference_of

API = "/api/v1/"
TOO_MANY = "You asked more often than one client is answered within a minute."


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API):
        return _problem(400, NOT_WELL_FORMED)
    return errors.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    reference = reference_of(request)
    if request.path_info.startswith(API):
        return _problem(500, OURS, request_id=reference)
    return errors.server_error(request, reference)


def too_many_requests(request: HttpRequest, again_after: int) -> HttpResponse:
    """Refuse a client that asked too much, and say in how many seconds it may ask again."""
    if request.path_info.startswith(API):
        response = _problem(429, f"{TOO_MANY} Ask again in {again_after} s.")
    else:
        response = errors.too_many_requests(request, again_after)
    response.headers["Retry-After"] = str(again_after)
    return response


def _problem(status: int, detail: str, **more: str) -> HttpResponse:
    response = JsonResponse(problem(status, detail, **more), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
