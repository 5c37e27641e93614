"""Court cases and other proceedings, with their stages, on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, QuietFilter, SourcesFilter
from provisions.admin.lists import StandingFilter, StateFilter, YearFilter
from provisions.admin.named import NamedAdmin
from provisions.admin.ties import CitationInline
from provisions.models import Proceeding, ProceedingStage

PRIVATE_HELP = (
    "Private persons are neither named nor described so that they could be known. People in "
    "public office may be named; others are counted."
)
ACCOUNT_HELP = "Name the party or the source whose account it is, not both."


@admin.register(Proceeding)
class ProceedingAdmin(NamedAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "key", "title", "kind")}),
        ("Before whom", {"fields": ("forum", "claimant", "respondent")}),
        (
            "In our own words",
            {"fields": ("summary", "article"), "description": PRIVATE_HELP},
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = ("forum", "claimant", "respondent", "article")
    list_display = ("title", "kind", "forum", "claimant", "respondent", "confidence", "state")
    list_filter = (
        "agreement",
        "kind",
        PartyFilter,
        SourcesFilter,
        "confidence",
        QuietFilter,
        StateFilter,
    )
    party_paths = ("forum", "claimant", "respondent")
    ledgers = ("stages", "scope_readings")
    list_select_related = ("forum", "claimant", "respondent")
    search_fields = ("title", "key", "summary", "note")


@admin.register(ProceedingStage)
class ProceedingStageAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("proceeding", "stage", "date")}),
        ("In our own words", {"fields": ("summary",), "description": PRIVATE_HELP}),
        (
            "Whose account",
            {"fields": ("according_to", "according_to_source"), "description": ACCOUNT_HELP},
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = ("proceeding", "according_to", "according_to_source")
    list_display = ("proceeding", "stage", "date_words", "account", "confidence", "standing")
    list_display_links = ("proceeding", "stage")
    list_filter = (
        "proceeding__agreement",
        "stage",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("according_to",)
    list_lookups = ("proceeding__id__exact",)
    list_select_related = ("proceeding", "according_to", "according_to_source")
    ordering = ("-sort_day", "slug")
    search_fields = ("proceeding__title", "summary", "note", "slug")

    @admin.display(description="according to")
    def account(self, row: ProceedingStage) -> str:
        return str(row.according_to or row.according_to_source)
