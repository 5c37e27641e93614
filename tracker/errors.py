"""Which face answers an error that no view could: one found before any view was asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from tracker.api.problems import MEDIA_TYPE, NOT_WELL_FORMED, OURS, problem
from tracker.pages import errors

API = "/api/v1/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API):
        return _problem(400, NOT_WELL_FORMED)
    return errors.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(API):
        return _problem(500, OURS)
    return errors.server_error(request)


def _problem(status: int, detail: str) -> HttpResponse:
    response = JsonResponse(problem(status, detail), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
