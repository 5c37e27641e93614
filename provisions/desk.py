"""The site behind /admin/: its titles, its first page and what its search boxes offer.

It stands outside ``provisions.admin``, whose files register with it while they are imported.
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from provisions.models import Entry, Revision, Row, Tracked

LATEST_SHOWN = 10


class RowChoices(AutocompleteJsonView):
    """Offers the rows that a field may name: those that stand, told apart by their public id."""

    def process_request(self, request: HttpRequest) -> tuple[Any, ...]:
        term, model_admin, field, to_field = super().process_request(request)
        if not getattr(field, "concrete", False):
            raise PermissionDenied
        return term, model_admin, field, to_field

    def get_queryset(self) -> QuerySet[Any]:
        rows: Any = super().get_queryset()
        if issubclass(rows.model, Entry):
            related: Any = self.model_admin.list_select_related
            return rows.in_force().select_related(*related or ())
        return rows.published() if issubclass(rows.model, Tracked) else rows

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Row):
            words = str(obj) if isinstance(obj, Entry) else obj.name_in_words()
            result["text"] = f"{words} ({obj.slug})"
        return result


class DeskSite(AdminSite):
    site_header = "Peace agreement tracker: the desk"
    site_title = "The desk"
    index_title = "The record"

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return RowChoices.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Put the record before the accounts of those who write it."""
        rooms = super().get_app_list(request, app_label)
        return sorted(rooms, key=lambda room: room["app_label"] != "provisions")

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        latest = Revision.objects.all()[:LATEST_SHOWN]
        shown = latest if request.user.has_perm("provisions.view_revision") else ()
        return super().index(request, {"latest_revisions": shown, **(extra_context or {})})
