"""What the dated collections share: an entry's corrections, and what entries are about."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from provisions.models import Agreement, Article, Entry, Party
from tracker.api.filters import named, narrow_by
from tracker.api.parameters import Parameter, shown


def corrections(model: type[Entry]) -> Prefetch[Any]:
    """Return what `superseded_by` reads: the published corrections of each entry."""
    return Prefetch("corrections", model.objects.published())


def of_agreement(lookup: str = "agreement") -> Parameter:
    return named("agreement", Agreement, "Only rows of this agreement.", lookup)


def of_article(lookup: str = "article") -> Parameter:
    return named("article", Article, "Only rows about this article.", lookup)


def of_key(lookup: str) -> Parameter:
    """Filter by an article's key, which some article must have."""

    def read(text: str) -> str:
        if len(text) > 20 or not Article.objects.published().filter(key=text).exists():
            raise ValueError(f"“{shown(text)}” is the key of no article in the record.")
        return text

    return Parameter(
        "key",
        "Only rows about articles of this key: title, preamble or a number.",
        read=read,
        narrow=narrow_by(lookup),
    )


def according_to_party() -> Parameter:
    return named("according_to", Party, "Only what this party says.")
