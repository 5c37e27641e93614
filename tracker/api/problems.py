"""Errors as application/problem+json (RFC 9457): what was wrong, in words, and where."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404
from rest_framework.exceptions import (
    APIException,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
)
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from tracker.clock import BadParameter
from tracker.reference import reference_of

MEDIA_TYPE = "application/problem+json"
READ_ONLY = "This API is for reading: it answers GET, HEAD and OPTIONS."
NOT_WELL_FORMED = "The request was not well formed, so nothing was looked up."
OURS = "The fault is ours and has been logged; the record itself is not affected."

log = logging.getLogger(__name__)

_TITLES = {
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


def problem(
    code: int, detail: str, parameter: str | None = None, request_id: str = ""
) -> dict[str, Any]:
    """Return the body of one problem. Its type is “about:blank”: the status says it all."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": _TITLES.get(code, "Error"),
        "status": code,
        "detail": detail,
    }
    if parameter is not None:
        body["parameter"] = parameter
    if request_id:
        body["request_id"] = request_id
    return body


def problem_response(error: Exception, context: dict[str, Any]) -> Response:
    """Answer any exception of an API view. What nobody foresaw is logged and answered 500."""
    body = _body(error, context)
    request = context.get("request")
    if request is not None:
        # Whatever the address serves otherwise (YAML, HTML), a problem is JSON.
        request.accepted_renderer = JSONRenderer()
        request.accepted_media_type = JSONRenderer.media_type
    return Response(body, status=body["status"], content_type=MEDIA_TYPE)


def _body(error: Exception, context: dict[str, Any]) -> dict[str, Any]:
    if isinstance(error, BadParameter):
        return problem(400, _sentence(error), error.name)
    if isinstance(error, Http404):
        error = NotFound(str(error) or "There is nothing at this address.")
    if isinstance(error, MethodNotAllowed):
        return problem(405, READ_ONLY)
    if isinstance(error, NotAcceptable):
        kinds = ", ".join(r.media_type for r in context["view"].renderer_classes)
        return problem(406, f"This address is served as {kinds}; the Accept header refuses that.")
    if isinstance(error, APIException):
        return problem(error.status_code, str(error.detail))
    if isinstance(error, SuspiciousOperation):
        return problem(400, NOT_WELL_FORMED)
    log.error("Unforeseen error in the API", exc_info=error)
    request = context.get("request")
    return problem(500, OURS, request_id=reference_of(request) if request else "")


def _sentence(error: BadParameter) -> str:
    """Join a reason to the parameter's name: “is …” goes on, anything else follows a colon."""
    goes_on = error.reason.split(" ", 1)[0] in {"is", "holds", "names"}
    return f"{error.name}{' ' if goes_on else ': '}{error.reason}"
