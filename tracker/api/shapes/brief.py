"""The morning brief, as data."""

from __future__ import annotations

from rest_framework import serializers

from provisions.models import NOUNS
from tracker.api.shapes.beside import DayShape, RowNameShape
from tracker.api.shapes.compare import ComparisonShape
from tracker.api.shapes.fields import Code, DateShape
from tracker.api.shapes.row import SourcesLast, citations
from tracker.api.shapes.unanswered import (
    ProposalUnansweredShape,
    StandingRequirementShape,
    UnansweredAnswerShape,
)


class DeadlineShape(SourcesLast):
    """A day ahead that the record holds."""

    kind = Code(
        "DeadlineKind", ("presence_ends", "event"), "A presence ends, or an event is to come."
    )
    noun = Code("Noun", sorted(model.noun() for model in NOUNS), "What row.", source="row.noun")
    id = serializers.CharField(source="row.slug")
    title = serializers.CharField(source="row.title")
    date = DateShape()
    days = serializers.IntegerField(help_text="From the day of the brief, at the latest.")
    citations = citations(source="row.citations.all")


class TermShape(serializers.Serializer):
    """A period that the text sets without a day."""

    article = serializers.CharField(source="text.article.slug")
    words = serializers.CharField()
    trigger = serializers.CharField(source="text.trigger", help_text="What it runs from, if said.")


class BriefShape(DayShape):
    """One day, seen from the day before."""

    is_known = serializers.BooleanField(
        help_text="False for a day after the last of which the record can speak."
    )
    moved = ComparisonShape(help_text="The day compared with the day before.")
    rows = RowNameShape(many=True, help_text="The rows that count from the day.")
    newly_unanswered = UnansweredAnswerShape(many=True)
    newly_unanswered_proposals = ProposalUnansweredShape(many=True)
    ended = UnansweredAnswerShape(
        many=True, help_text="No longer without an answer, or no longer standing."
    )
    newly_unmoved = StandingRequirementShape(many=True)
    deadlines = DeadlineShape(many=True, help_text="The nearest first.")
    terms = TermShape(many=True)
