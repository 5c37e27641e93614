"""What every row has: public id, addresses, agreement, revision, sources; and tombstones."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.grounds import is_published_after
from provisions.models import Source
from provisions.vocabulary import CONFIDENCE, PERSPECTIVE, SOURCE_KIND
from tracker.api.shapes.fields import Code, DateShape, Text, code


class CitationShape(serializers.Serializer):
    """A source on which a row rests, and where in it."""

    source = serializers.CharField(  # type: ignore[assignment]
        source="source.slug", help_text="The source's public id."
    )
    publisher = serializers.CharField(source="source.publisher", read_only=True)
    title = serializers.SerializerMethodField(
        help_text="Null where the source was published after the day shown: its title would "
        "tell what came later."
    )
    url = Text(source="source.url", read_only=True)
    date = DateShape(
        source="source.date", read_only=True, allow_null=True, help_text="When it was published."
    )
    kind = code(SOURCE_KIND, source="source.kind", read_only=True)
    perspective = code(PERSPECTIVE, source="source.perspective", read_only=True)
    locator = Text(help_text="Where in the source.")
    quotation = Text(help_text="Exact words, fifteen at most, in their language.")

    @extend_schema_field({"type": ["string", "null"]})
    def get_title(self, citation: Any) -> str | None:
        return title_on(citation.source, self.context["day"])


def title_on(source: Source, day: datetime.date) -> str | None:
    """Return a source's title, unless it tells what came after the day."""
    return None if is_published_after(source, day) else source.title


def page_of(row: Any, request: Any) -> str | None:
    """Return the full address of a row's page, or None where the site has none for its noun."""
    address = getattr(row, "get_absolute_url", None)
    return str(request.build_absolute_uri(address())) if address else None


def citations(**options: Any) -> serializers.BaseSerializer:
    """Return the field for the sources of a row, whose prefetch let published ones pass only."""
    return CitationShape(many=True, **{"source": "citations.all", **options})


class SourcesLast(serializers.Serializer):
    """Shows the sources after everything that rests on them."""

    def get_fields(self) -> dict[str, Any]:
        """Put the sources last, after what rests on them."""
        declared = super().get_fields()
        if "citations" in declared:
            declared["citations"] = declared.pop("citations")
        return declared


class RowShape(SourcesLast):
    """What every row of every collection has."""

    address: ClassVar[str]

    id = serializers.CharField(source="slug", help_text="Public and permanent.")
    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField(
        help_text="The same for people; null where the site has no page for it."
    )
    agreement: serializers.Field = serializers.CharField(
        source="agreement.slug",
        allow_null=True,
        help_text="Null for what all agreements share: parties, actors, sources.",
    )
    revision = serializers.IntegerField(
        source="revision_id",
        help_text="The last revision that touched the row or its citations and ties.",
    )

    def head(self, row: Any) -> Any:
        """Return the stored row that has the public id and the pages."""
        return row

    def absolute(self, address: str) -> str:
        """Return the address in full, as the reader reached this site."""
        return str(self.context["request"].build_absolute_uri(address))

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, row: Any) -> str:
        return self.absolute(reverse(self.address, args=[self.head(row).slug]))

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: Any) -> str | None:
        return page_of(self.head(row), self.context["request"])


class SharedShape(RowShape):
    """A row that belongs to no single agreement and makes no statement of its own."""

    agreement = serializers.SerializerMethodField(help_text="Always null: all agreements share it.")
    citations = serializers.SerializerMethodField(help_text="Always empty: it states nothing.")

    @extend_schema_field({"type": "null"})
    def get_agreement(self, row: Any) -> None:
        return None

    @extend_schema_field({"type": "array", "maxItems": 0, "items": {}})
    def get_citations(self, row: Any) -> list[Any]:
        return []

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: Any) -> str | None:
        return None


class EntryShape(RowShape):
    """A dated statement: corrected by a new row, never overwritten."""

    date = DateShape()
    sort_day = serializers.DateField(
        read_only=True,
        help_text="Derived from date: the day from which it counts and by which it is sorted "
        "(the last day it can mean; the first one of an “on or after” date).",
    )
    confidence = code(CONFIDENCE)
    note = Text(help_text="Why the record says so. It may speak of what became known later.")
    supersedes = serializers.CharField(
        source="supersedes.slug", allow_null=True, help_text="The row that this one corrects."
    )
    superseded_by = serializers.SerializerMethodField(
        read_only=True, help_text="Derived: the row that corrects this one, or null."
    )
    citations = citations()

    @extend_schema_field({"type": ["string", "null"]})
    def get_superseded_by(self, row: Any) -> str | None:
        return next((correction.slug for correction in row.corrections.all()), None)


class TombstoneShape(serializers.Serializer):
    """What is left to see of a row that was withdrawn."""

    id = serializers.CharField(source="slug")
    state = Code("Retracted", ("retracted",), "The row was withdrawn.")
    retracted_in = serializers.IntegerField(source="revision_id", help_text="In which revision.")
    retracted_at = serializers.DateTimeField(source="revision.recorded_at")
    reason = serializers.CharField(source="revision.reason")


class RedactedShape(serializers.Serializer):
    """What is left of a row whose content was taken out, whatever clock is asked for."""

    id = serializers.CharField(source="slug")
    state = Code("RedactedState", ("redacted",), "The content was taken out.")
    redacted_in = serializers.IntegerField(source="revision_id", help_text="In which revision.")
    redacted_at = serializers.DateTimeField(source="revision.recorded_at")
    reason = serializers.CharField(source="revision.reason")
