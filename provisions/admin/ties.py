"""Satellites on a row's form: lines that are saved with their row, in its one deed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib.admin import TabularInline
from django.contrib.admin.checks import InlineModelAdminChecks
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from provisions.admin.fields import RecordFields
from provisions.models import Citation

MOST_LINES = 60
SOURCE_NEEDED = "At least one source is needed."


class TieFormSet(forms.BaseFormSet):
    """Lines without keys: a satellite is told by what it says, not by its number.

    So a form that is stale, or that moves to a correction, can be saved again as typed.
    """

    tie: ClassVar[str] = ""
    needed: ClassVar[bool] = False

    def __init__(self, *args: Any, said: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        if not self.is_bound:
            self.extra = len(self.initial or ()) + 1

    @classmethod
    def get_default_prefix(cls) -> str:
        return cls.tie

    def initial_form_count(self) -> int:
        return 0

    def get_queryset(self) -> tuple[()]:
        """Return no rows: Django's admin pairs them with forms that carry keys."""
        return ()

    def clean(self) -> None:
        problems = list(self.said)
        if self.needed and not any(form.has_changed() for form in self.forms):
            problems.insert(0, SOURCE_NEEDED)
        if problems:
            raise ValidationError(problems)

    def values(self) -> list[dict[str, Any]]:
        """Return the filled lines as the deed takes them."""
        return [
            {name: getattr(form.instance, name) for name in form.fields}
            for form in self.forms
            if form.has_changed()
        ]


class TieChecks(InlineModelAdminChecks):
    """Django's checks of an inline, but for the formset, which is our own."""

    def _check_formset(self, obj: Any) -> list[Any]:
        return []


class TieInline(RecordFields, TabularInline):
    """One kind of satellite. Who may write the row may write its satellites."""

    template = "admin/provisions/ties.html"
    checks_class = TieChecks
    tie: ClassVar[str] = ""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        form = forms.modelform_factory(
            self.model,
            fields=[str(name) for name in self.fields or ()],
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
        )
        made: Any = forms.formset_factory(
            form, TieFormSet, extra=1, max_num=MOST_LINES, absolute_max=MOST_LINES
        )
        made.tie = self.tie
        made.needed = self.model is Citation and self.parent_model.needs_citation
        return made

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CitationInline(TieInline):
    model = Citation
    tie = "citations"
    fields = ("source", "locator", "quotation")
    autocomplete_fields = ("source",)
    verbose_name = "source"
    verbose_name_plural = "sources: what this rests on"
