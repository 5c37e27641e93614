"""What was put forward, and how each answered."""

from __future__ import annotations

import datetime

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Proposal, ProposalAnswer
from provisions.registers.proposals import ProposalState, searched_on
from provisions.vocabulary import CONFIDENCE, PROPOSAL_ANSWER
from tracker.api.shapes.fields import DateShape, Gated, Ids, PartyName, Text, code, either
from tracker.api.shapes.row import EntryShape, citations
from tracker.api.shapes.told import ToldShape

_DAY = {"type": ["string", "null"], "format": "date"}


class AnswerToldShape(ToldShape):
    """One answer, in short; the proposal answer of this id is the same row."""

    answer = either("AnswerToProposal", [PROPOSAL_ANSWER])
    searched_on = serializers.SerializerMethodField()

    @extend_schema_field(_DAY)
    def get_searched_on(self, answer: ProposalAnswer) -> datetime.date | None:
        return searched_on(answer, self.context["day"])


class PartyAnswersShape(serializers.Serializer):
    """The answers of one party by the day; an empty list: the record holds none."""

    party = PartyName()
    answers = AnswerToldShape(many=True)


class ProposalShape(EntryShape):
    """Something that a party, or the author of a source, put forward on a day."""

    address = "api:proposal"

    id = serializers.CharField(source="proposal.slug", help_text="Public and permanent.")
    agreement = serializers.CharField(source="proposal.agreement.slug")
    revision = serializers.IntegerField(
        source="proposal.revision_id",
        help_text="The last that touched the row itself; answers have their own.",
    )
    key = serializers.CharField(source="proposal.key", help_text="A correction keeps it.")
    title = serializers.CharField(source="proposal.title")
    proposed_by = serializers.CharField(source="proposal.proposed_by.slug", allow_null=True)
    proposed_by_source = serializers.CharField(
        source="proposal.proposed_by_source.slug",
        allow_null=True,
        help_text="The source whose author proposes it; then no party does.",
    )
    addressed_to = Ids("party", source="proposal.addressed_to.all")
    date = DateShape(source="proposal.date")
    sort_day = serializers.DateField(
        source="proposal.sort_day",
        read_only=True,
        help_text="Derived from date: the day from which it counts and by which it is sorted.",
    )
    precondition = serializers.CharField(source="proposal.precondition.slug", allow_null=True)
    article = serializers.CharField(source="proposal.article.slug", allow_null=True)
    summary = serializers.CharField(
        source="proposal.summary", help_text="What is offered, in our own words."
    )
    answers = PartyAnswersShape(
        many=True,
        read_only=True,
        source="answered",
        help_text="Of each party addressed and each other that answered, by the day.",
    )
    confidence = code(CONFIDENCE, source="proposal.confidence")
    note = Text(source="proposal.note")
    supersedes = serializers.CharField(
        source="proposal.supersedes.slug",
        allow_null=True,
        help_text="The row that this one corrects.",
    )
    citations = citations(source="proposal.citations.all")

    def head(self, row: ProposalState) -> Proposal:
        return row.proposal

    @extend_schema_field({"type": ["string", "null"]})
    def get_superseded_by(self, row: ProposalState) -> str | None:
        return super().get_superseded_by(row.proposal)


class ProposalAnswerShape(EntryShape):
    """How one party answered a proposal, by one account; that it did not is an answer too."""

    address = "api:proposal-answer"

    agreement = serializers.CharField(source="proposal.agreement.slug", read_only=True)
    proposal = serializers.CharField(source="proposal.slug")
    party = serializers.CharField(source="party.slug", help_text="Who answered, or did not.")
    answer = either("AnswerToProposal", [PROPOSAL_ANSWER])
    searched_on = Gated(help_text="When an answer was searched for and none found.")
    summary = Text()
    according_to = serializers.CharField(source="according_to.slug", allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)

    @extend_schema_field(_DAY)
    def get_searched_on(self, answer: ProposalAnswer) -> datetime.date | None:
        """Name the day of the search, unless it came after the day shown."""
        return searched_on(answer, self.context["day"])
