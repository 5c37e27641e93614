"""How templates write preconditions, their ledgers and statements."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from provisions.requirements import PreconditionState
from tracker.links import anchor
from tracker.pages import ledger, naming

register = template.Library()

for name in (
    "aspect_words",
    "steps_words",
    "step_shape",
    "step_vocabulary",
    "from_label",
):
    register.filter(name, getattr(ledger, name))

for name in ("draft_words", "movement_words", "statement_words"):
    register.filter(name, getattr(naming, name))

register.filter("anchor", anchor)


@register.simple_tag(takes_context=True)
def stating_sentence(
    context: template.Context, state: PreconditionState, voices: Any, addressed: Any
) -> SafeString:
    """Say who did what about a precondition, and to whom it is addressed where to anybody."""
    today = not context["clock"].asked
    form = ledger.stating_form(state, today=today, addressed=bool(addressed))
    parts = {"voices": conditional_escape(voices), "addressed": conditional_escape(addressed)}
    return mark_safe(conditional_escape(form) % parts)
