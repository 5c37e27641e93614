"""Milestones and stated orders as data, each in the voice of a party or source."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.sequence import Held
from provisions.vocabulary import BASIS, CONFIDENCE, DEPENDENCY_KIND, MILESTONE_KIND
from tracker.api.shapes.fields import Code, DateShape, SpeakerName, code
from tracker.api.shapes.row import SourcesLast, citations, page_of


def milestone() -> serializers.CharField:
    return serializers.CharField(help_text="A milestone's public id.")


def milestones(help_text: str) -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), help_text=help_text)


def numbers(help_text: str) -> serializers.ListField:
    return serializers.ListField(child=serializers.IntegerField(), help_text=help_text)


def sentences() -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), help_text="The same in words.")


def held() -> Code:
    return Code("MilestoneHeld", list(Held), "How the voice holds it on the day.")


class SaidByShape(serializers.Serializer):
    """Who says it."""

    kind = Code("VoiceKind", ("party", "source"), "A party, its organs included, or a source.")
    id = serializers.CharField()
    name = serializers.CharField()


class HoldingShape(serializers.Serializer):
    """How one voice holds a milestone, by its own last word."""

    voice = SaidByShape()
    held = held()


class MilestoneOnDayShape(serializers.Serializer):
    """A milestone on the day. Whether it is reached is derived, never stored."""

    id = serializers.CharField()
    key = serializers.CharField()
    title = serializers.CharField()
    kind = code(MILESTONE_KIND)
    reached = serializers.BooleanField(help_text="By the tracker's reading of its ledger.")
    accounts_differ = serializers.BooleanField()
    is_followed = serializers.BooleanField(
        help_text="False: no ledger of the record could say whether it was reached."
    )
    accounts = HoldingShape(many=True)
    sentence = serializers.CharField(help_text="How it stands, in words.")


class OrderStatementShape(SourcesLast):
    """One row that states the order."""

    id = serializers.CharField(source="slug")
    date = DateShape()
    speaker = SpeakerName(allow_null=True)
    summary = serializers.CharField()
    confidence = code(CONFIDENCE)
    html_url = serializers.SerializerMethodField()
    citations = citations()

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: object) -> str | None:
        return page_of(row, self.context["request"])


class StatedOrderShape(serializers.Serializer):
    """A standing order: a voice's last word on two milestones."""

    number = serializers.IntegerField(help_text="Its number in this answer only.")
    kind = code(DEPENDENCY_KIND)
    dependent = milestone()
    needs = milestone()
    voice = SaidByShape()
    basis = code(BASIS)
    since = serializers.DateField(help_text="Since when the voice has said so without a break.")
    open = serializers.BooleanField(help_text="Whether it still has anything to order.")
    sentence = serializers.CharField()
    statements = OrderStatementShape(many=True, help_text="Oldest first.")
