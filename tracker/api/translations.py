"""Translations: texts of the record in other languages, each beside its English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provisions.models import TRANSLATED, Translation
from provisions.models.translation import LANGUAGES
from provisions.translated import originals, translations_on
from provisions.vocabulary import TRANSLATION_REVIEW
from tracker.api.collection import Collection
from tracker.api.entries import of_agreement
from tracker.api.filters import narrow_by, search_in, word
from tracker.api.parameters import Asked, Parameter, one_of, public_id
from tracker.api.shapes.translations import TranslationShape

NOUNS = sorted(model.noun() for model in TRANSLATED)


class Translations(Collection):
    """Texts of the record in Armenian, Azerbaijani and Russian; every other answer is English.

    Each names its row, its field and the English beside it. One that nobody has reviewed says
    so, and one that was made from an earlier wording is outdated: pages show the English then.
    """

    subject = "translation"
    model = Translation
    shape = TranslationShape
    filters = (
        of_agreement(),
        Parameter(
            "language",
            "Only translations into this language.",
            one_of(LANGUAGES),
            {"type": "string", "enum": list(LANGUAGES)},
            narrow_by("language"),
        ),
        Parameter(
            "noun",
            "Only translations of rows of this noun.",
            one_of(NOUNS),
            {"type": "string", "enum": NOUNS},
            narrow_by("of_noun"),
        ),
        Parameter(
            "of",
            "Only translations of the row of this id.",
            public_id,
            narrow=narrow_by("of_row"),
        ),
        word("review", [TRANSLATION_REVIEW], "Only those that were made like this."),
        search_in("text"),
    )

    def rows(self, asked: Asked) -> Any:
        return translations_on(asked.clock.day)

    def context(self, rows: Iterable[Translation], asked: Asked) -> dict[str, Any]:
        return {**super().context(rows, asked), "english": originals(rows)}
