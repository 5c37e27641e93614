"""Agreements on the desk, with their parties' roles and language versions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from provisions.admin.base import RecordAdmin
from provisions.admin.lists import StateFilter
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Agreement, LanguageVersion, Participation
from provisions.progress import agreement_state


class ParticipationInline(TieInline):
    model = Participation
    tie = "participations"
    fields = ("party", "role")
    autocomplete_fields = ("party",)


class LanguageVersionInline(TieInline):
    model = LanguageVersion
    tie = "language_versions"
    fields = ("language", "title", "authentic", "prevailing", "note")


@admin.register(Agreement)
class AgreementAdmin(RecordAdmin):
    fieldsets = (
        (None, {"fields": ("title", "short_title", "expected_articles", "annexes")}),
        (
            "How far the record reaches",
            {"fields": ("dense_until", "known_until", "checked_on", "note")},
        ),
    )
    inlines = (ParticipationInline, LanguageVersionInline, CitationInline)
    list_display = ("short_title", "title", "expected_articles", "known_until", "state")
    list_filter = (StateFilter,)
    search_fields = ("title", "short_title", "slug")

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        if agreement := kwargs.get("obj"):
            context["present"] = agreement_state(agreement, timezone.now().date())
        return super().render_change_form(request, context, **kwargs)
