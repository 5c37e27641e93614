"""Status entries, counts and events: the dated statements of the record."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.vocabulary import (
    ACT,
    ANSWER,
    ARTICLE_STATUS,
    ASPECT,
    BASIS,
    EVENT_KIND,
    FULFILMENT,
    RULE,
    STAGE,
    STANDING,
    VOICE,
)
from tracker.api.shapes.fields import Gated, Ids, Text, code, either
from tracker.api.shapes.row import EntryShape

STATUSES = (ARTICLE_STATUS, STAGE, ACT, STANDING, ANSWER, FULFILMENT)


class StatusEntryShape(EntryShape):
    """One dated statement of status: a party's, a source's, or the tracker's reading."""

    address = "api:status-entry"

    aspect = code(ASPECT)
    article = serializers.CharField(
        source="article.slug", allow_null=True, help_text="Which article, if about one."
    )
    precondition = serializers.CharField(
        source="precondition.slug", allow_null=True, help_text="Which precondition, if about one."
    )
    party = serializers.CharField(
        source="party.slug", allow_null=True, help_text="Whose act or whose answer, if about one."
    )
    status = either("EntryStatus", STATUSES, help_text="Of the vocabulary that fits the aspect.")
    voice = code(VOICE)
    according_to = serializers.CharField(
        source="according_to.slug", allow_null=True, help_text="The party whose account it is."
    )
    according_to_source = serializers.CharField(
        source="according_to_source.slug",
        allow_null=True,
        help_text="The source whose account it is.",
    )
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    rule = code(RULE, allow_null=True, help_text="Of the tracker's reading only.")
    basis = code(BASIS, allow_null=True, help_text="Of the tracker's reading only.")


class CountedArticleShape(serializers.Serializer):
    """An article that a count names, and how the count says it stands."""

    article = serializers.CharField(source="article.slug")
    status = code(ARTICLE_STATUS)


class TallyShape(EntryShape):
    """A count claim: so many articles agreed, partly agreed, open, of so many."""

    address = "api:tally"

    according_to = serializers.CharField(source="according_to.slug")
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    agreed = serializers.IntegerField(allow_null=True)
    partly = serializers.IntegerField(allow_null=True)
    open = serializers.IntegerField(allow_null=True)
    total = serializers.IntegerField(allow_null=True, help_text="Null: no total was given.")
    percent_low = serializers.IntegerField(allow_null=True)
    percent_high = serializers.IntegerField(allow_null=True)
    subject_words = Text(help_text="How it names the open ones, in our words.")
    articles = CountedArticleShape(many=True, source="articles.all")


class EventShape(EntryShape):
    """Something that happened on a day and bears on the agreement."""

    address = "api:event"

    kind = code(EVENT_KIND)
    title = serializers.CharField()
    summary = Text()
    place = Text(help_text="Town or country; district at most.")
    according_to = serializers.CharField(
        source="according_to.slug",
        allow_null=True,
        help_text="The party that alone says it happened.",
    )
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    differs_from = Gated(help_text="The event of which this is another account.")
    parties = Ids("party", source="parties.all")
    articles = Ids("article", source="articles.all")

    @extend_schema_field({"type": ["string", "null"]})
    def get_differs_from(self, event: Any) -> str | None:
        """Name the other account, unless it counts only from a later day."""
        other = event.differs_from
        return other.slug if other and other.sort_day <= self.context["day"] else None
