"""Sources on the desk."""

from __future__ import annotations

from django.contrib import admin

from provisions.admin.base import RecordAdmin
from provisions.admin.lists import StateFilter
from provisions.admin.search import BySpelling
from provisions.models import Source


@admin.register(Source)
class SourceAdmin(BySpelling, RecordAdmin):
    fieldsets = (
        (None, {"fields": ("publisher", "title", "url", "date")}),
        ("What kind of source", {"fields": ("kind", "perspective", "language")}),
        ("Public note", {"fields": ("note",)}),
    )
    list_display = ("title", "publisher", "date", "kind", "perspective", "language", "state")
    list_filter = ("kind", "perspective", StateFilter)
    search_fields = ("title", "publisher", "url", "note", "slug")
