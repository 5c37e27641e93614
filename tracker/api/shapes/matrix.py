"""The matrix: parties by subjects, each cell a present stance."""

from __future__ import annotations

from rest_framework import serializers

from provisions.vocabulary import STANCE, SUBJECT
from tracker.api.shapes.fields import DateShape, Text, code
from tracker.api.shapes.positions import OtherStanceShape


class MatrixPartyShape(serializers.Serializer):
    """A party that has spoken; its organs speak as the party."""

    id = serializers.CharField()
    name = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField(allow_null=True)


class MatrixSubjectShape(serializers.Serializer):
    """What statements are about."""

    id = serializers.CharField(
        help_text="An article's or precondition's public id; else agreement or stage."
    )
    kind = code(SUBJECT)
    key = serializers.CharField(help_text="Its key; else the same as id.")
    title = Text(help_text="Of an article: its subject as known on the day, or null.")
    url = serializers.URLField(allow_null=True)
    html_url = serializers.URLField(allow_null=True)


class CellShape(serializers.Serializer):
    """What one party says about one subject on the day."""

    party = serializers.CharField(source="party.slug")
    subject = serializers.CharField(source="subject.key")
    stance = code(STANCE, source="word.code")
    since = DateShape(
        help_text="From when it has held that stance without another between, as far as known."
    )
    position = serializers.CharField(source="present.slug", help_text="Its last statement.")
    date = DateShape(source="present.date")
    others_that_day = OtherStanceShape(
        many=True, help_text="Its statements of that same day that take another stance."
    )
    others_in_doubt = OtherStanceShape(
        many=True,
        help_text="Statements of another stance of which the dates are too vague to tell which "
        "came last.",
    )
    former = OtherStanceShape(
        allow_null=True, help_text="Its last statement of another stance before that, if known."
    )
    count = serializers.IntegerField(help_text="How many statements it has made on the subject.")


class MatrixShape(serializers.Serializer):
    """Parties by subjects on one day. A pair without a cell: the party is silent on it."""

    agreement = serializers.CharField()
    short_title = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    as_of = serializers.DateField()
    parties = MatrixPartyShape(many=True, help_text="In alphabetical order.")
    subjects = MatrixSubjectShape(many=True)
    cells = CellShape(many=True, help_text="By subject, then by party.")
