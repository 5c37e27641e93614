"""The answers that are no collection: the root, an agreement's overview, the vocabulary."""

from __future__ import annotations

from rest_framework import serializers

from provisions.vocabulary import ACT, ARTICLE_STATUS, BASIS, CONFIDENCE, RULE, STAGE, VOICE
from tracker.api.shapes.articles import AccountShape
from tracker.api.shapes.fields import DateShape, PartyName, SpeakerName, Text, code
from tracker.api.shapes.row import citations
from tracker.api.shapes.short import ArticleInShortShape, PreconditionInShortShape
from tracker.api.shapes.statements import TallyShape


class ReadingShape(serializers.Serializer):
    """The tracker's reading of the stage of the agreement."""

    status = code(STAGE)
    since = DateShape(source="date")
    rule = code(RULE)
    basis = code(BASIS)
    confidence = code(CONFIDENCE)
    note = Text()
    entry = serializers.CharField(source="slug", help_text="The status entry's public id.")
    citations = citations()


class StageAccountShape(AccountShape):
    """What one party or source last said of the stage by the day."""

    party = PartyName(source="according_to", allow_null=True)
    source = serializers.CharField(  # type: ignore[assignment]
        source="according_to_source.slug", allow_null=True
    )
    status = code(STAGE)


class PartyActShape(serializers.Serializer):
    """An act of a party towards being bound, in one voice."""

    status = code(ACT)
    date = DateShape()
    voice = code(VOICE)
    according_to = PartyName(allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)
    speaker = SpeakerName(allow_null=True)
    confidence = code(CONFIDENCE)
    note = Text()
    entry = serializers.CharField(source="slug", help_text="The status entry's public id.")
    citations = citations()


class PartyActsShape(serializers.Serializer):
    """A negotiating party and its acts; none known: an empty list."""

    party = PartyName()
    acts = PartyActShape(many=True)


class StatusCountShape(serializers.Serializer):
    status = code(ARTICLE_STATUS)
    count = serializers.IntegerField()


class FreshnessShape(serializers.Serializer):
    """How far the record reaches. About the record as it stands now, whatever the day."""

    head_revision = serializers.IntegerField(help_text="The last revision of the whole record.")
    recorded_at = serializers.DateTimeField(allow_null=True)
    dense_until = serializers.DateField(allow_null=True)
    known_until = serializers.DateField(allow_null=True)
    checked_on = serializers.DateField(allow_null=True)
    sentence = serializers.CharField(help_text="What the record does not know, in words.")


class OverviewShape(serializers.Serializer):
    """What is agreed, and by whose account, on one day."""

    agreement = serializers.CharField()
    short_title = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    as_of = serializers.DateField()
    stage = ReadingShape(allow_null=True, help_text="Null: nothing is known by this day.")
    stage_accounts = StageAccountShape(many=True)
    acts = PartyActsShape(many=True)
    tallies = TallyShape(
        many=True,
        help_text="Each party's latest count; several where its accounts of one day differ.",
    )
    counts_by_status = StatusCountShape(
        many=True, help_text="Of the numbered articles, by the tracker's reading."
    )
    articles = ArticleInShortShape(many=True)
    preconditions = PreconditionInShortShape(
        many=True,
        help_text="What stands on the day as each party states it, and how it was answered; "
        "by party. Calls by others and what authors infer are not among them.",
    )
    freshness = FreshnessShape()


class RootShape(serializers.Serializer):
    """Where everything is."""

    version = serializers.CharField()
    licence = serializers.URLField()
    collections = serializers.DictField(child=serializers.URLField())
    answers = serializers.DictField(child=serializers.URLField())
    schema = serializers.URLField()
    docs = serializers.URLField()
    html_url = serializers.URLField()


class WordShape(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    definition = serializers.CharField()
    evidence = Text(help_text="What it takes to use the word.")
    example = Text()


class WordsShape(serializers.Serializer):
    """A closed list of words for one purpose."""

    code = serializers.CharField()
    title = serializers.CharField()
    words = WordShape(many=True)


class VocabularyShape(serializers.Serializer):
    """Every word of the record, with its meaning. New words may join; meanings stay."""

    version = serializers.CharField()
    rule_of_dates = serializers.CharField()
    html_url = serializers.URLField()
    vocabularies = WordsShape(many=True)
