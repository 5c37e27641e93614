"""What had no answer, and what had not moved, as data."""

from __future__ import annotations

from rest_framework import serializers

from tracker.api.shapes.beside import DayShape
from tracker.api.shapes.compare import HeldShape, SaidShape
from tracker.api.shapes.fields import Code, DateShape, PartyName
from tracker.api.shapes.row import SourcesLast, citations

ASKED_FOR = ("answer_substance", "answer_linkage")


class UnansweredAnswerShape(serializers.Serializer):
    """An answer that a party is not known to have given."""

    precondition = serializers.CharField(source="precondition.slug")
    party = PartyName(help_text="Whose answer.")
    aspect = Code("AnswerAspect", ASKED_FOR, "To the substance, or to the linkage.")
    since = DateShape(help_text="From when it has been on record as stated without a break.")
    days = serializers.IntegerField(help_text="To `counted_to`.")
    is_silence = serializers.BooleanField(
        help_text="For `silent_after` days or longer, or reported as not given."
    )
    asked = HeldShape(help_text="The line from which it stands; it counts from its date.")
    tied = SaidShape(
        allow_null=True,
        help_text="Of a linkage: the later statement that made it a requirement, from which it "
        "counts then.",
    )
    reported = HeldShape(
        allow_null=True,
        help_text="The row that says that none was given. Null: searched on `searched_on`, "
        "nothing found.",
    )
    spoken = SaidShape(
        allow_null=True, help_text="The party's last statement on it since, which is no answer."
    )
    fulfilment = HeldShape(allow_null=True, help_text="How far it was done all the same.")


class StandingRequirementShape(serializers.Serializer):
    """A requirement that stands and is not met, and the last change of a word in its ledger."""

    precondition = serializers.CharField(source="precondition.slug")
    last = HeldShape()
    spoken = SaidShape(allow_null=True, help_text="The last statement about it, by anybody.")
    days = serializers.IntegerField(help_text="To `counted_to`.")
    is_unmoved = serializers.BooleanField(
        source="is_listed", help_text="For `unmoved_after` days or longer."
    )


class ProposalUnansweredShape(SourcesLast):
    """An answer to a proposal that a party is not known to have given."""

    proposal = serializers.CharField(source="proposal.slug")
    proposed_by = PartyName(source="proposal.proposed_by")
    party = PartyName(help_text="Whose answer.")
    since = DateShape(help_text="The day of the proposal.")
    days = serializers.IntegerField(help_text="To `counted_to`.")
    is_silence = serializers.BooleanField()
    answer = serializers.CharField(
        source="answer.slug", allow_null=True, help_text="The row that says that none came."
    )
    according_to = serializers.CharField(source="answer.according_to.slug", allow_null=True)
    according_to_source = serializers.CharField(
        source="answer.according_to_source.slug", allow_null=True
    )
    searched_on = serializers.DateField(
        allow_null=True, help_text="Searched on this day, nothing found."
    )
    citations = citations(source="proposal.citations.all")


class UnansweredShape(DayShape):
    """What had no answer on one day, the longest first."""

    silent_after = serializers.IntegerField(help_text="Days, by the rule on the method page.")
    unmoved_after = serializers.IntegerField()
    counted_to = serializers.DateField(
        help_text="The day asked for, or the last of which the record can speak."
    )
    searched_on = serializers.DateField(
        allow_null=True, help_text="When sources were last searched for answers."
    )
    unanswered = UnansweredAnswerShape(many=True)
    proposals = ProposalUnansweredShape(many=True)
    standing = StandingRequirementShape(many=True)
