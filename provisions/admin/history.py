"""The history page of any noun: who, when, why, and each field before and after."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from provisions.admin.meanwhile import corrections_of
from provisions.changes import versions_of


class HistoryPage(ModelAdmin):
    """Reads a row's history from the record itself; there is nothing to revert to."""

    history_template = "admin/provisions/history.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row: Any = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        corrections = corrections_of(row)
        request.current_app = self.admin_site.name  # type: ignore[attr-defined]
        return TemplateResponse(
            request,
            self.history_template,
            {
                **self.admin_site.each_context(request),
                "title": f"History: {row}",
                "module_name": capfirst(str(self.opts.verbose_name_plural)),
                "object": row,
                "opts": self.opts,
                "versions": versions_of(row),
                "replaces": getattr(row, "supersedes", None),
                "replaced_by": corrections[-1] if corrections else None,
                **(extra_context or {}),
            },
        )
