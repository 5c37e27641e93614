"""The history of what stands about an article: corrected, withdrawn, edited in which revision."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q

from provisions.ledgers import status_entries_on
from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    Movement,
    Position,
    Revision,
    Row,
    StatusEntry,
)
from provisions.reach import after_midnight, lines_about
from provisions.rounds import begun

ABOUT_ARTICLES: tuple[Any, ...] = (ArticleText, StatusEntry, Position, Movement)


def superseded_about(article: Article, day: datetime.date) -> list[StatusEntry]:
    """Return the entries about an article that a correction has replaced; they stay readable."""
    entries = status_entries_on(day, superseded=True).filter(article=article)
    return list(entries.filter(corrections__state="published"))


def tombstones_about(article: Article, day: datetime.date) -> list[Row]:
    """Return the retracted rows about an article that counted by the day."""
    asked = []
    for model in ABOUT_ARTICLES:
        rows = model.objects.filter(article=article).tombstones().on(day)
        asked.append(begun(list, rows.select_related("revision").order_by("revision")))
    return [row for rows in asked for row in rows()]


def revisions_of(agreement: Agreement, article: Article, day: datetime.date) -> list[Revision]:
    """Return the revisions recorded by the day that touched an article, newest first."""
    touched = Q(noun="article", row=article.slug)
    for model in ABOUT_ARTICLES:
        slugs = model.objects.on(day).filter(article=article).values("slug")
        touched |= Q(noun=model.noun(), row__in=slugs)
    lines = lines_about(agreement).filter(touched).values("revision")
    revisions = Revision.objects.filter(pk__in=lines, recorded_at__lt=after_midnight(day))
    return list(revisions.order_by("-number"))
