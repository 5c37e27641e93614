"""What a single row may not say: a day to come, a long quotation, parts beyond the whole."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

MOST_QUOTED_WORDS = 15
# First parts of addresses that lead to other pages than an agreement's.
TAKEN_ADDRESSES = frozenset(
    {
        "about",
        "admin",
        "api",
        "az",
        "card.png",
        "corrections",
        "healthz",
        "hy",
        "method",
        "metrics",
        "oembed",
        "privacy",
        "readyz",
        "robots.txt",
        "ru",
        "search",
        "sitemap.xml",
        "static",
    }
)


def future_problems(day: datetime.date | None, today: datetime.date) -> list[str]:
    """Refuse a status or a count dated after today: it has not happened."""
    if day is not None and day > today:
        return [f"the date counts from {day.isoformat()}, which has not come yet."]
    return []


def quotation_problems(quotation: str) -> list[str]:
    """Refuse a quotation of more than fifteen words."""
    count = len(quotation.split())
    if count > MOST_QUOTED_WORDS:
        return [f"the quotation has {count} words; at most {MOST_QUOTED_WORDS} are quoted."]
    return []


def tally_problems(
    agreed: int | None, partly: int | None, not_agreed: int | None, total: int | None
) -> list[str]:
    """Refuse a count whose parts exceed its total."""
    counted = sum(part or 0 for part in (agreed, partly, not_agreed))
    if total is not None and counted > total:
        return [f"the parts add up to {counted}, more than the total of {total}."]
    return []


def key_problems(key: str) -> list[str]:
    """Refuse an article key that could not stand in the address of the article's page."""
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
        return []
    return ["holds more than lower-case letters, digits and single hyphens."]


def address_problems(slug: str) -> list[str]:
    """Refuse an agreement whose address already leads to another page of the site."""
    if slug in TAKEN_ADDRESSES:
        return [f"“{slug}” is the address of another page; an agreement cannot have it."]
    return []


def named_staff(text: str, names: Iterable[str]) -> list[str]:
    """Return which of the names occur in the text as whole words, whatever their case."""
    words = f" {_words(text)} "
    return [name for name in names if _words(name) and f" {_words(name)} " in words]


def _words(text: str) -> str:
    """Return a text as its words alone: no case, no sign between them."""
    return " ".join("".join(c if c.isalnum() else " " for c in text).casefold().split())
