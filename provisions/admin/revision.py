"""The log of the record on the desk, to be read only."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from provisions.admin.lists import SafeLists
from provisions.admin.words import linked
from provisions.changes import row_changes
from provisions.models import Change, Revision
from provisions.versions import MODEL_OF

CHANGES_A_PAGE = 25


class LogAdmin(SafeLists):
    """A table that is read and never written, and that has no history of its own."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        line = self.get_object(request, unquote(object_id))
        page, keys = ("change", [line.pk]) if line else ("changelist", [])
        return HttpResponseRedirect(
            reverse(f"admin:provisions_{self.opts.model_name}_{page}", args=keys)
        )


@admin.register(Revision)
class RevisionAdmin(LogAdmin):
    fields = ("number", "recorded", "author_name", "kind", "reason")
    readonly_fields = ("recorded",)
    list_display = ("number", "recorded", "author_name", "kind", "rows", "reason")
    list_filter = ("kind",)
    ordering = ("-number",)
    search_fields = ("reason", "author_name")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(rows=Count("changes"))

    @admin.display(description="recorded (UTC)", ordering="recorded_at")
    def recorded(self, revision: Revision) -> str:
        return in_utc(revision.recorded_at)

    @admin.display(description="rows touched", ordering="rows")
    def rows(self, revision: Any) -> int:
        return int(revision.rows)

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        """Show what the revision changed, field by field, a page of rows at a time."""
        lines = kwargs["obj"].changes.order_by("position")
        page = Paginator(lines, CHANGES_A_PAGE).get_page(request.GET.get("p"))
        found = list(page.object_list)
        addresses = row_addresses(found)
        context["page"] = page
        context["changes"] = [
            (change, addresses.get((change.noun, change.row))) for change in row_changes(found)
        ]
        return super().render_change_form(request, context, **kwargs)


@admin.register(Change)
class ChangeAdmin(LogAdmin):
    fields = ("revision", "noun", "row", "action", "agreement")
    list_display = ("row", "noun", "action", "revision", "recorded", "reason")
    list_filter = ("action", "agreement")
    list_select_related = ("revision",)
    ordering = ("-revision", "position")
    search_fields = ("row", "noun", "revision__reason")

    @admin.display(description="recorded (UTC)")
    def recorded(self, change: Change) -> str:
        return in_utc(change.revision.recorded_at)

    @admin.display(description="reason")
    def reason(self, change: Change) -> str:
        return change.revision.reason


def in_utc(instant: datetime.datetime) -> str:
    return f"{instant.astimezone(datetime.UTC):%Y-%m-%d %H:%M}"


def row_addresses(lines: Iterable[Change]) -> dict[tuple[str, str], str]:
    """Return the desk address of each row named in the lines, one query a noun."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        wanted[line.noun].add(line.row)
    return {
        (noun, row.slug): linked(row)
        for noun, slugs in wanted.items()
        for row in MODEL_OF[noun].objects.filter(slug__in=slugs)
    }
