"""What the answers that put rows side by side share: their head, and rows by name."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import NOUNS
from tracker.api.shapes.fields import Code
from tracker.api.shapes.row import page_of


class DayShape(serializers.Serializer):
    """The head of an answer about an agreement on one day."""

    agreement = serializers.CharField()
    short_title = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    as_of = serializers.DateField()


class RowNameShape(serializers.Serializer):
    """A row of some collection, by name."""

    noun = Code("Noun", sorted(model.noun() for model in NOUNS), "What kind of row it is.")
    id = serializers.CharField(source="slug")
    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField()

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, row: Any) -> str:
        address = reverse(f"api:{row.noun()}", args=[row.slug])
        return str(self.context["request"].build_absolute_uri(address))

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: Any) -> str | None:
        return page_of(row, self.context["request"])
