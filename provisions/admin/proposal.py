"""Proposals and the answers to them on the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from provisions.admin.base import EntryAdmin
from provisions.admin.filters import PartyFilter, QuietFilter, SourcesFilter, SubjectFilter
from provisions.admin.lists import StandingFilter, YearFilter
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Proposal, ProposalAddressee, ProposalAnswer

WHO_HELP = "Name the party that proposes it, or the source whose author does, not both."
ANSWER_HELP = (
    "Name the party or the source whose account it is. That no answer came may rest on a search "
    "instead: give its day."
)


class ProposalAddresseeInline(TieInline):
    model = ProposalAddressee
    tie = "addressed_to"
    fields = ("party",)
    autocomplete_fields = ("party",)
    verbose_name = "party addressed"
    verbose_name_plural = "addressed to"


@admin.register(Proposal)
class ProposalAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "key", "title", "date", "summary")}),
        (
            "Who proposes it",
            {"fields": ("proposed_by", "proposed_by_source"), "description": WHO_HELP},
        ),
        ("What it bears on", {"fields": ("precondition", "article")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (ProposalAddresseeInline, CitationInline)
    # A correction keeps them: it is the same proposal.
    permanent = ("agreement", "key")
    autocomplete_fields = ("proposed_by", "proposed_by_source", "precondition", "article")
    list_display = ("title", "proposer", "date_words", "confidence", "standing")
    list_filter = (
        "agreement",
        PartyFilter,
        SourcesFilter,
        "confidence",
        QuietFilter,
        YearFilter,
        StandingFilter,
        SubjectFilter,
    )
    party_paths = ("proposed_by", "addressed_to__party")
    ledgers = ("answers",)
    list_select_related = ("proposed_by", "proposed_by_source")
    ordering = ("-sort_day", "slug")
    search_fields = ("title", "key", "summary", "note", "slug")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.permanent if obj else ()

    @admin.display(description="proposed by")
    def proposer(self, row: Proposal) -> str:
        return str(row.proposed_by or row.proposed_by_source)


@admin.register(ProposalAnswer)
class ProposalAnswerAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("proposal", "party", "answer", "date", "summary")}),
        (
            "Whose account",
            {
                "fields": ("according_to", "according_to_source", "searched_on"),
                "description": ANSWER_HELP,
            },
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = ("proposal", "party", "according_to", "according_to_source")
    list_display = ("proposal", "party", "answer", "date_words", "confidence", "standing")
    list_display_links = ("proposal", "answer")
    list_filter = (
        "proposal__agreement",
        "answer",
        PartyFilter,
        SourcesFilter,
        "confidence",
        YearFilter,
        StandingFilter,
    )
    party_paths = ("party", "according_to")
    list_lookups = ("proposal__id__exact",)
    list_select_related = ("proposal", "party")
    ordering = ("-sort_day", "slug")
    search_fields = ("proposal__title", "party__name", "summary", "note", "slug")
