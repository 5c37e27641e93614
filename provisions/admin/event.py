"""Events on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Event, EventArticle, EventParty


class EventPartyInline(TieInline):
    model = EventParty
    tie = "parties"
    fields = ("party",)
    autocomplete_fields = ("party",)
    verbose_name = "party"
    verbose_name_plural = "parties that took part or are named"


class EventArticleInline(TieInline):
    model = EventArticle
    tie = "articles"
    fields = ("article",)
    autocomplete_fields = ("article",)
    verbose_name = "article"
    verbose_name_plural = "articles that it touches"


@admin.register(Event)
class EventAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "kind", "title", "date", "place", "summary")}),
        ("Whose account", {"fields": ("according_to", "speaker", "differs_from")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (EventPartyInline, EventArticleInline, CitationInline)
    autocomplete_fields = ("according_to", "speaker", "differs_from")
    list_display = ("title", "date_words", "kind", "place", "confidence", "standing")
    list_filter = (
        "agreement",
        "kind",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("parties__party", "according_to")
    ordering = ("-sort_day", "slug")
    search_fields = ("title", "summary", "place", "slug")
