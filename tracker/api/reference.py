"""The API's description for programs and for people, and what answers elsewhere below it."""

from __future__ import annotations

import functools
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from rest_framework.exceptions import NotFound
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.view import RecordView


@functools.cache
def description() -> Any:
    """Return the OpenAPI document, made once a process: only a release changes it."""
    return SchemaGenerator().get_schema(request=None, public=True)


class Schema(RecordView):
    """The OpenAPI document, as YAML or, by the Accept header, as JSON."""

    schema: Any = None
    parameters = ()
    renderer_classes = [
        OpenApiYamlRenderer,
        OpenApiYamlRenderer2,
        OpenApiJsonRenderer,
        OpenApiJsonRenderer2,
    ]

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, lambda asked: description())


class Docs(RecordView):
    """The reference for people (Swagger UI), all of it served from here."""

    schema: Any = None
    parameters = ()
    renderer_classes = [TemplateHTMLRenderer]
    template_name = "tracker/api_reference.html"

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, lambda asked: {})


class Unknown(RecordView):
    """Any other address below the API's root."""

    schema: Any = None

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """Accept any Accept header: nothing is here in any form."""
        return super().perform_content_negotiation(request, force=True)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound("There is nothing at this address; /api/v1/ lists what there is.")


unknown = Unknown.as_view()


@csrf_exempt
def elsewhere(request: HttpRequest) -> HttpResponseBase:
    """Lead an address without its last slash to the one with it; refuse any other."""
    try:
        found = resolve(f"{request.path_info}/").func
    except Resolver404:
        found = elsewhere
    if found is elsewhere or request.path_info.endswith("/"):
        return unknown(request)
    return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
