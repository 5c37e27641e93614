"""Status entries and counts on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.lists import StandingFilter, YearFilter, standing
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import StatusEntry, Tally, TallyArticle

ABOUT_HELP = (
    "An entry about an article names the article; one about an act names the party whose act "
    "it is; one about the stage names neither."
)
WORD_HELP = (
    "A party's account names that party, and its speaker where known. A source's account names "
    "that source. The tracker's reading gives its rule and its basis instead."
)


@admin.register(StatusEntry)
class StatusEntryAdmin(EntryAdmin):
    fieldsets = (
        (
            "What it is about",
            {"fields": ("agreement", "aspect", "article", "party"), "description": ABOUT_HELP},
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
    autocomplete_fields = ("article", "party", "according_to", "according_to_source", "speaker")
    list_display = ("subject", "status", "date_words", "whose", "confidence", "standing")
    list_display_links = ("subject", "status")
    list_filter = ("agreement", "aspect", "voice", "confidence", YearFilter, StandingFilter)
    list_lookups = ("article__id__exact",)
    list_select_related = (
        "agreement",
        "article",
        "party",
        "according_to",
        "according_to_source",
    )
    ordering = ("-sort_day", "article__position", "slug")
    search_fields = (
        "slug",
        "note",
        "article__slug",
        "according_to__name",
        "according_to_source__publisher",
    )

    @admin.display(description="about", ordering="article__position")
    def subject(self, entry: StatusEntry) -> str:
        return str(entry.article or entry.party or f"Stage of {entry.agreement}")

    @admin.display(description="date", ordering="sort_day")
    def date_words(self, entry: StatusEntry) -> str:
        return str(entry.date)

    @admin.display(description="whose word")
    def whose(self, entry: StatusEntry) -> str:
        return str(entry.according_to or entry.according_to_source or entry.get_voice_display())

    @admin.display(description="standing")
    def standing(self, entry: StatusEntry) -> str:
        return standing(entry)


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
    list_filter = ("agreement", "confidence", YearFilter, StandingFilter)
    list_select_related = ("according_to",)
    ordering = ("-sort_day", "slug")
    search_fields = ("slug", "note", "subject_words", "according_to__name")

    @admin.display(description="date", ordering="sort_day")
    def date_words(self, tally: Tally) -> str:
        return str(tally.date)

    @admin.display(description="standing")
    def standing(self, tally: Tally) -> str:
        return standing(tally)
