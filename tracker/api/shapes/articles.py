"""Articles as of a day, each account of them, and what is known of each text."""

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
from tracker.api.shapes.row import CitationShape, EntryShape, RowShape, SourcesLast, citations

# What the record stores of an article itself; the rest follows from its texts and entries.
STORED = frozenset({"id", "agreement", "revision", "key", "position"})


class ArticleTextShape(EntryShape):
    """What is known of an article's text from a day on, in our own words."""

    address = "api:article-text"

    agreement = serializers.CharField(source="article.agreement.slug", read_only=True)
    article = serializers.CharField(source="article.slug")
    disclosure = code(DISCLOSURE)
    number = Text(help_text="As printed: VII; null while it was not public.")
    subject = Text()
    summary = Text(help_text="In our own words; the official text is linked, not copied.")
    terms = Items(help_text="What it would oblige to if in force.")
    trigger = Text(help_text="What starts its obligations, by its own terms.")
    deadlines = Items()
    blanks = Items(help_text="Blanks left in the published text.")
    instruments = Items(help_text="Documents it refers to.")
    secondary = serializers.BooleanField(
        help_text="True: the wording was not seen; sources summarise it."
    )
    official_text = Text()


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

    @extend_schema_field(ArticleCitationShape(many=True))
    def get_citations(self, state: ArticleState) -> Any:
        rows: list[Any] = [row for row in (state.text, state.reading) if row is not None]
        cited = [citation for row in rows for citation in row.citations.all()]
        return self._shaped(ArticleCitationShape, cited)

    @cached_property
    def _shapes(self) -> dict[type[serializers.Serializer], serializers.Serializer]:
        """One shape of each kind for all articles: making one costs more than using it."""
        shapes = (PartyAccountShape, SourceAccountShape, ArticleCitationShape)
        return {shape: shape(context=self.context) for shape in shapes}

    def _shaped(self, shape: type[serializers.Serializer], rows: Iterable[Any]) -> list[Any]:
        return [self._shapes[shape].to_representation(row) for row in rows]
