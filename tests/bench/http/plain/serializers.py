"""Rows with what they rest on nested in them."""

from __future__ import annotations

from rest_framework import serializers

from tests.bench.http.plain import models


class SourceSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Source
        fields = ("slug", "publisher", "title", "url", "date", "kind", "perspective", "language")


class CitationSerializer(serializers.ModelSerializer):
    source = SourceSerializer()

    class Meta:
        model = models.Citation
        fields = ("locator", "quotation", "source")


class PartySerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Party
        fields = ("slug", "name", "short_name")


class ActorSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Actor
        fields = ("slug", "name", "office")


class CitedSerializer(serializers.ModelSerializer):
    """A dated row with its citations."""

    citations = CitationSerializer(many=True)


class TextSerializer(CitedSerializer):
    class Meta:
        model = models.ArticleText
        exclude = ("id", "state", "article")


class AccountSerializer(CitedSerializer):
    according_to = PartySerializer()
    according_to_source = SourceSerializer()
    speaker = ActorSerializer()

    class Meta:
        model = models.StatusEntry
        exclude = ("id", "state", "agreement", "article", "precondition")


class MovementSerializer(CitedSerializer):
    mover = PartySerializer()
    according_to = PartySerializer()
    according_to_source = SourceSerializer()
    speaker = ActorSerializer()

    class Meta:
        model = models.Movement
        exclude = ("id", "state", "article")


class ArticleSerializer(serializers.ModelSerializer):
    """An article with its texts, each account of it, and the claims that a party moved."""

    agreement = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    texts = TextSerializer(many=True)
    status_entries = AccountSerializer(many=True)
    movements = MovementSerializer(many=True)

    class Meta:
        model = models.Article
        fields = ("slug", "agreement", "key", "position", "texts", "status_entries", "movements")


class PreconditionSerializer(CitedSerializer):
    status_entries = AccountSerializer(many=True)

    class Meta:
        model = models.Precondition
        exclude = ("id", "state", "agreement")


class AgreementSerializer(serializers.ModelSerializer):
    """An agreement with its articles and requirements, all nested."""

    articles = ArticleSerializer(many=True)
    preconditions = PreconditionSerializer(many=True)

    class Meta:
        model = models.Agreement
        exclude = ("id", "state")


class PositionSerializer(CitedSerializer):
    agreement = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    article = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    precondition = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    party = PartySerializer()
    speaker = ActorSerializer()
    reported_by = PartySerializer()
    reported_by_source = SourceSerializer()
    replaces = serializers.SlugRelatedField(slug_field="slug", read_only=True)

    class Meta:
        model = models.Position
        exclude = ("id", "state")
