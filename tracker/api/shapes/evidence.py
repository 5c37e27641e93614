"""On what the record rests, as data."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.answers.evidence import Side
from provisions.vocabulary import PERSPECTIVE, SOURCE_KIND
from tracker.api.shapes.beside import DayShape, RowNameShape
from tracker.api.shapes.fields import PartyName, Text, code


class KindCountShape(serializers.Serializer):
    """How many sources of one kind."""

    kind = code(SOURCE_KIND)
    sources = serializers.IntegerField()


class LanguageCountShape(serializers.Serializer):
    """How many sources in one language."""

    language = Text(help_text="BCP 47 tag; null: not recorded.")
    sources = serializers.IntegerField()


class SideShape(serializers.Serializer):
    """The sources of one perspective, and what rests on them."""

    perspective = code(PERSPECTIVE, source="perspective.code")
    sources = serializers.IntegerField()
    kinds = serializers.SerializerMethodField()
    languages = serializers.SerializerMethodField()
    rows = serializers.IntegerField(help_text="How many rows cite one of them.")
    is_one_side = serializers.BooleanField(help_text="False for international sources.")
    alone = RowNameShape(many=True, help_text="The rows that cite no other perspective.")

    @extend_schema_field(KindCountShape(many=True))
    def get_kinds(self, side: Side) -> list[dict[str, Any]]:
        return [{"kind": word.code, "sources": count} for word, count in side.kinds]

    @extend_schema_field(LanguageCountShape(many=True))
    def get_languages(self, side: Side) -> list[dict[str, Any]]:
        return [{"language": tag or None, "sources": count} for tag, count in side.languages]


class ToldShape(serializers.Serializer):
    """How much the record holds of one negotiating party's words, with those of its organs."""

    party = PartyName()
    statements = serializers.IntegerField()
    reported = serializers.IntegerField(help_text="Known from another party's report only.")
    quoted = serializers.IntegerField(help_text="With exact words.")
    accounts = serializers.IntegerField(help_text="Its status entries.")
    counts = serializers.IntegerField(help_text="Its tallies.")
    states = serializers.IntegerField(help_text="Requirements that stand as it states them.")
    asked = serializers.IntegerField(help_text="Requirements that stand and are put to it.")
    unanswered = serializers.IntegerField(help_text="Answers it is not known to have given.")
    unanswered_proposals = serializers.IntegerField(help_text="The same, to proposals.")
    corrected = serializers.IntegerField(help_text="Entries of its words that were corrected.")
    retracted = serializers.IntegerField(help_text="Entries of its words that were withdrawn.")


class NounCountShape(serializers.Serializer):
    """The rows of one noun."""

    noun = serializers.CharField()
    rows = serializers.IntegerField()
    one_side = serializers.IntegerField(help_text="On one perspective's sources alone.")
    single = serializers.IntegerField(help_text="On a single source.")


class EvidenceShape(DayShape):
    """On what the record of one day rests."""

    rows = serializers.IntegerField()
    sources = serializers.IntegerField()
    one_side = serializers.IntegerField(
        help_text="Rows on sources of one perspective alone that is not the international one."
    )
    nouns = NounCountShape(many=True)
    sides = SideShape(many=True)
    told = ToldShape(many=True, help_text="The negotiating parties, in alphabetical order.")
    single = RowNameShape(many=True, help_text="Rows that rest on one source each.")
    secondary = RowNameShape(many=True, help_text="Texts known from summaries only.")
    reported = RowNameShape(
        many=True, help_text="Statements that another party, or one source alone, reports."
    )
