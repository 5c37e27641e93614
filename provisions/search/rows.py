"""The rows in which the search looks for words, as they stand now."""

from __future__ import annotations

from typing import Any

from provisions.coming import coming
from provisions.ledgers import CITATIONS
from provisions.models import Entry, Precondition


def ties_of(tie: Any, of: Any, owner: str, words: str, read_in: str) -> list[dict[str, Any]]:
    """Return the satellites that have words for what they belong to, and where these are read."""
    found = tie.objects.published().order_by("pk")
    return list(found.values(owner, words, read_in or owner))


def standing_rows(model: Any) -> list[Any]:
    """Return the rows of a noun that stand, with what tells from which day on."""
    rows = model.objects.in_force() if issubclass(model, Entry) else model.objects.published()
    owner = model.agreement_path.rpartition(".")[0]
    if model is Precondition:
        rows = rows.select_related("agreement").prefetch_related(CITATIONS)
    return list(coming(rows.select_related(owner) if owner else rows))
