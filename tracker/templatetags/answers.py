"""How templates write answers that put rows side by side."""

from __future__ import annotations

from django import template

from provisions.answers.accounts import names_articles
from tracker.nouns import MANY
from tracker.pages import beside

register = template.Library()

for name in ("days_words", "contrast_words", "asked_words"):
    register.filter(name, getattr(beside, name))

register.filter("names_articles", names_articles)


@register.filter
def nouns_words(noun: str) -> str:
    """Name a noun of the record in the plural: “status entries”."""
    return str(MANY[noun])
