"""Points on which sources differ, on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.lists import StateFilter
from provisions.admin.named import NamedAdmin
from provisions.admin.ties import CitationInline, TieInline
from provisions.models import Conflict, ConflictReading, ConflictRow

READINGS_HELP = "At least two readings, each with its source; none of them is picked."


class ConflictReadingInline(TieInline):
    model = ConflictReading
    tie = "readings"
    fields = ("place", "summary", "source")
    autocomplete_fields = ("source",)
    verbose_name = "reading"
    verbose_name_plural = "what each source says"


class ConflictRowInline(TieInline):
    model = ConflictRow
    tie = "about"
    fields = ("noun", "row")
    verbose_name = "row"
    verbose_name_plural = "rows of the record that it touches, by noun and public id"


@admin.register(Conflict)
class ConflictAdmin(NamedAdmin):
    fieldsets = (
        (None, {"fields": ("agreement", "key", "title", "kind")}),
        ("In our own words", {"fields": ("summary",), "description": READINGS_HELP}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (ConflictReadingInline, ConflictRowInline, CitationInline)
    list_display = ("title", "kind", "confidence", "state")
    list_filter = ("agreement", "kind", "confidence", StateFilter)
    search_fields = ("title", "key", "summary", "note", "readings__summary")
