"""Parties and the people who speak for them, on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import RecordAdmin
from provisions.admin.lists import StateFilter
from provisions.admin.search import BySpelling
from provisions.models import Actor, Party


@admin.register(Party)
class PartyAdmin(BySpelling, RecordAdmin):
    fieldsets = (
        (None, {"fields": ("name", "short_name", "kind", "parent")}),
        ("Public note", {"fields": ("note",)}),
    )
    autocomplete_fields = ("parent",)
    list_display = ("name", "short_name", "kind", "parent", "state")
    list_filter = ("kind", StateFilter)
    list_select_related = ("parent",)
    search_fields = ("name", "short_name", "note", "slug")


@admin.register(Actor)
class ActorAdmin(BySpelling, RecordAdmin):
    fieldsets = (
        (None, {"fields": ("name", "office", "party")}),
        ("In this office", {"fields": ("since", "until")}),
        ("Public note", {"fields": ("note",)}),
    )
    autocomplete_fields = ("party",)
    list_display = ("name", "office", "party", "since", "until", "state")
    list_filter = (StateFilter,)
    list_select_related = ("party",)
    search_fields = ("name", "office", "party__name", "party__short_name", "note", "slug")
