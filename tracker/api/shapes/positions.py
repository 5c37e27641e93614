"""What parties say, and who is said to have moved."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Movement, Position
from provisions.stances import speaks_for
from provisions.vocabulary import CLAIM, CONFIDENCE, MOVEMENT_KIND, STANCE, SUBJECT
from tracker.api.shapes.fields import DateShape, Gated, PartyName, SpeakerName, Text, code
from tracker.api.shapes.row import EntryShape, SourcesLast, citations


class OtherStanceShape(serializers.Serializer):
    """A statement of the same party, day and subject that takes another stance."""

    position = serializers.CharField(source="slug")
    stance = code(STANCE)


class AnsweredShape(serializers.Serializer):
    """An entry of the record, by its noun and public id."""

    noun = serializers.CharField()
    id = serializers.CharField(source="row")


class PositionShape(EntryShape):
    """One dated statement by a party about one subject."""

    address = "api:position"

    subject = code(SUBJECT)
    article = serializers.CharField(
        source="article.slug", allow_null=True, help_text="Which article, if about one."
    )
    precondition = serializers.CharField(
        source="precondition.slug", allow_null=True, help_text="Which precondition, if about one."
    )
    party = serializers.CharField(source="party.slug", help_text="Who says it: a party or organ.")
    speaks_for = serializers.SerializerMethodField(
        help_text="Derived: the party, or the one of which it is an organ; the matrix's row."
    )
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    stance = code(STANCE)
    summary = serializers.CharField(help_text="What was said, in our own words.")
    reported_by = serializers.CharField(
        source="reported_by.slug",
        allow_null=True,
        help_text="The party that alone reports it, where it is not the speaker's own.",
    )
    reported_by_source = serializers.CharField(
        source="reported_by_source.slug",
        allow_null=True,
        help_text="The source that alone reports it.",
    )
    replaces = serializers.CharField(
        source="replaces.slug",
        allow_null=True,
        help_text="The party's earlier statement that this one takes the place of.",
    )
    replaced_by = serializers.SerializerMethodField(
        help_text="Derived: the later statements that name this one, as far as they count."
    )
    replies_to = AnsweredShape(
        many=True,
        source="replies_to.all",
        help_text="The entries of this record to which it is the party's reply; mostly none.",
    )
    others_that_day = serializers.SerializerMethodField(
        help_text="Derived: what the party said of the same subject on the same day with "
        "another stance; of a vague date, nothing."
    )

    @extend_schema_field({"type": "string", "readOnly": True})
    def get_speaks_for(self, position: Position) -> str:
        return speaks_for(position).slug

    @extend_schema_field({"type": "array", "items": {"type": "string"}, "readOnly": True})
    def get_replaced_by(self, position: Any) -> list[str]:
        return [other.slug for other in position.replaced_by.all()]

    @extend_schema_field(OtherStanceShape(many=True))
    def get_others_that_day(self, position: Position) -> Any:
        others = self.context["others"].get(position.pk, ())
        return OtherStanceShape(others, many=True).data if others else []


class MovementShape(EntryShape):
    """A claim that a party moved on an article or that its terms were taken, or a denial."""

    address = "api:movement"

    article = serializers.CharField(source="article.slug")
    kind = code(MOVEMENT_KIND)
    mover = serializers.CharField(source="mover.slug", help_text="The party said to have moved.")
    claim = code(CLAIM)
    denies = Gated(help_text="The claim that this row denies; null where it names none.")
    denied_by = serializers.SerializerMethodField(
        help_text="Derived: the denials of this claim that count on the day."
    )
    according_to = serializers.CharField(
        source="according_to.slug", allow_null=True, help_text="The party whose word it is."
    )
    according_to_source = serializers.CharField(
        source="according_to_source.slug",
        allow_null=True,
        help_text="The source whose word it is.",
    )
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    summary = serializers.CharField(help_text="The claim, in our own words.")

    @extend_schema_field({"type": ["string", "null"]})
    def get_denies(self, movement: Movement) -> str | None:
        """Name the claim, unless it counts only from a later day."""
        claim = movement.denies
        return claim.slug if claim and claim.sort_day <= self.context["day"] else None

    @extend_schema_field({"type": "array", "items": {"type": "string"}, "readOnly": True})
    def get_denied_by(self, movement: Any) -> list[str]:
        return [denial.slug for denial in movement.denials.all()]


class MovementWordShape(SourcesLast):
    """One claim or denial, with whose word it is."""

    id = serializers.CharField(source="slug", help_text="The movement's public id.")
    kind = code(MOVEMENT_KIND)
    mover = PartyName()
    claim = code(CLAIM)
    according_to = PartyName(allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)
    speaker = SpeakerName(allow_null=True)
    date = DateShape()
    summary = serializers.CharField()
    confidence = code(CONFIDENCE)
    note = Text()
    citations = citations()


class MovementClaimShape(MovementWordShape):
    """A claim of movement with its denials; a denial that names no claim stands by itself."""

    denials = MovementWordShape(many=True, source="denials.all")
