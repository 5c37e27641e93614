"""One account in short, as the row that it is about lists it; and the entries that rows name."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from provisions.vocabulary import CONFIDENCE
from tracker.api.shapes.fields import DateShape, PartyName, Text, code
from tracker.api.shapes.row import SourcesLast, citations


class ToldShape(SourcesLast):
    """What one party or source tells, dated and with its sources."""

    id = serializers.CharField(source="slug", help_text="The public id of the row.")
    date = DateShape()
    summary = Text()
    according_to = PartyName(allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)
    confidence = code(CONFIDENCE)
    note = Text()
    citations = citations()


class NamedEntry(serializers.CharField):
    """The public id of the entry that a row names; null while that entry does not count yet."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_null=True, **options)

    def get_attribute(self, instance: Any) -> Any:
        """Return the entry, unless it counts only from a later day."""
        named: Any = super().get_attribute(instance)
        return named if named is not None and named.sort_day <= self.context["day"] else None

    def to_representation(self, value: Any) -> Any:
        return str(value.slug)


class NamedEntries(serializers.ListField):
    """The public ids of the entries that a row's ties name, as far as they count by the day."""

    child = serializers.CharField()

    def __init__(self, target: str, **options: Any) -> None:
        self.target = target
        super().__init__(**options)

    def to_representation(self, ties: Any) -> list[str]:
        named = [getattr(tie, self.target) for tie in ties]
        return [entry.slug for entry in named if entry.sort_day <= self.context["day"]]
