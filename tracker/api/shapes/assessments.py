"""What authors conclude in their own voice, and where sources pull apart."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.grounds import is_published_after
from provisions.models import Conflict
from provisions.vocabulary import ASSESSMENT_KIND, CONFIDENCE, CONFLICT_KIND
from tracker.api.shapes.fields import Gated, Text, code
from tracker.api.shapes.row import EntryShape, RowShape, citations


class AssessmentShape(EntryShape):
    """One thing that the author of a source says in the author's own voice: no reported act."""

    address = "api:assessment"

    kind = code(ASSESSMENT_KIND)
    source = serializers.CharField(  # type: ignore[assignment]
        source="source.slug", help_text="Whose author says it."
    )
    article = serializers.CharField(source="article.slug", allow_null=True)
    precondition = serializers.CharField(source="precondition.slug", allow_null=True)
    summary = serializers.CharField(help_text="What the author says, in our own words.")


class ConflictReadingShape(serializers.Serializer):
    """What one source says on the point."""

    place = serializers.IntegerField(help_text="Their order ranks nothing.")
    summary = serializers.CharField()
    source = serializers.CharField(source="source.slug")  # type: ignore[assignment]


class ConflictRowShape(serializers.Serializer):
    """A row of the record that the conflict touches."""

    noun = serializers.CharField()
    row = serializers.CharField(help_text="Its public id.")


class ConflictShape(RowShape):
    """A point on which sources say different things: what each says, none of them picked."""

    address = "api:conflict"

    key = serializers.CharField(help_text="Neutral words, permanent.")
    title = serializers.CharField()
    kind = code(CONFLICT_KIND)
    summary = Text(help_text="How the record keeps them apart.")
    readings = Gated(help_text="Of the sources that were published by the day.")
    about = ConflictRowShape(many=True, source="about.all")
    confidence = code(CONFIDENCE)
    note = Text()
    citations = citations()

    @extend_schema_field(ConflictReadingShape(many=True))
    def get_readings(self, conflict: Conflict) -> Any:
        ties: Any = conflict.readings
        day = self.context["day"]
        shown = [tie for tie in ties.all() if not is_published_after(tie.source, day)]
        return ConflictReadingShape(shown, many=True).data if shown else []
