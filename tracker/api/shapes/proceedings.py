"""Cases with their stages, presences, and readings of what articles cover."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Presence, Proceeding
from provisions.registers.proceedings import PresenceState, ProceedingState, until_on
from provisions.vocabulary import (
    CONFIDENCE,
    PRESENCE_KIND,
    PROCEEDING_KIND,
    PROCEEDING_STAGE,
    SCOPE_READING,
)
from tracker.api.shapes.fields import DateShape, Gated, Ids, Text, code, either
from tracker.api.shapes.row import EntryShape, RowShape, citations
from tracker.api.shapes.told import ToldShape


class StageToldShape(ToldShape):
    """One step of a proceeding, in short; the proceeding stage of this id is the same row."""

    stage = either("StageOfProceeding", [PROCEEDING_STAGE])


class ReadingToldShape(ToldShape):
    """One account's last reading, in short; the scope reading of this id is the same row."""

    article = serializers.CharField(source="article.slug")
    reading = either("ReadingOfScope", [SCOPE_READING])


class ProceedingShape(RowShape):
    """A case before a court, arbitrators or an authority, as it stood on the day."""

    address = "api:proceeding"

    id = serializers.CharField(source="proceeding.slug", help_text="Public and permanent.")
    agreement = serializers.CharField(source="proceeding.agreement.slug")
    revision = serializers.IntegerField(
        source="proceeding.revision_id",
        help_text="The last that touched the row itself; stages and readings have their own.",
    )
    key = serializers.CharField(source="proceeding.key", help_text="Neutral words, permanent.")
    title = serializers.CharField(source="proceeding.title")
    kind = code(PROCEEDING_KIND, source="proceeding.kind")
    forum = serializers.CharField(source="proceeding.forum.slug", allow_null=True)
    claimant = serializers.CharField(source="proceeding.claimant.slug", allow_null=True)
    respondent = serializers.CharField(source="proceeding.respondent.slug", allow_null=True)
    summary = Text(source="proceeding.summary")
    article = serializers.CharField(
        source="proceeding.article.slug",
        allow_null=True,
        help_text="The article that accounts bring it together with.",
    )
    stage = serializers.ListField(
        child=either("StageOfProceeding", [PROCEEDING_STAGE]),
        source="words",
        read_only=True,
        help_text="Derived: the stages of the last day on record; several where accounts differ.",
    )
    stages = StageToldShape(many=True, read_only=True, help_text="By the day, oldest first.")
    scope_readings = ReadingToldShape(
        many=True,
        read_only=True,
        source="readings",
        help_text="The last reading of each party and source; none is preferred.",
    )
    confidence = code(CONFIDENCE, source="proceeding.confidence")
    note = Text(source="proceeding.note")
    citations = citations(source="proceeding.citations.all")

    def head(self, row: ProceedingState) -> Proceeding:
        return row.proceeding


class PresenceNameShape(serializers.Serializer):
    """What one party, or one source, calls a presence."""

    name = serializers.CharField()
    party = serializers.CharField(source="party.slug", allow_null=True)
    source = serializers.CharField(source="source.slug", allow_null=True)  # type: ignore[assignment]


class PresenceShape(RowShape):
    """A force, a mission or assistance of others, as it stood on the day."""

    address = "api:presence"

    id = serializers.CharField(source="presence.slug", help_text="Public and permanent.")
    agreement = serializers.CharField(source="presence.agreement.slug")
    revision = serializers.IntegerField(
        source="presence.revision_id",
        help_text="The last that touched the row itself; readings have their own.",
    )
    key = serializers.CharField(source="presence.key", help_text="Neutral words, permanent.")
    title = serializers.CharField(source="presence.title")
    kind = code(PRESENCE_KIND, source="presence.kind")
    mission = serializers.CharField(source="presence.mission.slug", allow_null=True)
    senders = Ids("party", source="presence.senders.all")
    names = PresenceNameShape(many=True, source="presence.names.all")
    place = Text(source="presence.place", help_text="Town or country; district at most.")
    since = DateShape(source="presence.since", allow_null=True)
    until = Gated(help_text="Null also where it would tell an earlier day what came later.")
    summary = Text(source="presence.summary")
    article = serializers.CharField(
        source="presence.article.slug",
        allow_null=True,
        help_text="The article that accounts bring it together with.",
    )
    scope_readings = ReadingToldShape(
        many=True,
        read_only=True,
        source="readings",
        help_text="The last reading of each party and source; none is preferred.",
    )
    confidence = code(CONFIDENCE, source="presence.confidence")
    note = Text(source="presence.note")
    citations = citations(source="presence.citations.all")

    def head(self, row: PresenceState) -> Presence:
        return row.presence

    @extend_schema_field(DateShape(allow_null=True))
    def get_until(self, state: PresenceState) -> Any:
        until = until_on(state.presence, self.context["day"])
        return DateShape(until).data if until else None


class ProceedingStageShape(EntryShape):
    """One dated step of a proceeding, according to one party or source."""

    address = "api:proceeding-stage"

    agreement = serializers.CharField(source="proceeding.agreement.slug", read_only=True)
    proceeding = serializers.CharField(source="proceeding.slug")
    stage = either("StageOfProceeding", [PROCEEDING_STAGE])
    summary = Text()
    according_to = serializers.CharField(source="according_to.slug", allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)


class ScopeReadingShape(EntryShape):
    """One account of whether an article covers a proceeding or a presence, or how far it goes."""

    address = "api:scope-reading"

    article = serializers.CharField(source="article.slug")
    proceeding = serializers.CharField(source="proceeding.slug", allow_null=True)
    presence = serializers.CharField(
        source="presence.slug",
        allow_null=True,
        help_text="Null like the proceeding: the reading is of the article as such.",
    )
    reading = either("ReadingOfScope", [SCOPE_READING])
    summary = serializers.CharField(help_text="What the account says, in our own words.")
    according_to = serializers.CharField(source="according_to.slug", allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
