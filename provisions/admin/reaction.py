"""Responses of others on the desk, with what they asked for."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Reaction, ReactionAsk

WHO_HELP = (
    "Name one party, with the person who spoke, or several taken together as the source names "
    "and counts them."
)


class ReactionAskInline(TieInline):
    model = ReactionAsk
    tie = "asks"
    fields = ("ask",)
    verbose_name = "request"
    verbose_name_plural = "what it asks for"


@admin.register(Reaction)
class ReactionAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "date", "event")}),
        (
            "Who responds",
            {
                "fields": ("party", "speaker", ("collective", "counted")),
                "description": WHO_HELP,
            },
        ),
        ("What was said", {"fields": ("tone", "summary", "reported_by_source")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (ReactionAskInline, CitationInline)
    autocomplete_fields = ("party", "speaker", "event", "reported_by_source")
    list_display = ("who", "tone", "event", "date_words", "confidence", "standing")
    list_filter = (
        "agreement",
        "tone",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("party",)
    list_lookups = ("event__id__exact",)
    list_select_related = ("party", "event")
    ordering = ("-sort_day", "slug")
    search_fields = ("summary", "note", "slug", "party__name", "speaker__name", "collective")

    @admin.display(description="who", ordering="party__name")
    def who(self, row: Reaction) -> str:
        return str(row.party or row.collective)
