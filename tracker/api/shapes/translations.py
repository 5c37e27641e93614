"""A text of the record in another language."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Translation
from provisions.models.translation import LANGUAGES
from provisions.translated import is_outdated
from provisions.vocabulary import TRANSLATION_REVIEW
from tracker.api.shapes.fields import Code, code
from tracker.api.shapes.row import RowShape


class TranslationShape(RowShape):
    """One field of one row in another language, with the English as it reads in this state."""

    address = "api:translation"

    noun = serializers.CharField(source="of_noun", help_text="The row's noun: article-text.")
    of = serializers.CharField(source="of_row", help_text="The row's public id.")
    field = serializers.CharField(help_text="The row's field.")
    language = Code("Language", tuple(LANGUAGES), "The language of the text.")
    text = serializers.CharField()
    review = code(TRANSLATION_REVIEW)
    made_from = serializers.CharField(help_text="Digest of the English that it was made from.")
    english = serializers.SerializerMethodField(help_text="The row's own text.")
    outdated = serializers.SerializerMethodField(
        help_text="Derived: whether the English read otherwise when this was made."
    )
    citations = serializers.SerializerMethodField(help_text="Always empty: its row is cited.")

    def get_english(self, row: Translation) -> str:
        english: str = self.context["english"][row.slug]
        return english

    def get_outdated(self, row: Translation) -> bool:
        return is_outdated(row, self.context["english"][row.slug])

    @extend_schema_field({"type": "array", "maxItems": 0, "items": {}})
    def get_citations(self, row: Any) -> list[Any]:
        return []
