"""Rows are found by their translations, too."""

from __future__ import annotations

from provisions.models import Translation
from provisions.search.gather import Other
from provisions.search.index import Weight

NAMES = frozenset({"name", "short_name", "title", "short_title", "subject"})


def translations() -> list[Other]:
    """Return what published translations add to the words of their rows."""
    rows = Translation.objects.published().values_list(
        "of_noun", "of_row", "field", "text", "language"
    )
    return [
        Other(noun, slug, text, Weight.TITLE if field in NAMES else Weight.TEXT, language)
        for noun, slug, field, text, language in rows
    ]
