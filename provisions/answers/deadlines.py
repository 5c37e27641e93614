"""Days ahead that the record holds: ends of presences, events announced, terms of the text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from provisions.dates import VagueDate
from provisions.models import Agreement, ArticleText, Event, Presence, Row
from provisions.progress import CITATIONS, dated
from provisions.text import items


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day ahead: what ends or is to come, by which row, and in how many days at the latest."""

    row: Row
    kind: str
    date: VagueDate
    days: int


@dataclass(frozen=True, slots=True)
class Term:
    """A period that the text sets without a day: it runs from what the text names."""

    text: ArticleText
    words: str


def deadlines_ahead(agreement: Agreement, day: datetime.date) -> list[Deadline]:
    """Return the days ahead that were public by the day, the nearest first.

    A row is taken to have told of it once all of its dated sources had been published; where
    none is dated, from the last day of which the record can speak.
    """
    presences = Presence.objects.published().filter(agreement=agreement, until__isnull=False)
    events = Event.objects.in_force().filter(agreement=agreement, sort_day__gt=day)
    found = [
        *(
            (row, "presence_ends", row.until)
            for row in presences.select_related("agreement").prefetch_related(CITATIONS)
        ),
        *(
            (row, "event", row.date)
            for row in events.select_related("agreement").prefetch_related(CITATIONS)
        ),
    ]
    ahead = [
        Deadline(row, kind, date, (date.sort_day - day).days)
        for row, kind, date in found
        if date.sort_day > day and _is_public(row, agreement, day)
    ]
    return sorted(ahead, key=lambda one: (one.days, one.row.slug))


def terms_of(agreement: Agreement, day: datetime.date) -> list[Term]:
    """Return the periods that the text known by the day sets, in the order of the draft."""
    texts = ArticleText.objects.filter(article__agreement=agreement)
    latest: dict[int, ArticleText] = {}
    for text in dated(texts, day).select_related("article__agreement"):
        latest[text.article_id] = text
    ordered = sorted(latest.values(), key=lambda text: text.article.position)
    return [Term(text, words) for text in ordered for words in items(text.deadlines)]


def _is_public(row: Any, agreement: Agreement, day: datetime.date) -> bool:
    dates = [cited.source.date.sort_day for cited in row.citations.all() if cited.source.date]
    return max(dates, default=agreement.known_until or day) <= day
