"""Rows with a key of their own on the desk: amended in place, found by any spelling."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from provisions.admin.base import RecordAdmin
from provisions.admin.search import BySpelling


class NamedAdmin(BySpelling, RecordAdmin):
    """A noun whose agreement and key stand in addresses and files, so that they never change."""

    permanent: tuple[str, ...] = ("agreement", "key")
    ordering: tuple[str, ...] = ("title", "slug")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.permanent if obj else ()
