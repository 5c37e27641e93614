"""Days ahead that the record holds: ends of presences, events announced, terms of the text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from provisions.cited import all_read_on, cited_dates
from provisions.dates import VagueDate
from provisions.ledgers import CITATIONS, dated
from provisions.models import Agreement, ArticleText, Event, Presence, Row
from provisions.registers.proceedings import until_on
from provisions.rounds import begun
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

    A presence is taken to have told of its end once all of its dated sources had been
    published. An event is ahead only where each of its sources bears a date: one without may
    report it afterwards. Else it is told of from the last day of which the record can speak.
    """
    presences: Any = Presence.objects.published().filter(agreement=agreement, until__isnull=False)
    events: Any = Event.objects.in_force().filter(agreement=agreement, sort_day__gt=day)
    presences, events = (
        begun(list, rows.select_related("agreement").prefetch_related(CITATIONS))
        for rows in (presences, events)
    )
    found = [
        *((row, "presence_ends", until_on(row, day)) for row in presences()),
        *((row, "event", row.date) for row in events() if _is_announced(row, day)),
    ]
    ahead = [
        Deadline(row, kind, date, (date.sort_day - day).days)
        for row, kind, date in found
        if date and date.sort_day > day
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


def _is_announced(event: Event, day: datetime.date) -> bool:
    dates = cited_dates(event)
    return all_read_on(event.agreement, dates if all(dates) else ()) <= day
