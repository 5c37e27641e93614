"""Answers that both clocks pin: told apart by what they show, and kept once they were made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse

from provisions.models import Revision
from provisions.reach import Head, last_redaction
from tracker.clock import Clock

# What nobody asks for any more goes, also from a store that is shared and grows.
KEPT_FOR = 24 * 60 * 60  # seconds
# Larger answers are made anew each time: a few of them would fill the store.
LARGEST = 512 * 1024


def version_shown(head: Revision | Head | None, clock: Clock) -> tuple[Any, ...]:
    """Return what tells one state of the record from every other, for tags and stores.

    Of an earlier state, a redaction since takes something out: it belongs to the version.
    """
    if head is None:
        return (0,)
    redacted = last_redaction() if clock.known else None
    return (head.number, head.digest, redacted)


def kept_answer(tag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page kept under a tag, or make it and keep it."""
    held = cache.get(f"page:{tag}")
    if held is not None:
        content, headers, policy = held
        kept: Any = HttpResponse(content, headers=headers)
        kept._csp_update = policy
        return kept
    response = make()
    if response.status_code == 200 and len(response.content) <= LARGEST:
        # A drawing names its own style to the policy; an answer kept must name it again.
        policy = getattr(response, "_csp_update", None)
        cache.set(f"page:{tag}", (response.content, dict(response.headers), policy), KEPT_FOR)
    return response


def kept_body(tag: str, make: Callable[[], Any]) -> Any:
    """Return the body of an answer of the API kept under a tag, or make it and keep it."""
    body = cache.get(f"body:{tag}")
    if body is None:
        body = make()
        cache.set(f"body:{tag}", body, KEPT_FOR)
    return body
