"""Accounts of incidents, and the reactions of others."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from provisions.vocabulary import COUNTING, INCIDENT_KIND, REACTION_ASK, REACTION_TONE
from tracker.api.shapes.fields import Text, code
from tracker.api.shapes.row import EntryShape
from tracker.api.shapes.told import NamedEntries, NamedEntry


class IncidentShape(EntryShape):
    """One account of an incident or of several: what is said, never whether it happened."""

    address = "api:incident"

    kind = code(INCIDENT_KIND)
    by = serializers.CharField(
        source="by.slug", allow_null=True, help_text="Whose account it is; null: not named."
    )
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    against = serializers.CharField(
        source="against.slug", allow_null=True, help_text="Of whom, or to whom it answers."
    )
    district = Text(help_text="One district or region; nothing nearer is kept.")
    counting = code(COUNTING, allow_null=True)
    count = serializers.IntegerField(
        allow_null=True, help_text="Of a total: the number that the account gives."
    )
    part_of = NamedEntry(help_text="The total or series in which it is counted.")
    answers = NamedEntry(help_text="The account that it denies, observes or clarifies.")
    event = NamedEntry()
    overlaps = NamedEntries(
        "other", source="overlaps.all", help_text="Accounts that may be of the same incidents."
    )
    summary = serializers.CharField(help_text="The account, in our own words.")
    reported_by_source = serializers.CharField(
        source="reported_by_source.slug",
        allow_null=True,
        help_text="The source that alone reports it.",
    )


class Asks(serializers.ListField):
    """The words of what a reaction asks for."""

    child = code(REACTION_ASK)

    def to_representation(self, ties: Any) -> list[str]:
        return [tie.ask for tie in ties]


class ReactionShape(EntryShape):
    """A response to the talks by one party, or by several taken together."""

    address = "api:reaction"

    party = serializers.CharField(
        source="party.slug", allow_null=True, help_text="Null: of several taken together."
    )
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    collective = Text(help_text="Several taken together, as the source names them.")
    counted = serializers.IntegerField(
        allow_null=True,
        help_text="How many the source counts in it; those that react by name may be among them.",
    )
    event = NamedEntry(help_text="What it responds to; null: the talks as a whole.")
    tone = code(REACTION_TONE)
    asks = Asks(source="asks.all")
    summary = serializers.CharField(help_text="What was said, in our own words.")
    reported_by_source = serializers.CharField(
        source="reported_by_source.slug",
        allow_null=True,
        help_text="The source that alone reports it.",
    )
