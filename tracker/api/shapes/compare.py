"""What moved between two days, or between two states of the record, with before and after."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.compare.texts import FIELDS
from provisions.moment import MOMENT_KINDS
from provisions.vocabulary import (
    ASPECT,
    BASIS,
    CONFIDENCE,
    REQUIREMENT_LIST,
    RULE,
    STANCE,
    SUBJECT,
    VOICE,
)
from tracker.api.shapes.fields import Code, DateShape, code, either
from tracker.api.shapes.row import SourcesLast, citations, page_of
from tracker.api.shapes.statements import STATUSES


class PointShape(serializers.Serializer):
    """A day, and the revision as known at which it is read."""

    day = serializers.DateField()
    revision = serializers.IntegerField(
        allow_null=True, help_text="Null where two days are compared in one state of the record."
    )


class ShownShape(SourcesLast):
    """What every row has that shows how something stood."""

    date = DateShape()
    confidence = code(CONFIDENCE)
    html_url = serializers.SerializerMethodField()
    citations = citations()

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: object) -> str | None:
        return page_of(row, self.context["request"])


class HeldShape(ShownShape):
    """The status entry that shows how something stood."""

    entry = serializers.CharField(source="slug", help_text="The status entry's public id.")
    status = either("EntryStatus", STATUSES)
    voice = code(VOICE)
    according_to = serializers.CharField(source="according_to.slug", allow_null=True)
    according_to_source = serializers.CharField(source="according_to_source.slug", allow_null=True)
    rule = code(RULE, allow_null=True)
    basis = code(BASIS, allow_null=True)


class StatusMovedShape(serializers.Serializer):
    """Something that one voice holds otherwise at the later point."""

    aspect = code(ASPECT)
    article = serializers.CharField(allow_null=True)
    precondition = serializers.CharField(allow_null=True)
    party = serializers.CharField(allow_null=True, help_text="Whose act or answer, if about one.")
    before = HeldShape(allow_null=True, help_text="Null: nothing was on record.")
    after = HeldShape(allow_null=True, help_text="Null: nothing is on record.")


class SaidShape(ShownShape):
    """The statement that shows a stance."""

    position = serializers.CharField(source="slug", help_text="The position's public id.")
    party = serializers.CharField(source="party.slug", help_text="Who says it: a party or organ.")
    stance = code(STANCE)
    summary = serializers.CharField(help_text="What was said, in our own words.")


class StanceMovedShape(serializers.Serializer):
    """A party's last stance on a subject, where it is another at the later point."""

    party = serializers.CharField()
    kind = code(SUBJECT)
    subject = serializers.CharField(
        help_text="An article's or precondition's public id; else agreement or stage."
    )
    before = SaidShape(
        many=True,
        help_text="Several: statements of one day differ, or dates are too vague to tell which "
        "came last. Empty: no statement was on record.",
    )
    after = SaidShape(many=True)


class CountShape(ShownShape):
    """A count as it was given."""

    tally = serializers.CharField(source="slug", help_text="The tally's public id.")
    agreed = serializers.IntegerField(allow_null=True)
    partly = serializers.IntegerField(allow_null=True)
    open = serializers.IntegerField(allow_null=True)
    total = serializers.IntegerField(allow_null=True)
    percent_low = serializers.IntegerField(allow_null=True)
    percent_high = serializers.IntegerField(allow_null=True)


class TallyMovedShape(serializers.Serializer):
    """A party's latest count, where it is another at the later point."""

    party = serializers.CharField()
    before = CountShape(many=True, help_text="Several where its accounts of one day differ.")
    after = CountShape(many=True)


class PieceShape(serializers.Serializer):
    """Some words that both texts have, or only one of them."""

    kind = Code("PieceKind", ("kept", "added", "removed"), "In both texts, or in which one.")
    words = serializers.CharField()


class TextFieldShape(serializers.Serializer):
    """One field of a text that reads otherwise, word by word."""

    name = Code("TextFieldName", FIELDS, "The field of the article text.")
    differences = PieceShape(many=True, source="pieces", help_text="In reading order.")


class TextMovedShape(serializers.Serializer):
    """An article of whose text something else is known."""

    article = serializers.CharField(source="article.slug")
    before = serializers.CharField(
        source="before.slug", allow_null=True, help_text="The article text; null: none was known."
    )
    after = serializers.CharField(source="after.slug", allow_null=True)
    differences = TextFieldShape(many=True, source="fields")
    citations = citations(
        source="shown.citations.all", help_text="Of the later text; of the earlier if none is."
    )


class RaisedShape(serializers.Serializer):
    """A precondition or call that is on record at one of the two points only."""

    id = serializers.CharField(source="slug")
    key = serializers.CharField()
    title = serializers.CharField()
    list = code(REQUIREMENT_LIST)


class CountedShape(serializers.Serializer):
    """How many dated rows of a kind count at one of the two points only."""

    kind = Code("MomentKind", MOMENT_KINDS, "Of what kind.")
    added = serializers.IntegerField(help_text="Count at the later point only.")
    gone = serializers.IntegerField(help_text="Count at the earlier point only.")


class ComparisonShape(serializers.Serializer):
    """What moved from the earlier point to the later."""

    agreement = serializers.CharField()
    short_title = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    before = PointShape()
    after = PointShape()
    count = serializers.IntegerField(
        help_text="How many things moved; 0: nothing did. New rows that move nothing are in "
        "`counted` only."
    )
    stage = StatusMovedShape(many=True, help_text="The stage, and the acts of each party.")
    articles = StatusMovedShape(many=True, help_text="The reading, then each account.")
    requirements = StatusMovedShape(
        many=True, help_text="Standing, answers and fulfilment, by title of the precondition."
    )
    raised = RaisedShape(many=True, help_text="On record at the later point only.")
    withdrawn = RaisedShape(many=True, help_text="On record at the earlier point only.")
    stances = StanceMovedShape(many=True)
    tallies = TallyMovedShape(many=True)
    texts = TextMovedShape(many=True)
    counted = CountedShape(many=True)
