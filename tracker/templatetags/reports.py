"""How templates lead to the form for reports and replies, and show replies beside entries."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from provisions.models import Position, Row
from provisions.replies import Replies

register = template.Library()


@register.simple_tag(takes_context=True)
def report_address(context: template.Context, row: Any, kind: str = "") -> str:
    """Return the form about a row; the clock of the page goes with it."""
    clock = context.get("clock")
    asked = {"about": f"{row.noun()}/{row.slug}"} | ({"kind": kind} if kind else {})
    path = reverse("pages:report", args=[context["agreement"].slug])
    return f"{path}?{urlencode(asked | (clock.values if clock else {}), safe='/')}"


@register.simple_tag(takes_context=True)
def subject_shown(context: template.Context) -> Any:
    """Return the row that a page is about: an article, a precondition, a party, the agreement."""
    page = context.get("page")
    state = getattr(page, "state", None)
    for one in (getattr(state, "article", None), getattr(state, "precondition", None)):
        if isinstance(one, Row):
            return one
    return context.get("party") or context["agreement"]


@register.filter
def answering(replies: Replies, row: Row) -> tuple[Position, ...]:
    """Return the replies to an entry."""
    return replies.answering(row)


@register.filter
def answered_by(replies: Replies, row: Row) -> tuple[Row, ...]:
    """Return the entries to which a statement is the reply."""
    return replies.answered_by(row)
