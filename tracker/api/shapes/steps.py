"""A precondition's ledger: each line, each party's answer, who holds it met."""

from __future__ import annotations

from dataclasses import dataclass

from rest_framework import serializers

from provisions.models import Party, StatusEntry
from provisions.vocabulary import (
    ANSWER,
    ASPECT,
    BASIS,
    CONFIDENCE,
    FULFILMENT,
    RULE,
    STANDING,
    VOICE,
)
from tracker.api.shapes.fields import DateShape, Ids, PartyName, Text, code, either

STEPS = (STANDING, ANSWER, FULFILMENT)


@dataclass(frozen=True, slots=True)
class Answered:
    """One party's answer in one aspect; no entry: the record holds none."""

    party: Party
    entry: StatusEntry | None


class PartyAnswerShape(serializers.Serializer):
    """One party's answer: the tracker's reading where there is one, else the last account."""

    party = PartyName()
    status = code(ANSWER, source="entry.status", allow_null=True)
    since = DateShape(source="entry.date", allow_null=True)
    voice = code(VOICE, source="entry.voice", allow_null=True)
    entry = serializers.CharField(
        source="entry.slug", allow_null=True, help_text="Which of the steps says so."
    )


class MetShape(serializers.Serializer):
    """How far it is fulfilled according to one party or one source, by its last account."""

    party = PartyName(source="according_to", allow_null=True)
    source = serializers.CharField(  # type: ignore[assignment]
        source="according_to_source.slug", allow_null=True
    )
    status = code(FULFILMENT)
    since = DateShape(source="date")
    entry = serializers.CharField(source="slug", help_text="Which of the steps says so.")


class StepShape(serializers.Serializer):
    """One line of the ledger, in short; the status entry of this id has the rest."""

    id = serializers.CharField(source="slug", help_text="The status entry's public id.")
    aspect = code(ASPECT)
    party = serializers.CharField(
        source="party.slug", allow_null=True, help_text="Whose answer, if about one."
    )
    status = either("StepStatus", STEPS)
    date = DateShape()
    voice = code(VOICE)
    according_to = serializers.CharField(source="according_to.slug", allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    rule = code(RULE, allow_null=True)
    basis = code(BASIS, allow_null=True)
    confidence = code(CONFIDENCE)
    note = Text()
    sources = Ids("source", source="citations.all", help_text="The sources it rests on.")
