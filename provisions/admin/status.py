"""Status entries and counts on the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter, SubjectFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import StatusEntry, Tally, TallyArticle
from provisions.vocabulary import ASPECT, STATUS_OF_ASPECT

ABOUT_HELP = (
    "What each needs: an article, the article. The stage of the agreement, nothing more. An act "
    "of a party, the party whose act it is. Standing and fulfilment, the precondition. An answer, "
    "the precondition and the party that answers. Leave the others empty."
)
STATUS_HELP = "Take the word from the group that bears the name of what the entry is about."
WORD_HELP = (
    "A party's account names that party, and its speaker where known. A source's account names "
    "that source. The tracker's reading gives its rule and its basis instead."
)

# Each word under the name of what it can be said of; the desk's script shows that group alone.
STATUS_WORDS = [
    ("", "---------"),
    *((word.label, STATUS_OF_ASPECT[word.code].choices) for word in ASPECT),
]


@admin.register(StatusEntry)
class StatusEntryAdmin(EntryAdmin):
    fieldsets = (
        (
            "What it is about",
            {
                "fields": ("agreement", "aspect", "article", "precondition", "party"),
                "description": ABOUT_HELP,
            },
        ),
        ("How it stands", {"fields": ("status", "date")}),
        (
            "Whose word it is",
            {
                "fields": (
                    "voice",
                    "according_to",
                    "according_to_source",
                    "speaker",
                    "rule",
                    "basis",
                ),
                "description": WORD_HELP,
            },
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = (
        "article",
        "precondition",
        "party",
        "according_to",
        "according_to_source",
        "speaker",
    )
    list_display = ("subject", "aspect", "status", "date_words", "whose", "confidence", "standing")
    list_display_links = ("subject", "status")
    list_filter = (
        "agreement",
        "aspect",
        "voice",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
        SubjectFilter,
    )
    party_paths = ("party", "according_to")
    list_lookups = ("article__id__exact", "precondition__id__exact")
    list_select_related = (
        "agreement",
        "article",
        "precondition",
        "party",
        "according_to",
        "according_to_source",
    )
    ordering = ("-sort_day", "article__position", "slug")
    search_fields = (
        "slug",
        "note",
        "article__slug",
        "precondition__title",
        "according_to__name",
        "according_to_source__publisher",
    )

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "status":
            kwargs |= {"choices": STATUS_WORDS, "help_text": STATUS_HELP}
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    @admin.display(description="about", ordering="article__position")
    def subject(self, entry: StatusEntry) -> str:
        named = entry.article or entry.precondition or entry.party
        return str(named or f"Stage of {entry.agreement}")

    @admin.display(description="whose word")
    def whose(self, entry: StatusEntry) -> str:
        return str(entry.according_to or entry.according_to_source or entry.get_voice_display())


class TallyArticleInline(TieInline):
    model = TallyArticle
    tie = "articles"
    fields = ("article", "status")
    autocomplete_fields = ("article",)
    verbose_name = "article it names"
    verbose_name_plural = "articles it names"


@admin.register(Tally)
class TallyAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "according_to", "speaker", "date")}),
        (
            "What it counts",
            {
                "fields": (
                    ("agreed", "partly", "open", "total"),
                    ("percent_low", "percent_high"),
                    "subject_words",
                )
            },
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (TallyArticleInline, CitationInline)
    autocomplete_fields = ("according_to", "speaker")
    list_display = ("according_to", "date_words", "agreed", "partly", "open", "total", "standing")
    list_filter = (
        "agreement",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("according_to",)
    list_select_related = ("according_to",)
    ordering = ("-sort_day", "slug")
    search_fields = ("slug", "note", "subject_words", "according_to__name")
