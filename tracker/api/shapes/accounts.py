"""Who counts what as agreed, as data."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.answers.accounts import CONTRASTS, FIGURES, Contrast
from tracker.api.shapes.beside import DayShape
from tracker.api.shapes.compare import HeldShape
from tracker.api.shapes.fields import Code, PartyName
from tracker.api.shapes.statements import TallyShape


class PartyCountsShape(serializers.Serializer):
    """One party's counts, newest first."""

    party = PartyName()
    latest = TallyShape(many=True, help_text="Several where accounts of one day differ.")
    earlier = TallyShape(many=True)
    differs_itself = serializers.BooleanField(
        help_text="Accounts of its latest count give other figures."
    )


class FigureShape(serializers.Serializer):
    """A figure that both counts give."""

    name = Code("CountFigure", FIGURES, "The field of the tally.")
    one = serializers.IntegerField()
    other = serializers.IntegerField()


class ContrastShape(serializers.Serializer):
    """Two latest counts beside each other."""

    one = serializers.CharField(source="one.slug", help_text="The tally's public id.")
    other = serializers.CharField(source="other.slug")
    word = Code(
        "CountContrast",
        CONTRASTS,
        "Whether every figure that both give is the same; not comparable: they have none in "
        "common but a total.",
    )
    shared = serializers.SerializerMethodField(help_text="The figures that both give.")
    days_apart = serializers.IntegerField(help_text="Between the days from which they count.")

    @extend_schema_field(FigureShape(many=True))
    def get_shared(self, contrast: Contrast) -> list[dict[str, Any]]:
        return [
            {"name": name, "one": one, "other": other}
            for name, (one, other) in contrast.shared.items()
        ]


class ArticleAccountShape(serializers.Serializer):
    """What one negotiating party last said of an article."""

    party = serializers.CharField()
    entry = HeldShape(allow_null=True, help_text="Null: no account of it is on record.")


class ArticleAccountsShape(serializers.Serializer):
    """The negotiating parties' last accounts of one article."""

    article = serializers.CharField()
    accounts_differ = serializers.BooleanField()
    by_party = ArticleAccountShape(many=True, help_text="In alphabetical order.")


class AccountsShape(DayShape):
    """Who counts what as agreed on one day."""

    counting = PartyCountsShape(many=True, help_text="By party, in alphabetical order.")
    contrasts = ContrastShape(many=True, help_text="Each pair of latest counts.")
    unnamed = serializers.ListField(
        child=serializers.CharField(), help_text="The tallies that name no article, newest first."
    )
    articles = ArticleAccountsShape(
        many=True, help_text="The articles of which a negotiating party has given an account."
    )
