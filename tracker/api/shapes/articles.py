"""Articles as of a day, and each account of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Article
from provisions.models.source import CITED
from provisions.states import ArticleState
from provisions.vocabulary import ARTICLE_STATUS, BASIS, CONFIDENCE, DISCLOSURE, RULE
from tracker.api.shapes.fields import DateShape, Items, PartyName, SpeakerName, Text, code
from tracker.api.shapes.positions import MovementClaimShape
from tracker.api.shapes.row import CitationShape, RowShape, SourcesLast, citations

# What the record stores of an article itself; the rest follows from its texts and entries.
STORED = frozenset({"id", "agreement", "revision", "key", "position"})


class AccountShape(SourcesLast):
    """What one party or one source last said about the subject by the day."""

    entry = serializers.CharField(source="slug", help_text="The status entry's public id.")
    date = DateShape()
    sort_day = serializers.DateField(read_only=True, help_text="Derived from date.")
    speaker = SpeakerName(allow_null=True)
    confidence = code(CONFIDENCE)
    note = Text()
    citations = citations()


class PartyAccountShape(AccountShape):
    party = PartyName(source="according_to")
    status = code(ARTICLE_STATUS)


class SourceAccountShape(AccountShape):
    source = serializers.CharField(  # type: ignore[assignment]
        source="according_to_source.slug"
    )
    publisher = serializers.CharField(source="according_to_source.publisher")
    status = code(ARTICLE_STATUS)


class ArticleCitationShape(CitationShape):
    """A source of the article's text or of its status."""

    row = serializers.SerializerMethodField(
        help_text="Which of the two rests on it: the public id in `text` or in `status_entry`."
    )

    @extend_schema_field({"type": "string"})
    def get_row(self, citation: Any) -> str:
        cited = next(getattr(citation, name) for name in CITED if getattr(citation, f"{name}_id"))
        return str(cited.slug)


class ArticleShape(RowShape):
    """One article on one day: its text, each account of it, and the tracker's reading.

    Everything but the key and its place is derived from article texts and status entries.
    """

    address = "api:article"

    id = serializers.CharField(source="article.slug", help_text="Public and permanent.")
    agreement = serializers.CharField(source="article.agreement.slug")
    revision = serializers.IntegerField(
        source="article.revision_id",
        help_text="The last that touched the article itself; its texts and entries have their own.",
    )
    as_of = serializers.SerializerMethodField(help_text="The day that is shown.")
    key = serializers.CharField(
        source="article.key",
        help_text="Permanent: title, preamble or the number at which the tracker files it.",
    )
    position = serializers.IntegerField(source="article.position", help_text="Place in the draft.")
    disclosure = code(DISCLOSURE, source="disclosure.code")
    number = Text(help_text="As printed: VII; null while it was not public.")
    title = Text(source="text.subject", help_text="Its subject as known on the day, or null.")
    summary = Text(source="text.summary", help_text="In our own words, or null.")
    terms = Items(source="text.terms")
    trigger = Text(source="text.trigger")
    deadlines = Items(source="text.deadlines")
    blanks = Items(source="text.blanks")
    instruments = Items(source="text.instruments")
    official_text = Text(source="text.official_text")
    secondary = serializers.BooleanField(
        source="text.secondary",
        allow_null=True,
        help_text="True: the wording was not seen; sources summarise it.",
    )
    confidence = code(CONFIDENCE, source="text.confidence", allow_null=True)
    text_note = Text(source="text.note")
    text = serializers.CharField(
        source="text.slug", allow_null=True, help_text="The article text that is shown."
    )
    text_since = DateShape(source="text.date", allow_null=True)
    status = code(ARTICLE_STATUS, source="status.code")
    status_since = DateShape(source="since", allow_null=True)
    status_basis = code(BASIS, source="basis.code", allow_null=True)
    status_rule = code(RULE, source="rule.code", allow_null=True)
    status_confidence = code(CONFIDENCE, source="reading.confidence", allow_null=True)
    status_note = Text(source="reading.note")
    status_entry = serializers.CharField(
        source="reading.slug", allow_null=True, help_text="The status entry that is the reading."
    )
    accounts_differ = serializers.BooleanField(
        help_text="True: the parties' latest accounts contradict each other."
    )
    status_by_party = serializers.SerializerMethodField(
        help_text="Each party's own latest account; a party without one is not listed."
    )
    status_by_source = serializers.SerializerMethodField(
        help_text="The latest account of each source that names no party."
    )
    movement = serializers.SerializerMethodField(
        help_text="Claims that a party moved or took the other's terms, with their denials."
    )
    preconditions = serializers.SerializerMethodField(
        help_text="The preconditions and calls on which it bears, as far as on record by the day."
    )
    citations = serializers.SerializerMethodField(help_text="What the text and the status rest on.")

    def get_fields(self) -> dict[str, Any]:
        """Mark what follows from texts and entries as derived."""
        declared = super().get_fields()
        for name, field in declared.items():
            field.read_only = field.read_only or name not in STORED
        return declared

    def head(self, row: ArticleState) -> Article:
        return row.article

    def get_as_of(self, state: ArticleState) -> datetime.date:
        day: datetime.date = self.context["day"]
        return day

    @extend_schema_field(PartyAccountShape(many=True))
    def get_status_by_party(self, state: ArticleState) -> Any:
        accounts = [entry for entry in state.accounts if entry.voice == "party"]
        return self._shaped(PartyAccountShape, accounts)

    @extend_schema_field(SourceAccountShape(many=True))
    def get_status_by_source(self, state: ArticleState) -> Any:
        accounts = [entry for entry in state.accounts if entry.voice == "source"]
        return self._shaped(SourceAccountShape, accounts)

    @extend_schema_field(MovementClaimShape(many=True))
    def get_movement(self, state: ArticleState) -> Any:
        return self._shaped(MovementClaimShape, self.context["claims"].get(state.article.pk, ()))

    @extend_schema_field({"type": "array", "items": {"type": "string"}, "readOnly": True})
    def get_preconditions(self, state: ArticleState) -> list[str]:
        rows = self.context["preconditions"].get(state.article.pk, ())
        return [precondition.slug for precondition in rows]

    @extend_schema_field(ArticleCitationShape(many=True))
    def get_citations(self, state: ArticleState) -> Any:
        rows: list[Any] = [row for row in (state.text, state.reading) if row is not None]
        cited = [citation for row in rows for citation in row.citations.all()]
        return self._shaped(ArticleCitationShape, cited)

    @cached_property
    def _shapes(self) -> dict[type[serializers.Serializer], serializers.Serializer]:
        """One shape of each kind for all articles: making one costs more than using it."""
        shapes = (PartyAccountShape, SourceAccountShape, MovementClaimShape, ArticleCitationShape)
        return {shape: shape(context=self.context) for shape in shapes}

    def _shaped(self, shape: type[serializers.Serializer], rows: Iterable[Any]) -> list[Any]:
        return [self._shapes[shape].to_representation(row) for row in rows]
