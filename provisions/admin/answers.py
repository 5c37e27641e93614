"""What the desk says after a save, and where it leads next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from provisions.admin.words import linked, written_message
from provisions.models import Entry, Row


@dataclass(frozen=True, slots=True)
class Written:
    """What a save came to: the row as it stands, its revision if any, what it replaced."""

    row: Row
    revision: int | None
    replaced: Entry | None = None


class Answers(ModelAdmin):
    """Speaks of the row that was written, which for a correction is not the one opened."""

    def construct_change_message(self, *_: Any, **__: Any) -> list[Any]:
        return []

    def log_addition(self, *_: Any) -> Any:
        """Keep no second log: the revision says who, when, what and why."""

    def log_change(self, *_: Any) -> Any:
        """Keep no second log."""

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj.written.row)
        self._tell(request, obj.written)
        if "_addanother" in request.POST:
            return HttpResponseRedirect(request.get_full_path())
        return self._next_page(request, obj) or self.response_post_save_add(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj.written.row)
        self._tell(request, obj.written)
        return self._next_page(request, obj) or self.response_post_save_change(request, obj)

    def _tell(self, request: HttpRequest, written: Written) -> None:
        level = messages.SUCCESS if written.revision else messages.INFO
        text = written_message(self, written.row, written.revision, written.replaced)
        self.message_user(request, text, level)

    def _next_page(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        if "_continue" not in request.POST:
            return None
        filters: Any = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return HttpResponseRedirect(add_preserved_filters(filters, linked(obj.written.row)))
