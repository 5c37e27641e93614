"""Articles on the desk with how they stand, and the dated texts of each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from provisions.admin.base import EntryAdmin, RecordAdmin
from provisions.admin.filters import QuietFilter, SourcesFilter
from provisions.admin.lists import StandingFilter, StateFilter, YearFilter
from provisions.admin.ties import CitationInline
from provisions.models import Article, ArticleText
from provisions.progress import article_states


@admin.register(Article)
class ArticleAdmin(RecordAdmin):
    fieldsets = ((None, {"fields": ("agreement", "key", "position")}),)
    # Addresses and files name an article by these, so they never change.
    permanent = ("agreement", "key")
    list_display = ("__str__", "reading", "since", "agreement", "state")
    list_filter = ("agreement", QuietFilter, StateFilter)
    ledgers = ("status_entries", "positions", "movements")
    list_select_related = ("agreement",)
    search_fields = ("key", "slug", "agreement__short_title")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.permanent if obj else ()

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Give each row of the list its present state, read for all of them at once."""
        changes = super().get_changelist_instance(request)
        changes.result_list = list(changes.result_list)
        for state in article_states(changes.result_list, timezone.now().date()):
            state.article.present = state  # type: ignore[attr-defined]
        return changes

    @admin.display(description="the tracker's reading")
    def reading(self, article: Any) -> str:
        return str(article.present.status.label)

    @admin.display(description="since")
    def since(self, article: Any) -> str:
        return str(article.present.since or "–")

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        if article := kwargs.get("obj"):
            [context["present"]] = article_states([article], timezone.now().date())
        return super().render_change_form(request, context, **kwargs)


@admin.register(ArticleText)
class ArticleTextAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("article", "date", "disclosure", "number", "subject")}),
        ("In our own words", {"fields": ("summary", "terms", "trigger", "deadlines", "blanks")}),
        ("What it rests on", {"fields": ("instruments", "official_text", "secondary")}),
        ("How sure", {"fields": ("confidence", "note")}),
    )
    inlines = (CitationInline,)
    autocomplete_fields = ("article",)
    list_display = ("article", "date_words", "disclosure", "number", "subject", "standing")
    list_filter = ("disclosure", SourcesFilter, "confidence", YearFilter, StandingFilter)
    list_lookups = ("article__id__exact",)
    list_select_related = ("article",)
    search_fields = ("subject", "summary", "number", "article__key", "slug")

    @admin.display(description="from", ordering="sort_day")
    def date_words(self, text: ArticleText) -> str:
        return str(text.date)
