"""The order in which parties stand side by side, and the control that swaps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from provisions.alphabet import alphabetical
from provisions.models import Party
from tracker.pages.choices import chosen

SWAP = "1"


@dataclass(frozen=True, slots=True)
class Columns:
    """Parties in alphabetical order, or the other way round where a reader swapped them."""

    parties: tuple[Party, ...]
    swapped: bool


def in_columns(parties: Sequence[Party], query: QueryDict) -> Columns:
    """Put the parties in the order that the address asks for with ``swap=1``."""
    swapped = bool(chosen(query, "swap", [SWAP]))
    ordered = sorted(parties, key=alphabetical, reverse=swapped)
    return Columns(tuple(ordered), swapped)
