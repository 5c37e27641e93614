"""How templates write answers that put rows side by side."""

from __future__ import annotations

from django import template

from provisions.answers.accounts import names_articles
from provisions.nouns import nouns_words
from tracker.pages import beside

register = template.Library()

for name in ("days_words", "contrast_words", "asked_words"):
    register.filter(name, getattr(beside, name))

register.filter("names_articles", names_articles)
register.filter("nouns_words", nouns_words)
