"""Fields that say how the record's own kinds of value look as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rest_framework import serializers

from provisions.dates import Precision
from provisions.text import items
from provisions.vocabulary import Vocabulary


class Text(serializers.CharField):
    """A text, or null where the record holds nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_null=True, **options)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value not in ("", None) else None


class Code(serializers.Field):
    """A word of a vocabulary, by its code; null where it does not apply."""

    def __init__(self, name: str, codes: Iterable[str], title: str, **options: Any) -> None:
        self.name, self.codes, self.title = name, tuple(codes), title
        super().__init__(**options)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value not in ("", None) else None


def code(vocabulary: Vocabulary, **options: Any) -> Code:
    """Return the field for a word of a vocabulary."""
    name = "".join(part.capitalize() for part in vocabulary.code.split("_"))
    return Code(name, vocabulary.codes, f"{vocabulary.title}; see /vocabulary/.", **options)


def either(name: str, vocabularies: Iterable[Vocabulary], **options: Any) -> Code:
    """Return the field for a word of one of several vocabularies."""
    vocabularies = tuple(vocabularies)
    codes = dict.fromkeys(code for words in vocabularies for code in words.codes)
    titles = "; ".join(words.title for words in vocabularies)
    return Code(name, codes, f"{titles}; see /vocabulary/.", **options)


class Gated(serializers.SerializerMethodField):
    """A stored value that is left out on a day before it could be known."""


class Items(serializers.ListField):
    """A short list of texts."""

    child = serializers.CharField()

    def get_attribute(self, instance: Any) -> Any:
        """Return the stored text; nothing where the row that would hold it is missing."""
        try:
            return super().get_attribute(instance)
        except AttributeError:
            return ""

    def to_representation(self, value: Any) -> list[str]:
        return items(value)


class Ids(serializers.ListField):
    """The public ids of what a row's satellites name."""

    child = serializers.CharField()

    def __init__(self, target: str, **options: Any) -> None:
        self.target = target
        super().__init__(**options)

    def to_representation(self, ties: Any) -> list[str]:
        return [getattr(tie, self.target).slug for tie in ties]


class DateShape(serializers.Serializer):
    """A date as well as it is known."""

    value = serializers.CharField(
        source="text",
        help_text="As recorded (EDTF, ISO 8601-2): 2025-03-13, 2024-06, 2024, ../2025-03-13 on or "
        "before, 2025-03-13/.. on or after, a/b between; ? at the end: the date was inferred.",
    )
    precision = Code("DatePrecision", list(Precision), "How exactly the date is known.")
    basis = Code("DateBasis", ("printed", "inferred"), "Printed in the source, or inferred.")
    first = serializers.DateField(
        allow_null=True, help_text="First day it can mean; null: open to the past."
    )
    last = serializers.DateField(
        allow_null=True, help_text="Last day it can mean; null: open to the future."
    )


class PartyName(serializers.Serializer):
    """A party, by public id and short name."""

    id = serializers.CharField(source="slug")
    name = serializers.CharField(source="__str__")


class SpeakerName(serializers.Serializer):
    """A person who spoke for a party, in the office held then."""

    id = serializers.CharField(source="slug")
    name = serializers.CharField()
    office = serializers.CharField()
