"""A text that is still to be translated, as a row of the exchange format without its text."""

from __future__ import annotations

from typing import Any

from provisions.models import Agreement, Row
from provisions.spoken import wording_digest

LONGEST_ID = 100
REVIEW = "machine"


def line_of(
    row: Row, field: str, english: str, language: str, agreement: Agreement | None
) -> dict[str, Any]:
    """Return the row of translations.json that is to be filled in, marked as not reviewed."""
    line = {
        "id": _id(language, row.noun(), row.slug, field.replace("_", "-")),
        "agreement": agreement.slug if agreement else None,
        "of_noun": row.noun(),
        "of_row": row.slug,
        "field": field,
        "language": language,
        "text": "",
        "review": REVIEW,
        "made_from": wording_digest(english),
    }
    return {name: value for name, value in line.items() if value is not None}


def _id(*parts: str) -> str:
    """Return a public id that tells the place of the text, shortened where that is too long."""
    whole = "-".join(parts)
    if len(whole) <= LONGEST_ID:
        return whole
    digest = wording_digest(whole)
    return f"{whole[: LONGEST_ID - len(digest) - 1].rstrip('-')}-{digest}"
