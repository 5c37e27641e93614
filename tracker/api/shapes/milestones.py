"""The points of a sequence, and who states which order between them."""

from __future__ import annotations

from rest_framework import serializers

from provisions.vocabulary import BASIS, CONFIDENCE, DEPENDENCY_KIND, MILESTONE_KIND
from tracker.api.shapes.fields import Text, code
from tracker.api.shapes.row import EntryShape, RowShape, citations
from tracker.api.shapes.told import NamedEntry


class MilestoneShape(RowShape):
    """A point that can be reached. Whether it was is derived elsewhere, never stored."""

    address = "api:milestone"

    key = serializers.CharField(help_text="Neutral words, permanent.")
    title = serializers.CharField()
    kind = code(MILESTONE_KIND)
    precondition = serializers.CharField(source="precondition.slug", allow_null=True)
    article = serializers.CharField(source="article.slug", allow_null=True)
    proceeding = serializers.CharField(source="proceeding.slug", allow_null=True)
    presence = serializers.CharField(source="presence.slug", allow_null=True)
    event = NamedEntry(
        help_text="Of another act, the event by which it was done: it is reached from that day."
    )
    confidence = code(CONFIDENCE)
    note = Text()
    citations = citations()


class DependencyShape(EntryShape):
    """The order of two milestones as one account states it, or as it follows from it."""

    address = "api:dependency"

    kind = code(DEPENDENCY_KIND)
    dependent = serializers.CharField(
        source="dependent.slug", help_text="The milestone that waits, or is brought about."
    )
    needs = serializers.CharField(source="needs.slug", help_text="The milestone it waits for.")
    according_to = serializers.CharField(source="according_to.slug", allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    basis = code(BASIS, help_text="Stated by the account, or inferred from it.")
    summary = serializers.CharField(help_text="What was said about the order, in our words.")
