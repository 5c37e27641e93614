"""How templates say in place what a word means: a button beside it opens the meaning.

No script is needed; where a browser knows no popover, the word is the link to its meaning that
it is everywhere. A page holds each meaning once, behind its content, and one button that opens
it, where the word first stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from provisions.vocabulary import VOCABULARIES, Word

register = template.Library()

WORDS = {vocabulary.code: vocabulary for vocabulary in VOCABULARIES}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word whose meaning a page holds, by the place of its meaning in the method."""

    place: str
    word: Word
    address: str


@register.simple_tag(takes_context=True)
def meaning(context: template.Context, vocabulary: str, code: str, label: str = "") -> SafeString:
    """Write the button that opens a word's meaning, where the word first stands on the page."""
    met: dict[str, Meaning] | None = context.get("meanings")
    place = f"{vocabulary}-{code}"
    if met is None or place in met or code not in WORDS[vocabulary]:
        return SafeString("")
    word, clock = WORDS[vocabulary][code], context.get("clock")
    address = f"{reverse('pages:method')}{clock.query if clock else ''}#{place}"
    met[place] = Meaning(place, word, address)
    says = _("What “%(word)s” means") % {"word": label or word.label}
    return format_html(
        '<button type="button" class="what" popovertarget="word-{}" aria-label="{}"></button>',
        place,
        says,
    )


@register.inclusion_tag("tracker/_meanings.html", takes_context=True)
def meanings(context: template.Context) -> dict[str, Any]:
    """Write the meanings that the buttons of the page open; to stand after all of them."""
    return {"meanings": (context.get("meanings") or {}).values()}
