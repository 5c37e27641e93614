"""Translations on the desk: the English stands beside the text that is made from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from provisions.admin.base import RecordAdmin
from provisions.admin.forms import RecordForm
from provisions.admin.lists import StateFilter
from provisions.models import TRANSLATED, Row, Translation
from provisions.spoken import wording_digest
from provisions.versions import MODEL_OF

REVIEW_HELP = (
    "Whoever has read a translation against the English marks it as reviewed; saving says that it "
    "was made from the English as it reads now. Quotations are never translated."
)
_NOUNS = sorted(model.noun() for model in TRANSLATED)
_FIELDS = sorted({name for names in TRANSLATED.values() for name in names})


def _choice(label: str, words: list[str]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "–"), *((word, word) for word in words)])


class TranslationForm(RecordForm):
    """The form of a translation: which row's agreement and wording it has, the row says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["of_noun"] = _choice("Noun", _NOUNS)
            self.fields["field"] = _choice("Field", _FIELDS)
        target = _translated(self.instance)
        if target is not None and "text" in self.fields:
            english = getattr(target, self.instance.field)
            self.fields["text"].help_text = format_html("In English: {}", english)

    def record_values(self) -> dict[str, Any]:
        """Return what was typed, with the agreement and the wording of the row it names."""
        values = super().record_values()
        target = _translated(self.instance)
        if target is not None:
            english = getattr(target, self.instance.field, "")
            values["made_from"] = wording_digest(english if isinstance(english, str) else "")
            values["agreement_id"] = target.agreement_number()
        else:
            values["made_from"] = wording_digest("")
        return values


def _translated(row: Translation) -> Row | None:
    """Return the row that a translation names, where its field is one that is translated."""
    model: Any = MODEL_OF.get(row.of_noun)
    if row.field not in TRANSLATED.get(model, ()):
        return None
    found: Row | None = model.objects.filter(slug=row.of_row).first()
    return found


@admin.register(Translation)
class TranslationAdmin(RecordAdmin):
    form = TranslationForm
    fieldsets = (
        ("Of which text", {"fields": ("of_noun", "of_row", "field", "language")}),
        ("The translation", {"fields": ("text", "review"), "description": REVIEW_HELP}),
    )
    list_display = ("of_noun", "of_row", "field", "language", "review", "state")
    list_display_links = ("of_noun", "of_row")
    list_filter = ("agreement", "language", "review", "of_noun", StateFilter)
    ordering = ("of_noun", "of_row", "field", "language")
    search_fields = ("of_row", "field", "text", "slug")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("of_noun", "of_row", "field", "language") if obj else ()
