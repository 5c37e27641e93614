"""One party's words about one subject over time, as data."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from provisions.answers.drift import Said
from provisions.vocabulary import STANCE, SUBJECT
from tracker.api.shapes.beside import DayShape
from tracker.api.shapes.compare import SaidShape
from tracker.api.shapes.fields import DateShape, PartyName, Text, code
from tracker.api.shapes.positions import OtherStanceShape
from tracker.api.shapes.row import CitationShape


class DriftSubjectShape(serializers.Serializer):
    """What the statements are about."""

    id = serializers.CharField(
        help_text="An article's or precondition's public id; else agreement or stage."
    )
    kind = code(SUBJECT)
    key = serializers.CharField()


class StatementShape(SaidShape):
    """One statement, with its exact words where a source gives them."""

    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    reported_by = serializers.CharField(source="reported_by.slug", allow_null=True)
    reported_by_source = serializers.CharField(source="reported_by_source.slug", allow_null=True)
    note = Text()


class DriftStatementShape(serializers.Serializer):
    """A statement beside the others of the same party about the same subject."""

    statement = StatementShape(source="position")
    exact_words = CitationShape(
        many=True, help_text="The sources that give words as they were said."
    )
    former = OtherStanceShape(
        source="statement.former",
        allow_null=True,
        help_text="The party's own statement before it, where that took another stance.",
    )
    others_that_day = OtherStanceShape(many=True, source="statement.others_that_day")
    replaces = serializers.CharField(source="replaces.slug", allow_null=True)
    replaced_by = serializers.SerializerMethodField()
    corrects = serializers.CharField(
        source="corrected.slug", allow_null=True, help_text="The entry that it corrects."
    )

    def get_replaced_by(self, said: Said) -> list[str]:
        return [other.slug for other in said.replaced_by]


class RunShape(serializers.Serializer):
    """Statements of one stance without another between, as far as the order is certain."""

    stance = code(STANCE)
    since = DateShape()
    until = DateShape(help_text="The date of the last statement of this stance.")
    positions = serializers.SerializerMethodField()

    def get_positions(self, run: Any) -> list[str]:
        return [position.slug for position in run.positions]


class OneDayShape(serializers.Serializer):
    """All that the party said on a day on which its statements differ in direction."""

    day = serializers.DateField()
    positions = SaidShape(many=True)


class DriftShape(DayShape):
    """What one party said of one subject over time."""

    party = PartyName()
    subject = DriftSubjectShape()
    is_on_record = serializers.BooleanField(
        help_text="False where nobody had raised the precondition by the day."
    )
    statements = DriftStatementShape(many=True, help_text="Oldest first.")
    runs = RunShape(
        many=True, help_text="Empty for the agreement as a whole and its stages: not compared."
    )
    unplaced = serializers.ListField(
        child=serializers.CharField(),
        help_text="Statements in no run: their order is not certain, or another party alone "
        "reports them.",
    )
    days = OneDayShape(many=True)
    others = PartyName(many=True, help_text="Who else spoke of the subject.")
