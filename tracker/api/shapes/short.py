"""Articles and preconditions in short, as the overview lists them."""

from __future__ import annotations

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.requirements import PreconditionState
from provisions.vocabulary import (
    ANSWER,
    ARTICLE_STATUS,
    BASIS,
    CONDITION,
    FORM,
    FULFILMENT,
    ORDER,
    STANDING,
)
from tracker.api.shapes.fields import DateShape, Ids, Text, code
from tracker.api.shapes.row import page_of


class ArticleInShortShape(serializers.Serializer):
    """One article on the day; the articles collection has the rest."""

    id = serializers.CharField()
    key = serializers.CharField()
    number = Text(help_text="Null while it was not public.")
    title = Text(help_text="Its subject as known on the day, or null.")
    status = code(ARTICLE_STATUS)
    status_since = DateShape(allow_null=True)
    status_basis = code(BASIS, allow_null=True)
    accounts_differ = serializers.BooleanField()
    url = serializers.URLField()
    html_url = serializers.URLField()


class AnswerInShortShape(serializers.Serializer):
    """One party's answer; null where the record holds none."""

    party = serializers.CharField(source="party.slug")
    answer_substance = code(ANSWER, source="substance.status", allow_null=True)
    answer_linkage = code(ANSWER, source="linkage.status", allow_null=True)


class PreconditionInShortShape(serializers.Serializer):
    """What a party states as required; the preconditions collection has the rest."""

    id = serializers.CharField(source="precondition.slug")
    key = serializers.CharField(source="precondition.key")
    title = serializers.CharField(source="precondition.title")
    form = code(FORM, source="precondition.form")
    stated_by = Ids("party", source="precondition.stated_by.all")
    addressed_to = Ids("party", source="precondition.addressed_to.all")
    condition_of_signature = code(CONDITION, source="precondition.condition_of_signature")
    order = code(ORDER, source="precondition.order")
    standing = code(STANDING, source="standing.status", allow_null=True)
    answers = AnswerInShortShape(many=True)
    fulfilment = code(FULFILMENT, source="fulfilment.status", allow_null=True)
    accounts_differ = serializers.BooleanField()
    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField()

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, state: PreconditionState) -> str:
        address = reverse("api:precondition", args=[state.precondition.slug])
        return str(self.context["request"].build_absolute_uri(address))

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, state: PreconditionState) -> str | None:
        return page_of(state.precondition, self.context["request"])
