"""Preconditions as of a day: what is asked, by whom, of whom, and how it was answered."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Precondition
from provisions.requirements import PreconditionState
from provisions.vocabulary import (
    CONDITION,
    CONFIDENCE,
    DRAFT_RELATION,
    FORM,
    FULFILMENT,
    LEFT_OUT_BASIS,
    ORDER,
    REQUIREMENT_LIST,
    STANDING,
    VOICE,
)
from tracker.api.shapes.fields import DateShape, Gated, Ids, Text, code
from tracker.api.shapes.row import RowShape, citations
from tracker.api.shapes.steps import Answered, MetShape, PartyAnswerShape, StepShape


class ContestedNameShape(serializers.Serializer):
    """What one party calls the thing."""

    name = serializers.CharField()
    used_by = serializers.CharField(source="used_by.slug")
    note = Text()


class PreconditionShape(RowShape):
    """One precondition or call on one day: its own row, and where its ledger stands.

    A requirement that a party has stated; the record does not say whether it is one in law.
    """

    address = "api:precondition"

    id = serializers.CharField(source="precondition.slug", help_text="Public and permanent.")
    agreement = serializers.CharField(source="precondition.agreement.slug")
    revision = serializers.IntegerField(
        source="precondition.revision_id",
        help_text="The last that touched the row itself; its steps have their own.",
    )
    as_of = serializers.SerializerMethodField(help_text="The day that is shown.")
    key = serializers.CharField(
        source="precondition.key", help_text="Neutral words, permanent within the agreement."
    )
    slug = serializers.CharField(
        source="precondition.key", read_only=True, help_text="The same as key."
    )
    title = serializers.CharField(source="precondition.title")
    summary = Text(source="precondition.summary")
    names = ContestedNameShape(
        many=True, source="precondition.names.all", help_text="What each party calls it."
    )
    list = code(REQUIREMENT_LIST, source="precondition.list")
    form = code(FORM, source="precondition.form")
    second_form = code(FORM, source="precondition.second_form", allow_null=True)
    stated_by = Gated(
        help_text="Who states it; empty where nobody does, and before the day on which it was "
        "first stated."
    )
    addressed_to = Ids("party", source="precondition.addressed_to.all")
    inferred_by = serializers.CharField(
        source="precondition.inferred_by.slug",
        allow_null=True,
        help_text="The source whose author alone infers it; then nobody states it.",
    )
    condition_of_signature = code(CONDITION, source="precondition.condition_of_signature")
    draft_relation = code(DRAFT_RELATION, source="precondition.draft_relation")
    draft_relation_basis = Text(source="precondition.draft_relation_basis")
    left_out_basis = code(LEFT_OUT_BASIS, source="precondition.left_out_basis", allow_null=True)
    order = code(ORDER, source="precondition.order")
    order_relative_to = Text(source="precondition.order_relative_to")
    would_meet = Text(source="precondition.would_meet", help_text="According to whom, in words.")
    certified_by = Text(source="precondition.certified_by")
    articles = Ids("article", source="precondition.articles.all")
    pair_named = Gated(help_text="The pair that this row itself names, or null.")
    paired_with = serializers.SerializerMethodField(
        help_text="Derived: what it is paired with, whichever of the two rows names the other."
    )
    stated = serializers.BooleanField(
        read_only=True,
        help_text="Derived: its ledger has a line on its standing. False: it was only spoken of, "
        "called for or answered.",
    )
    standing = code(STANDING, source="standing.status", allow_null=True, read_only=True)
    standing_since = DateShape(source="standing.date", allow_null=True, read_only=True)
    standing_voice = code(VOICE, source="standing.voice", allow_null=True, read_only=True)
    standing_entry = serializers.CharField(
        source="standing.slug",
        allow_null=True,
        read_only=True,
        help_text="Which of the steps says so.",
    )
    answer_substance = serializers.SerializerMethodField(
        help_text="Whether each party addressed will do what is asked; null: no entry says."
    )
    answer_linkage = serializers.SerializerMethodField(
        help_text="Whether each party addressed agrees that it must precede signature."
    )
    fulfilment = code(FULFILMENT, source="fulfilment.status", allow_null=True, read_only=True)
    fulfilment_since = DateShape(source="fulfilment.date", allow_null=True, read_only=True)
    fulfilment_voice = code(VOICE, source="fulfilment.voice", allow_null=True, read_only=True)
    fulfilment_entry = serializers.CharField(
        source="fulfilment.slug",
        allow_null=True,
        read_only=True,
        help_text="Which of the steps says so.",
    )
    met_according_to = MetShape(
        many=True, read_only=True, help_text="The last account of each party and source."
    )
    accounts_differ = serializers.BooleanField(
        read_only=True, help_text="True: one account holds it met and another does not."
    )
    steps = StepShape(
        many=True, read_only=True, help_text="Its whole ledger by the day, oldest first."
    )
    confidence = code(CONFIDENCE, source="precondition.confidence")
    note = Text(source="precondition.note")
    citations = citations(source="precondition.citations.all")

    def head(self, row: PreconditionState) -> Precondition:
        return row.precondition

    def get_as_of(self, state: PreconditionState) -> datetime.date:
        day: datetime.date = self.context["day"]
        return day

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_stated_by(self, state: PreconditionState) -> Sequence[str]:
        if state.precondition.pk in self.context["stated_later"]:
            return []
        ties: Any = state.precondition.stated_by
        return [tie.party.slug for tie in ties.all()]

    @extend_schema_field({"type": ["string", "null"]})
    def get_pair_named(self, state: PreconditionState) -> str | None:
        """Name the pair, unless it was on record only later."""
        pair = state.precondition.paired_with
        return pair.slug if pair and pair.slug in self.get_paired_with(state) else None

    @extend_schema_field({"type": "array", "items": {"type": "string"}, "readOnly": True})
    def get_paired_with(self, state: PreconditionState) -> Sequence[str]:
        return [other.slug for other in self.context["pairs"][state.precondition.pk]]

    @extend_schema_field(PartyAnswerShape(many=True))
    def get_answer_substance(self, state: PreconditionState) -> Any:
        return self._answered(Answered(a.party, a.substance) for a in state.answers)

    @extend_schema_field(PartyAnswerShape(many=True))
    def get_answer_linkage(self, state: PreconditionState) -> Any:
        return self._answered(Answered(a.party, a.linkage) for a in state.answers)

    @cached_property
    def _answer(self) -> PartyAnswerShape:
        return PartyAnswerShape(context=self.context)

    def _answered(self, answers: Iterable[Answered]) -> Sequence[Any]:
        return [self._answer.to_representation(answer) for answer in answers]
