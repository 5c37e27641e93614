"""What many nouns must satisfy alike: whose rows they name, whose words they give, on what day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from provisions import rules
from provisions.models import Party, Row
from provisions.refusals import Refusal


def wrong_speaker(row: Any, party: Party | None) -> list[Refusal]:
    """Refuse a speaker who speaks neither for the party nor for an organ of it."""
    if row.speaker is None or party is None:
        return []
    speaks_for = row.speaker.party
    if party in (speaks_for, speaks_for.parent):
        return []
    return [Refusal.of(row, "speaker", f"speaks for {speaks_for}, not {party}.")]


def foreign(row: Row, others: Iterable[Row | None], field: str = "article") -> list[Refusal]:
    """Refuse rows of another agreement."""
    return [
        Refusal.of(row, field, f"{other.slug} belongs to another agreement.")
        for other in others
        if other and other.agreement_number() != row.agreement_number()
    ]


def strangers(row: Row, *fields: str) -> list[Refusal]:
    """Refuse rows of another agreement, each by the name of the field that names it."""
    return [found for field in fields for found in foreign(row, [getattr(row, field)], field)]


def named(row: Row, field: str, problems: Iterable[str]) -> list[Refusal]:
    return [Refusal.of(row, field, problem) for problem in problems]


def future(row: Any) -> list[Refusal]:
    today = timezone.now().date()
    return named(row, "date", rules.future_problems(row.sort_day, today))


def harmful(row: Row, *fields: str) -> list[Refusal]:
    """Refuse texts of the row that could harm people, each by the name of its field."""
    return [
        refusal
        for field in fields
        for refusal in named(row, field, rules.text_problems(getattr(row, field)))
    ]
