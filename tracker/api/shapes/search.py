"""What a search finds, as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from tracker.api.shapes.fields import Code, DateShape, Text

GROUPS = ("name", "title", "text")


class PartShape(serializers.Serializer):
    """A stretch of the snippet."""

    text = serializers.CharField()
    marked = serializers.BooleanField(help_text="Whether it is a word that was asked for.")


class FoundShape(serializers.Serializer):
    """One thing that answers to the words asked for."""

    id = serializers.CharField(help_text="The public id; of a word of the vocabulary, its place.")
    noun = serializers.CharField(help_text="Its noun, as in the change log; `word` for a word.")
    url = Text(help_text="Null for a word of the vocabulary, which `vocabulary` holds.")
    html_url = serializers.URLField()
    title = serializers.CharField(help_text="As the pages name it on the day.")
    date = DateShape(allow_null=True)
    whose = Text(help_text="Whose word it is; of a source, its publisher.")
    agreements = serializers.ListField(child=serializers.CharField())
    group = Code(
        "SearchGroup",
        GROUPS,
        "How it answers: the words are its whole name; all of them stand in its names and titles; "
        "some stand in its text alone.",
    )
    snippet = serializers.CharField(help_text="A part of the text that holds the words, as it is.")
    parts = PartShape(many=True, help_text="The snippet in stretches.")


class SearchShape(serializers.Serializer):
    """What answers to the words asked for, best first, later rows first among equals."""

    q = serializers.CharField(help_text="The words as they were read.")
    as_of = serializers.DateField()
    html_url = serializers.URLField()
    count = serializers.IntegerField(help_text="How many there are on all pages.")
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    kinds = serializers.DictField(
        child=serializers.IntegerField(), help_text="How many there are of each noun."
    )
    nearest = serializers.ListField(
        child=serializers.CharField(),
        help_text="Where nothing answers: words of names that are spelled like those asked for.",
    )
    results = FoundShape(many=True)
