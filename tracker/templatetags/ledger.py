"""How templates write preconditions, their ledgers and statements."""

from __future__ import annotations

from django import template

from tracker.links import anchor
from tracker.pages import ledger, naming

register = template.Library()

for name in (
    "aspect_words",
    "steps_words",
    "step_shape",
    "step_vocabulary",
    "from_label",
    "form_words",
    "stating_words",
):
    register.filter(name, getattr(ledger, name))

for name in ("draft_words", "movement_words", "statement_words"):
    register.filter(name, getattr(naming, name))

register.filter("anchor", anchor)
