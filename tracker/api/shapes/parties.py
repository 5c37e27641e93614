"""Parties and the people who speak for them: shared by all agreements."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.vocabulary import PARTY_KIND, ROLE
from tracker.api.shapes.fields import DateShape, Text, code
from tracker.api.shapes.row import SharedShape
from tracker.links import actor_home, party_home


class PartyRoleShape(serializers.Serializer):
    agreement = serializers.CharField(source="agreement.slug")
    role = code(ROLE)


class PartyShape(SharedShape):
    """A state, organ, organisation, mission or group."""

    address = "api:party"

    name = serializers.CharField()
    short_name = Text()
    kind = code(PARTY_KIND)
    parent = serializers.CharField(  # type: ignore[assignment]
        source="parent.slug", allow_null=True, help_text="Official ties only."
    )
    note = Text()
    roles = PartyRoleShape(
        many=True,
        source="participations.all",
        read_only=True,
        help_text="Derived from the agreements: the party's role towards each.",
    )

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: Any) -> str | None:
        page = party_home(row, self.context["naming"].get(row.pk, []))
        return self.absolute(page) if page else None


class ActorShape(SharedShape):
    """A person speaking for a party in one office."""

    address = "api:actor"

    name = Text(help_text="Null where sources give the office alone.")
    office = serializers.CharField()
    party = serializers.CharField(source="party.slug")
    since = DateShape(allow_null=True)
    until = DateShape(allow_null=True)
    note = Text()

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: Any) -> str | None:
        page = actor_home(row, self.context["naming"].get(row.party_id, []))
        return self.absolute(page) if page else None
