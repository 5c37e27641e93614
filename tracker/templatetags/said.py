"""How templates write texts of the record that may stand in the reader's language or in English."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from provisions.spoken import MISSING, ORIGINAL, OUTDATED, Said, reading_now
from provisions.spoken import said as text_of
from provisions.vocabulary import TRANSLATION_REVIEW

register = template.Library()

MACHINE = "machine"
IN_ENGLISH = frozenset({MISSING, OUTDATED})


@register.filter
def spoken(text: Any) -> SafeString:
    """Write a text with the language it is in; as it is, where the page is in English."""
    if not isinstance(text, Said) or text.standing == ORIGINAL:
        return conditional_escape(text)
    return format_html('<bdi lang="{}">{}</bdi>', text.language, str(text))


@register.simple_tag
def said(row: Any, name: str) -> SafeString:
    """Write a text of a row with its language, and a mark where it is no reviewed translation."""
    text = text_of(row, name)
    written, mark = spoken(text), _mark(text.standing)
    return format_html("{} {}", written, mark) if mark else written


def _mark(standing: str) -> SafeString | str:
    if standing in IN_ENGLISH:
        return format_html('<small class="said">{}</small>', _("in English"))
    if standing != MACHINE:
        return ""
    label = TRANSLATION_REVIEW[MACHINE].label
    return format_html('<small class="said"><a href="{}">{}</a></small>', _meaning(), label)


def _meaning() -> str:
    """Return the address at which the method says what a machine translation is."""
    return f"{reverse('pages:method')}#{TRANSLATION_REVIEW.code}-{MACHINE}"


@register.inclusion_tag("tracker/_said_note.html")
def said_note() -> dict[str, Any]:
    """Say once a page how its texts came to be in their language; to stand after all of them."""
    reading = reading_now()
    met = reading.met if reading else set()
    return {
        "machine": MACHINE in met,
        "in_english": bool(met & IN_ENGLISH),
        "meaning": _meaning(),
    }
