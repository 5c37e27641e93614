"""How a template becomes an answer: every text in it with the language that it is in."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from provisions.tongues import written_in
from tracker.settled import settled


def in_its_language() -> AbstractContextManager[None]:
    """Return the block in which sentences of a page are put together before it is written."""
    return written_in(get_language() or "en")


def written(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Answer with a page of HTML, in the language of its address."""
    with in_its_language():
        page = render_to_string(f"tracker/{template}", context, request)
    return HttpResponse(settled(page), status=status)
