"""Accounts of incidents on the desk: alleged, denied, observed."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Incident, IncidentOverlap

PLACE_HELP = (
    "One district or region by name, nothing nearer: no village, no position, no coordinates. "
    "Nobody private is named; people are counted."
)
COUNT_HELP = (
    "One incident and a series have no number; a total has the number that the account gives. "
    "Name the total or the series that this account is part of, and what it answers."
)


class IncidentOverlapInline(TieInline):
    model = IncidentOverlap
    fk_name = "incident"
    tie = "overlaps"
    fields = ("other",)
    autocomplete_fields = ("other",)
    verbose_name = "account"
    verbose_name_plural = "accounts that may be of the same incidents, named by one of the two"


@admin.register(Incident)
class IncidentAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "kind", "date")}),
        ("Who says what of whom", {"fields": ("by", "speaker", "against", "summary")}),
        ("Where", {"fields": ("district",), "description": PLACE_HELP}),
        (
            "How it is counted",
            {
                "fields": (("counting", "count"), "part_of", "answers"),
                "description": COUNT_HELP,
            },
        ),
        ("Beside it", {"fields": ("event", "reported_by_source")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (IncidentOverlapInline, CitationInline)
    autocomplete_fields = (
        "by",
        "speaker",
        "against",
        "part_of",
        "answers",
        "event",
        "reported_by_source",
    )
    list_display = (
        "kind",
        "by",
        "against",
        "date_words",
        "district",
        "counting",
        "count",
        "standing",
    )
    list_display_links = ("kind", "by")
    list_filter = (
        "agreement",
        "kind",
        "counting",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("by", "against")
    list_lookups = ("part_of__id__exact", "answers__id__exact")
    list_select_related = ("by", "against")
    ordering = ("-sort_day", "slug")
    search_fields = ("summary", "note", "slug", "district", "by__name", "against__name")
