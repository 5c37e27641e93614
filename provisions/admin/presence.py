"""Forces and missions of others on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.filters import PartyFilter, SourcesFilter
from provisions.admin.lists import StateFilter
from provisions.admin.named import NamedAdmin
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Presence, PresenceName, PresenceSender

PLACE_HELP = (
    "Name a town, a district or a country, nothing nearer. Whether it is a force, and whether "
    "the agreement covers it, is for the readings of scope."
)


class PresenceSenderInline(TieInline):
    model = PresenceSender
    tie = "senders"
    fields = ("party",)
    autocomplete_fields = ("party",)
    verbose_name = "sender"
    verbose_name_plural = "sent by"


class PresenceNameInline(TieInline):
    model = PresenceName
    tie = "names"
    fields = ("party", "source", "name")
    autocomplete_fields = ("party", "source")
    verbose_name = "name"
    verbose_name_plural = "who calls it what: each name has its party or its source"


@admin.register(Presence)
class PresenceAdmin(NamedAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "key", "title", "kind", "mission")}),
        (
            "Where and when",
            {"fields": ("place", "since", "until"), "description": PLACE_HELP},
        ),
        ("In our own words", {"fields": ("summary", "article")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (PresenceSenderInline, PresenceNameInline, CitationInline)
    autocomplete_fields = ("mission", "article")
    list_display = ("title", "kind", "mission", "place", "since", "until", "confidence", "state")
    list_filter = ("agreement", "kind", PartyFilter, SourcesFilter, "confidence", StateFilter)
    party_paths = ("mission", "senders__party", "names__party")
    list_select_related = ("mission",)
    search_fields = ("title", "key", "place", "summary", "names__name")
