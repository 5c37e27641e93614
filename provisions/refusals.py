"""Why an edit was refused: which row, which field, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from provisions.models import Row, Tracked


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason against one row; ``field`` is empty where it concerns the whole row."""

    noun: str
    row: str
    field: str
    reason: str

    @classmethod
    def of(cls, row: Tracked, field: str, reason: str) -> Refusal:
        noun = row.noun() if isinstance(row, Row) else str(row._meta.verbose_name)
        return cls(noun, getattr(row, "slug", ""), field, reason)

    def __str__(self) -> str:
        place = " ".join(filter(None, (self.noun, self.row)))
        return f"{place}{f', {self.field}' if self.field else ''}: {self.reason}"


class RecordRefused(Exception):
    """An edit broke a rule of the record; nothing of it was written."""

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = refusals
        super().__init__("; ".join(map(str, refusals)))


def from_validation(row: Tracked, error: ValidationError) -> list[Refusal]:
    """Turn Django's validation error into refusals that name the row."""
    return [
        Refusal.of(row, "" if field == NON_FIELD_ERRORS else field, message)
        for field, messages in error.message_dict.items()
        for message in messages
    ]
