"""Documents beside the agreement, and exchanges of its drafts, on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import DraftVersion, Instrument, InstrumentParty


class InstrumentPartyInline(TieInline):
    model = InstrumentParty
    tie = "parties"
    fields = ("party",)
    autocomplete_fields = ("party",)
    verbose_name = "party"
    verbose_name_plural = "parties to it"


@admin.register(Instrument)
class InstrumentAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "title", "kind", "date")}),
        ("In our own words", {"fields": ("summary", "official_text")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (InstrumentPartyInline, CitationInline)
    list_display = ("title", "date_words", "kind", "confidence", "standing")
    list_filter = (
        "agreement",
        "kind",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("parties__party",)
    ordering = ("-sort_day", "slug")
    search_fields = ("title", "summary", "note", "slug")


@admin.register(DraftVersion)
class DraftVersionAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "number", "date", "sent_by", "received_by", "summary")}),
        ("Whose account", {"fields": ("according_to", "speaker", "differs_from")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = ("sent_by", "received_by", "according_to", "speaker", "differs_from")
    list_display = ("__str__", "sent_by", "received_by", "according_to", "date_words", "standing")
    list_filter = (
        "agreement",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("sent_by", "received_by", "according_to")
    list_select_related = ("sent_by", "received_by", "according_to")
    ordering = ("-sort_day", "slug")
    search_fields = ("summary", "note", "slug", "sent_by__name", "received_by__name")
