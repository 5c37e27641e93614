"""What the stated orders come to, as data: what fits, and what would follow."""

from __future__ import annotations

from rest_framework import serializers

from provisions.sequence import Verdict
from provisions.vocabulary import SCOPE_READING
from tracker.api.shapes.fields import Code, either
from tracker.api.shapes.orders import (
    MilestoneOnDayShape,
    SaidByShape,
    StatedOrderShape,
    held,
    milestone,
    milestones,
    numbers,
    sentences,
)


class StepBeforeShape(serializers.Serializer):
    """A milestone that a voice's own orders put before another."""

    milestone = milestone()
    held = held()
    at_once = serializers.BooleanField(help_text="It must be done together with the target.")
    orders = numbers("The orders by which it must, from the target back.")


class BeforeShape(serializers.Serializer):
    """What one voice puts before a milestone."""

    milestone = milestone()
    voice = SaidByShape()
    steps = StepBeforeShape(many=True, help_text="By title.")
    sentences = sentences()


class AtOnceShape(serializers.Serializer):
    """What must fall together for its orders to hold."""

    milestones = milestones("By title.")
    orders = numbers("The orders among them.")
    as_stated = serializers.BooleanField(help_text="Those orders ask for nothing else.")
    sentence = serializers.CharField()


class LinkShape(serializers.Serializer):
    """One step of a contradiction."""

    before = milestone()
    after = milestone()
    orders = numbers("Every order that says so.")
    excludes = serializers.BooleanField(help_text="True: the first would rule out the other.")


class ContradictionShape(serializers.Serializer):
    """Orders that cannot all hold."""

    links = LinkShape(many=True)
    acts = milestones("Acts of the treaty that the circle would make one; else empty.")
    sentence = serializers.CharField()


class FitShape(serializers.Serializer):
    """How the open orders fit."""

    verdict = Code("OrdersFit", list(Verdict), "How the open orders fit together.")
    orders = numbers("The orders judged.")
    at_once = AtOnceShape(many=True)
    contradictions = ContradictionShape(many=True)
    sentences = sentences()


class AloneShape(FitShape):
    """How one voice's own orders fit."""

    voice = SaidByShape()


class FreedByVoiceShape(serializers.Serializer):
    voice = SaidByShape()
    milestones = milestones("By title.")


class FreedShape(serializers.Serializer):
    """What a performance or a waiver would free. Listed by title: never ranked."""

    milestone = milestone()
    waived_by = SaidByShape(allow_null=True, help_text="Null: the milestone is performed.")
    by_all = milestones("What no stated order would then hold back.")
    by_voice = FreedByVoiceShape(many=True, help_text="The same by each voice's own orders.")
    sentence = serializers.CharField()


class BroughtShape(serializers.Serializer):
    """What a voice says that a milestone brings about."""

    by = milestone()
    milestone = milestone()
    voice = SaidByShape()
    orders = numbers("The orders that lead there.")
    sentence = serializers.CharField()


class RuledOutShape(serializers.Serializer):
    """What a voice says to be ruled out by another milestone."""

    order = serializers.IntegerField()
    already = serializers.BooleanField(help_text="That other milestone is reached.")
    sentence = serializers.CharField()


class EndingAccountShape(serializers.Serializer):
    """What one voice holds the article to do."""

    voice = SaidByShape()
    reading = either(
        "ReadingOfScope",
        [SCOPE_READING],
        allow_null=True,
        help_text="Null: a stated order says so.",
    )
    rows = serializers.ListField(
        child=serializers.CharField(),
        help_text="Scope readings; where reading is null, dependencies.",
    )


class EndingShape(serializers.Serializer):
    """A proceeding or presence that an article is said to end or to leave."""

    article = serializers.CharField()
    subject = serializers.CharField(
        allow_null=True, help_text="A proceeding or a presence; null: the article as such."
    )
    accounts_differ = serializers.BooleanField()
    accounts = EndingAccountShape(many=True)


class SequenceShape(serializers.Serializer):
    """The stated orders of one day, and what they come to. Nothing in it is advice."""

    agreement = serializers.CharField()
    short_title = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    as_of = serializers.DateField()
    milestones = MilestoneOnDayShape(many=True, help_text="By title.")
    orders = StatedOrderShape(many=True)
    before_signature = BeforeShape(many=True)
    alone = AloneShape(many=True, help_text="Each voice's open orders by themselves.")
    together = FitShape(help_text="All open orders.")
    freed = FreedShape(many=True)
    brought_about = BroughtShape(many=True)
    ruled_out = RuledOutShape(many=True)
    endings = EndingShape(many=True)
