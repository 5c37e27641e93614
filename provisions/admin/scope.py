"""Readings of what an article covers, on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter, SubjectFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline
from provisions.models import ScopeReading

SCOPE_HELP = (
    "Name a proceeding or a presence, not both; neither where the account speaks of the article "
    "alone."
)
ACCOUNT_HELP = "Name the party or the source whose reading it is, not both."


@admin.register(ScopeReading)
class ScopeReadingAdmin(EntryAdmin):
    fieldsets = (
        (
            "What it is about",
            {
                "fields": ("agreement", "article", "proceeding", "presence"),
                "description": SCOPE_HELP,
            },
        ),
        ("What was said", {"fields": ("reading", "date", "summary")}),
        (
            "Whose account",
            {
                "fields": ("according_to", "according_to_source", "speaker"),
                "description": ACCOUNT_HELP,
            },
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = (
        "article",
        "proceeding",
        "presence",
        "according_to",
        "according_to_source",
        "speaker",
    )
    list_display = ("article", "about", "reading", "account", "date_words", "standing")
    list_display_links = ("article", "reading")
    list_filter = (
        "agreement",
        "reading",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
        SubjectFilter,
    )
    party_paths = ("according_to",)
    list_lookups = ("article__id__exact", "proceeding__id__exact", "presence__id__exact")
    list_select_related = (
        "article",
        "proceeding",
        "presence",
        "according_to",
        "according_to_source",
    )
    ordering = ("-sort_day", "slug")
    search_fields = ("summary", "note", "slug", "proceeding__title", "presence__title")

    @admin.display(description="about")
    def about(self, row: ScopeReading) -> str:
        return str(row.proceeding or row.presence or "the article alone")

    @admin.display(description="according to")
    def account(self, row: ScopeReading) -> str:
        return str(row.according_to or row.according_to_source)
