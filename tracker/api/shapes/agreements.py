"""Agreements: the treaty under negotiation, and how far the record about it reaches."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Agreement
from provisions.vocabulary import ANNEXES, AUTHENTIC, ROLE
from tracker.api.shapes.fields import Gated, Text, code
from tracker.api.shapes.row import RowShape, citations


class ParticipationShape(serializers.Serializer):
    party = serializers.CharField(source="party.slug")
    role = code(ROLE)


class LanguageVersionShape(serializers.Serializer):
    language = serializers.CharField(help_text="BCP 47 tag.")
    title = Text()
    authentic = code(AUTHENTIC)
    prevailing = code(AUTHENTIC)
    note = Text()


class AgreementShape(RowShape):
    """A treaty under negotiation, and how far the record about it reaches."""

    address = "api:agreement"

    agreement = serializers.CharField(source="slug", read_only=True, help_text="The same as id.")
    title = Gated(help_text="The official title; null before the day on which it was public.")
    short_title = serializers.CharField()
    expected_articles = serializers.IntegerField(help_text="Numbered articles, without preamble.")
    annexes = code(ANNEXES)
    dense_until = serializers.DateField(
        allow_null=True, help_text="Last day up to which sources were found in number."
    )
    known_until = serializers.DateField(
        allow_null=True, help_text="Day of the latest source found; after it nothing is known."
    )
    checked_on = serializers.DateField(
        allow_null=True, help_text="Day on which sources were last searched."
    )
    note = Gated(
        help_text="How the record stands now; null on a day before known_until, since it would "
        "tell what came later."
    )
    participations = ParticipationShape(many=True, source="participations.all")
    language_versions = Gated(
        help_text="Empty before the day on which the official title was public."
    )
    citations = citations()

    @extend_schema_field({"type": ["string", "null"]})
    def get_title(self, agreement: Agreement) -> str | None:
        return agreement.title if self._is_titled(agreement) else None

    @extend_schema_field({"type": ["string", "null"]})
    def get_note(self, agreement: Agreement) -> str | None:
        until = agreement.known_until
        told = until is None or self.context["day"] >= until
        return (agreement.note or None) if told else None

    @extend_schema_field(LanguageVersionShape(many=True))
    def get_language_versions(self, agreement: Agreement) -> Any:
        versions: Any = agreement.language_versions
        shown = versions.all() if self._is_titled(agreement) else []
        return LanguageVersionShape(shown, many=True).data

    def _is_titled(self, agreement: Agreement) -> bool:
        return agreement.pk in self.context["titled"]
