"""Sources: what the record rests on, shared by all agreements."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.grounds import is_published_after
from provisions.models import Source
from provisions.vocabulary import PERSPECTIVE, SOURCE_KIND
from tracker.api.shapes.fields import DateShape, Gated, Text, code
from tracker.api.shapes.row import SharedShape, title_on


class SourceShape(SharedShape):
    """A document or page on which rows of the record rest."""

    address = "api:source"

    publisher = serializers.CharField()
    title = Gated(help_text="Null where it was published after the day shown.")
    source_url = Text(source="url", help_text="The address of the document itself.")
    date = DateShape(allow_null=True, help_text="As printed; null where none is.")
    kind = code(SOURCE_KIND)
    perspective = code(PERSPECTIVE)
    language = Text(help_text="BCP 47 tag.")
    note = Gated(help_text="Null where the source was published after the day shown.")
    agreements = serializers.SerializerMethodField(
        help_text="Derived: the agreements of which a row cites it."
    )

    @extend_schema_field({"type": ["string", "null"]})
    def get_title(self, source: Source) -> str | None:
        return title_on(source, self.context["day"])

    @extend_schema_field({"type": ["string", "null"]})
    def get_note(self, source: Source) -> str | None:
        return None if is_published_after(source, self.context["day"]) else source.note or None

    @extend_schema_field({"type": "array", "items": {"type": "string"}, "readOnly": True})
    def get_agreements(self, source: Any) -> list[str]:
        found: list[str] = self.context["citing"].get(source.pk, [])
        return found

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: Any) -> str | None:
        agreements = self.get_agreements(row)
        if not agreements:
            return None
        return self.absolute(f"{reverse('pages:sources', args=agreements[:1])}#{row.slug}")
