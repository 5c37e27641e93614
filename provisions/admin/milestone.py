"""Milestones and the stated order between them on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter
from provisions.admin.lists import StandingFilter, StateFilter, YearFilter
from provisions.admin.named import NamedAdmin
from provisions.admin.ties import CitationInline
from provisions.models import Dependency, Milestone

SUBJECT_HELP = (
    "Name what its kind is about: the precondition, the article, the proceeding or the presence. "
    "Whether it was reached is not stored; it follows from their ledgers, and of another act from "
    "the day of the event by which it was done."
)
ORDER_HELP = (
    "The first waits for the second, goes with it, is excluded by it, or is brought about by it, "
    "as the account says."
)


@admin.register(Milestone)
class MilestoneAdmin(NamedAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "key", "title", "kind")}),
        (
            "What it is about",
            {
                "fields": ("precondition", "article", "proceeding", "presence", "event"),
                "description": SUBJECT_HELP,
            },
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    permanent = ("agreement", "key", "precondition", "article", "proceeding", "presence")
    inlines = (CitationInline,)
    autocomplete_fields = ("precondition", "article", "proceeding", "presence", "event")
    list_display = ("title", "kind", "confidence", "state")
    list_filter = ("agreement", "kind", SourcesFilter, "confidence", StateFilter)
    search_fields = ("title", "key", "note")


@admin.register(Dependency)
class DependencyAdmin(EntryAdmin):
    fieldsets = (
        (
            "The order",
            {
                "fields": ("agreement", "dependent", "kind", "needs", "date", "summary"),
                "description": ORDER_HELP,
            },
        ),
        (
            "Whose account",
            {"fields": ("according_to", "according_to_source", "speaker", "basis")},
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = (
        "dependent",
        "needs",
        "according_to",
        "according_to_source",
        "speaker",
    )
    list_display = ("dependent", "kind", "needs", "account", "date_words", "basis", "standing")
    list_display_links = ("dependent", "kind")
    list_filter = (
        "agreement",
        "kind",
        "basis",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("according_to",)
    list_lookups = ("dependent__id__exact", "needs__id__exact")
    list_select_related = ("dependent", "needs", "according_to", "according_to_source")
    ordering = ("-sort_day", "slug")
    search_fields = ("dependent__title", "needs__title", "summary", "note", "slug")

    @admin.display(description="according to")
    def account(self, row: Dependency) -> str:
        return str(row.according_to or row.according_to_source)
