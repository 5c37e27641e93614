"""Rows that an address names by a key, or the page that names the others."""

from __future__ import annotations

from typing import Any

from provisions.models import Agreement, Article, Precondition
from provisions.once import once
from provisions.progress import articles_of
from tracker.pages.errors import missing_article, missing_precondition


@once
def published_article(agreement: str, key: str) -> Article | None:
    """Return an article by the public id of its agreement and its key, or None."""
    found: Article | None = _published(Article, agreement, key)
    return found


def article_keyed(agreement: Agreement, key: str) -> Article:
    """Return an article by its key, or the page that names the others."""
    article = published_article(agreement=agreement.slug, key=key)
    if article is None:
        keys = articles_of(agreement).values_list("key", flat=True)
        raise missing_article(key, agreement, keys)
    return article


@once
def published_precondition(agreement: str, key: str) -> Precondition | None:
    """Return a precondition by the public id of its agreement and its key, or None."""
    found: Precondition | None = _published(Precondition, agreement, key)
    return found


def precondition_keyed(agreement: Agreement, key: str) -> Precondition:
    """Return a precondition by its key, or the page that names the others."""
    row = published_precondition(agreement=agreement.slug, key=key)
    if row is None:
        rows = Precondition.objects.published().filter(agreement=agreement)
        rows = rows.select_related("agreement")
        raise missing_precondition(key, agreement, rows.order_by("title", "key"))
    return row


def _published(model: Any, agreement: str, key: str) -> Any:
    of = {"agreement__slug": agreement, "agreement__state": "published"}
    return model.objects.published().filter(**of, key=key).select_related("agreement").first()
