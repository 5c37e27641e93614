"""Accounts of incidents in a window, counted, as data."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from provisions.answers.incidents import Itemised, Told
from provisions.vocabulary import CONFIDENCE, COUNTING, INCIDENT_KIND
from tracker.api.shapes.beside import DayShape
from tracker.api.shapes.fields import DateShape, PartyName, Text, code
from tracker.api.shapes.row import SourcesLast, citations


class IncidentCountShape(serializers.Serializer):
    """Accounts of one kind, by one voice, of one side."""

    kind = code(INCIDENT_KIND, source="kind.code")
    voice = PartyName(allow_null=True, help_text="Null: all voices together, or not named.")
    of = PartyName(allow_null=True, help_text="Of whom it is told, or to whom it answers.")
    accounts = serializers.IntegerField()
    items = serializers.IntegerField(help_text="Accounts of one incident each.")
    series = serializers.IntegerField(help_text="Accounts of several without a number.")
    told = serializers.IntegerField(help_text="The sum of the numbers that totals give.")
    at_least = serializers.IntegerField(help_text="Incidents, none counted twice.")
    at_most = serializers.IntegerField(allow_null=True, help_text="Null: nobody gave a bound.")


class ItemisedShape(serializers.Serializer):
    """A total, and what of it stands on record one by one."""

    total = serializers.CharField(source="total.slug")
    count = serializers.IntegerField(source="total.count")
    items = serializers.SerializerMethodField(help_text="Its single incidents on record.")
    series = serializers.SerializerMethodField(help_text="Its accounts without a number.")

    def get_items(self, one: Itemised) -> list[str]:
        return [row.slug for row in one.items]

    def get_series(self, one: Itemised) -> list[str]:
        return [row.slug for row in one.series]


class PauseShape(serializers.Serializer):
    """Days on which somebody reports that none came."""

    incident = serializers.CharField(source="row.slug")
    date = DateShape(source="row.date")
    days = serializers.IntegerField(allow_null=True)
    event = serializers.CharField(source="row.event.slug", allow_null=True)
    resumed = serializers.CharField(
        source="resumed.slug", allow_null=True, help_text="The next account by the same voice."
    )


class IncidentAccountShape(SourcesLast):
    """One account of the window, with those that answer it."""

    incident = serializers.CharField(source="row.slug")
    kind = code(INCIDENT_KIND, source="row.kind")
    by = PartyName(source="row.by", allow_null=True)
    against = PartyName(source="row.against", allow_null=True)
    date = DateShape(source="row.date")
    counting = code(COUNTING, source="row.counting", allow_null=True)
    count = serializers.IntegerField(source="row.count", allow_null=True)
    district = Text(source="row.district")
    summary = serializers.CharField(source="row.summary")
    part_of = serializers.CharField(source="row.part_of.slug", allow_null=True)
    answers = serializers.CharField(source="row.answers.slug", allow_null=True)
    answered_by = serializers.SerializerMethodField()
    overlaps = serializers.SerializerMethodField()
    confidence = code(CONFIDENCE, source="row.confidence")
    citations = citations(source="row.citations.all")

    def get_answered_by(self, told: Told) -> list[str]:
        return [row.slug for row in told.answered_by]

    def get_overlaps(self, told: Told) -> list[str]:
        return [row.slug for row in told.overlaps]


class IncidentCountsShape(DayShape):
    """What is told of incidents in a window of days."""

    by_voice = IncidentCountShape(many=True)
    together = IncidentCountShape(many=True, help_text="All voices, none counted twice.")
    itemised = ItemisedShape(many=True)
    pauses = PauseShape(many=True)
    observations = serializers.ListField(child=serializers.CharField())
    accounts = IncidentAccountShape(many=True, help_text="Oldest first.")
    beyond = serializers.ListField(
        child=serializers.CharField(), help_text="Reaching beyond the window: not counted."
    )

    def get_fields(self) -> dict[str, Any]:
        """Add the ends of the window, which bear names that Python keeps for itself."""
        ends = {
            "from": serializers.DateField(allow_null=True, help_text="Null: open to the past."),
            "to": serializers.DateField(),
        }
        return {**super().get_fields(), **ends}
