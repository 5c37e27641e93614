"""How every article came to stand as it does: stretches of time, in the reading and by account."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from provisions.dates import VagueDate
from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    DraftVersion,
    Party,
    StatusEntry,
    Tally,
)
from provisions.progress import articles_of, negotiating_parties
from provisions.rounds import begun
from provisions.vocabulary import ARTICLE_STATUS, BASIS, DISCLOSURE, STAGE, Word


@dataclass(frozen=True, slots=True)
class Stretch:
    """What held from one day until another; the last one holds on the last day still.

    ``date`` is as vague as the entry gives it; None where it begins with the lanes, as the
    state of which no entry says anything. ``basis`` is that of a reading.
    """

    since: datetime.date
    until: datetime.date
    date: VagueDate | None
    word: Word
    basis: Word | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """One article: the reading, each negotiating party's account, what is public of its text."""

    article: Article
    reading: tuple[Stretch, ...]
    accounts: tuple[tuple[Party, tuple[Stretch, ...]], ...]
    disclosure: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something of the whole agreement on one day: a stage, a count, an exchange of the draft."""

    day: datetime.date
    kind: str
    row: Any


@dataclass(frozen=True, slots=True)
class Lanes:
    """All articles from the first day of which any of this speaks to the day asked for."""

    first: datetime.date
    last: datetime.date
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]

    @property
    def days(self) -> list[datetime.date]:
        """The days on which a reading, an account or a text changed, oldest first."""
        runs = (
            run
            for lane in self.lanes
            for run in (lane.reading, lane.disclosure, *(run for _, run in lane.accounts))
        )
        return sorted({stretch.since for run in runs for stretch in run if stretch.date})


def lanes_on(agreement: Agreement, day: datetime.date) -> Lanes | None:
    """Return the lanes up to a day, or None where nothing of it is on record yet.

    They end with the last day of which the record knows, for what came after is not known.
    """
    day = min(day, agreement.known_until or day)
    published = {"article__agreement": agreement, "article__state": "published"}
    worded = begun(list, ArticleText.objects.in_force().on(day).filter(**published).order_by(*_AGE))
    negotiating = begun(negotiating_parties, agreement)
    by_article = begun(_of_articles, agreement, day)
    marked = begun(_marks, agreement, day)
    articles = list(articles_of(agreement).order_by("position"))
    parties, entries = negotiating(), by_article()
    texts: dict[int, list[ArticleText]] = defaultdict(list)
    for text in worded():
        texts[text.article_id].append(text)
    marks = tuple(sorted(marked(), key=lambda mark: (mark.day, mark.kind)))
    days = [mark.day for mark in marks]
    days += [row.sort_day for rows in entries.values() for row in rows]
    days += [row.sort_day for rows in texts.values() for row in rows]
    if not days:
        return None
    first = min(days)

    def lane(article: Article) -> Lane:
        own = entries[article.pk]
        readings = [entry for entry in own if entry.voice == "reading"]
        unsaid = [(first, None, ARTICLE_STATUS["undisclosed"], None)]
        not_public = [(first, None, DISCLOSURE["undisclosed"], None)]
        return Lane(
            article,
            _run([*unsaid, *map(_said, readings)], day),
            tuple(
                (party, _run([_said(e) for e in own if e.according_to_id == party.pk], day))
                for party in parties
            ),
            _run([*not_public, *map(_public, texts[article.pk])], day),
        )

    return Lanes(first, day, tuple(map(lane, articles)), marks)


_AGE = ("sort_day", "slug")
Said = tuple[datetime.date, VagueDate | None, Word, Word | None]


def _of_articles(agreement: Agreement, day: datetime.date) -> dict[int | None, list[StatusEntry]]:
    found: dict[int | None, list[StatusEntry]] = defaultdict(list)
    rows = StatusEntry.objects.in_force().on(day).filter(agreement=agreement, aspect="article")
    for entry in rows.order_by(*_AGE):
        found[entry.article_id].append(entry)
    return found


def _marks(agreement: Agreement, day: datetime.date) -> list[Mark]:
    stages = StatusEntry.objects.filter(aspect="stage", voice="reading", status__in=STAGE.codes)
    asked = {}
    for kind, rows in (
        ("stage", stages),
        ("count", Tally.objects.select_related("according_to")),
        ("draft", DraftVersion.objects.select_related("sent_by", "received_by")),
    ):
        counted = rows.in_force().on(day).filter(agreement=agreement)
        asked[kind] = begun(list, counted.select_related("agreement").order_by(*_AGE))
    return [Mark(row.sort_day, kind, row) for kind, found in asked.items() for row in found()]


def _said(entry: StatusEntry) -> Said:
    basis = BASIS[entry.basis] if entry.basis else None
    return entry.sort_day, entry.date, ARTICLE_STATUS[entry.status], basis


def _public(text: ArticleText) -> Said:
    return text.sort_day, text.date, DISCLOSURE[text.disclosure], None


def _run(said: Sequence[Said], last: datetime.date) -> tuple[Stretch, ...]:
    """Return the stretches that rows in their order make; what is said again makes no new one."""
    kept: list[Said] = []
    for one in said:
        if kept and kept[-1][0] == one[0]:
            kept.pop()
        if not kept or kept[-1][2:] != one[2:]:
            kept.append(one)
    return tuple(_stretches(kept, last))


def _stretches(said: Sequence[Said], last: datetime.date) -> Iterable[Stretch]:
    ends = [*(one[0] for one in said[1:]), last][: len(said)]
    for (since, date, word, basis), until in zip(said, ends, strict=True):
        yield Stretch(since, until, date, word, basis)
