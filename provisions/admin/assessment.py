"""What authors conclude, judge, expect and argue, on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import SourcesFilter, SubjectFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline
from provisions.models import Assessment

AUTHOR_HELP = "What was done or said by somebody else belongs elsewhere; cite the author's text."


@admin.register(Assessment)
class AssessmentAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "article", "precondition")}),
        (
            "What the author says",
            {"fields": ("source", "kind", "date", "summary"), "description": AUTHOR_HELP},
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = ("source", "article", "precondition")
    list_display = ("source", "kind", "date_words", "confidence", "standing")
    list_display_links = ("source", "kind")
    list_filter = (
        "agreement",
        "kind",
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
        SubjectFilter,
    )
    list_select_related = ("source",)
    ordering = ("-sort_day", "slug")
    search_fields = ("summary", "note", "slug", "source__title", "source__publisher")
