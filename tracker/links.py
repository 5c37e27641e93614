"""Where a row of the record is shown. Config wires ``ADDRESSES`` into Django's
ABSOLUTE_URL_OVERRIDES, so that no model names a route."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse


def agreement_address(agreement: Any) -> str:
    return reverse("pages:overview", args=[agreement.slug])


def article_address(article: Any) -> str:
    return reverse("pages:article", args=[article.agreement.slug, article.key])


def text_address(text: Any) -> str:
    return f"{article_address(text.article)}#{text.slug}"


def status_address(entry: Any) -> str:
    if not entry.article_id:
        return timeline_address(entry)
    page = reverse("pages:article", args=[entry.agreement.slug, entry.article.key])
    return f"{page}#{entry.slug}"


def timeline_address(row: Any) -> str:
    """The line has pages: naming the row in the query opens the one on which it stands."""
    page = reverse("pages:timeline", args=[row.agreement.slug])
    return f"{page}?row={row.slug}#{row.slug}"


ADDRESSES: dict[str, Callable[[Any], str]] = {
    "provisions.agreement": agreement_address,
    "provisions.article": article_address,
    "provisions.articletext": text_address,
    "provisions.statusentry": status_address,
    "provisions.tally": timeline_address,
    "provisions.event": timeline_address,
}
