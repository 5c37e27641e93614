"""What parties say, and who is said to have moved, on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, SourcesFilter, SubjectFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.statement import StatementPage
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Movement, Position, ReplyTo

SUBJECT_HELP = (
    "A statement about an article names the article, one about a precondition names that; one "
    "about the agreement or a stage names neither."
)
REPORTED_HELP = "Only where the words are known from somebody else's account alone."
CLAIM_HELP = (
    "Who moved is always somebody's claim: name the party or the source whose claim it is. "
    "Only a denial names the claim that it denies."
)


class ReplyToInline(TieInline):
    model = ReplyTo
    tie = "replies_to"
    fields = ("noun", "row")
    verbose_name = "entry"
    verbose_name_plural = "entries of this record to which it is the party's reply"


@admin.register(Position)
class PositionAdmin(StatementPage, EntryAdmin):
    fieldsets = (
        (
            "What it is about",
            {
                "fields": ("agreement", "subject", "article", "precondition"),
                "description": SUBJECT_HELP,
            },
        ),
        ("Who said what", {"fields": ("party", "speaker", "date", "stance", "summary")}),
        (
            "Whose account",
            {"fields": ("reported_by", "reported_by_source"), "description": REPORTED_HELP},
        ),
        ("What it replaces", {"fields": ("replaces",)}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline, ReplyToInline)
    autocomplete_fields = (
        "article",
        "precondition",
        "party",
        "speaker",
        "reported_by",
        "reported_by_source",
        "replaces",
    )
    list_display = ("about", "party", "stance", "date_words", "confidence", "standing")
    list_display_links = ("about", "stance")
    list_filter = (
        "agreement",
        PartyFilter,
        "stance",
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
        SubjectFilter,
    )
    party_paths = ("party",)
    list_lookups = ("article__id__exact", "precondition__id__exact", "party__id__exact")
    list_select_related = ("article", "precondition", "party")
    ordering = ("-sort_day", "slug")
    search_fields = (
        "summary",
        "note",
        "slug",
        "party__name",
        "speaker__name",
        "precondition__title",
    )

    @admin.display(description="about", ordering="subject")
    def about(self, row: Position) -> str:
        return str(row.article or row.precondition or f"{row.get_subject_display()}".capitalize())


@admin.register(Movement)
class MovementAdmin(EntryAdmin):
    fieldsets = (
        ("What is claimed", {"fields": ("agreement", "article", "kind", "mover", "date")}),
        (
            "Whose claim",
            {
                "fields": ("claim", "denies", "according_to", "according_to_source", "speaker"),
                "description": CLAIM_HELP,
            },
        ),
        ("In our own words", {"fields": ("summary",)}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = (
        "article",
        "mover",
        "denies",
        "according_to",
        "according_to_source",
        "speaker",
    )
    list_display = ("article", "kind", "mover", "claim", "whose", "date_words", "standing")
    list_filter = (
        "agreement",
        PartyFilter,
        "kind",
        "claim",
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
        SubjectFilter,
    )
    party_paths = ("mover", "according_to")
    list_lookups = ("article__id__exact",)
    list_select_related = ("article", "mover", "according_to", "according_to_source")
    ordering = ("-sort_day", "slug")
    search_fields = ("summary", "note", "slug", "mover__name", "according_to__name")

    @admin.display(description="according to")
    def whose(self, row: Movement) -> str:
        return str(row.according_to or row.according_to_source)
