"""Preconditions and calls on the desk: amended in place, with how they stand today."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone

from provisions.admin.base import RecordAdmin
from provisions.admin.filters import PartyFilter, QuietFilter, SourcesFilter
from provisions.admin.lists import StateFilter
from provisions.admin.search import BySpelling
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import (
    AddressedTo,
    ContestedName,
    Precondition,
    PreconditionArticle,
    StatedBy,
    StatusEntry,
)
from provisions.requirements import PRECONDITION_TIES, precondition_states

WHO_HELP = (
    "A precondition is a requirement that a party has stated: name that party below. What only "
    "an author infers has nobody as the party that states it; a call by others is a call."
)


class StatedByInline(TieInline):
    model = StatedBy
    tie = "stated_by"
    fields = ("party",)
    autocomplete_fields = ("party",)
    verbose_name = "party that states it"
    verbose_name_plural = "stated by"


class AddressedToInline(TieInline):
    model = AddressedTo
    tie = "addressed_to"
    fields = ("party",)
    autocomplete_fields = ("party",)
    verbose_name = "party asked"
    verbose_name_plural = "addressed to"


class PreconditionArticleInline(TieInline):
    model = PreconditionArticle
    tie = "articles"
    fields = ("article",)
    autocomplete_fields = ("article",)
    verbose_name = "article"
    verbose_name_plural = "articles that bear on it"


class ContestedNameInline(TieInline):
    model = ContestedName
    tie = "names"
    fields = ("name", "used_by", "note")
    autocomplete_fields = ("used_by",)
    verbose_name = "name"
    verbose_name_plural = "names that parties give to the thing, beside the neutral title"


@admin.register(Precondition)
class PreconditionAdmin(BySpelling, RecordAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "key", "title", "summary")}),
        (
            "What kind of requirement",
            {"fields": ("list", ("form", "second_form"), "inferred_by"), "description": WHO_HELP},
        ),
        (
            "As stated",
            {
                "fields": (
                    "condition_of_signature",
                    ("draft_relation", "draft_relation_basis", "left_out_basis"),
                    ("order", "order_relative_to"),
                    "would_meet",
                    "certified_by",
                    "paired_with",
                )
            },
        ),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    # Addresses and files name a precondition by these, so they never change.
    permanent = ("agreement", "key")
    inlines = (
        StatedByInline,
        AddressedToInline,
        PreconditionArticleInline,
        ContestedNameInline,
        CitationInline,
    )
    autocomplete_fields = ("inferred_by", "paired_with")
    list_display = ("title", "stated_by_words", "standing_today", "fulfilment", "last", "state")
    list_filter = (
        "agreement",
        "list",
        "form",
        "condition_of_signature",
        PartyFilter,
        SourcesFilter,
        "confidence",
        QuietFilter,
        StateFilter,
    )
    party_paths = ("stated_by__party", "addressed_to__party")
    ledgers = ("status_entries", "positions")
    ordering = ("title", "slug")
    search_fields = ("title", "key", "summary", "names__name")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.permanent if obj else ()

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Give each row of the list its present state, read for all of them at once."""
        changes = super().get_changelist_instance(request)
        changes.result_list = list(changes.result_list)
        _read_states(changes.result_list)
        return changes

    @admin.display(description="stated or voiced by")
    def stated_by_words(self, row: Any) -> str:
        return ", ".join(str(tie.party) for tie in row.stated_by.all()) or "–"

    @admin.display(description="standing")
    def standing_today(self, row: Any) -> str:
        return _words(row.present.standing)

    @admin.display(description="fulfilment")
    def fulfilment(self, row: Any) -> str:
        return _words(row.present.fulfilment)

    @admin.display(description="last step")
    def last(self, row: Any) -> str:
        return str(row.present.steps[-1].date) if row.present.steps else "–"

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        if row := kwargs.get("obj"):
            _read_states([row])
            context["present"] = row.present
        return super().render_change_form(request, context, **kwargs)


def _read_states(rows: list[Any]) -> None:
    prefetch_related_objects(rows, *PRECONDITION_TIES)
    for state in precondition_states(rows, timezone.now().date()):
        state.precondition.present = state  # type: ignore[attr-defined]


def _words(entry: StatusEntry | None) -> str:
    return entry.get_status_display() if entry else "–"
