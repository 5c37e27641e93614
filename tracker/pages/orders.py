"""The stated orders of one day, gathered for the page: in sentences, drawn, and as a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from provisions.models import Agreement, Dependency
from provisions.orders import OrdersOnRecord, orders_on_record
from provisions.reached import party_voice
from provisions.sequence import Ending, Explainer, Order, Solved, open_orders
from provisions.vocabulary import SCOPE_READING
from tracker.pages.board import Board, draw


@dataclass(frozen=True, slots=True)
class SideSays:
    """What one voice puts before signature, and how its own orders fit."""

    name: str
    before: list[str]
    fit: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One standing order: its number on the drawing, its sentence, and the rows behind it."""

    number: int
    order: Order
    sentence: str
    rows: list[Dependency]
    is_open: bool

    @property
    def last(self) -> Dependency:
        return self.rows[-1]


@dataclass(frozen=True, slots=True)
class Said:
    """One account of what an article would do, in words, with the rows that say so."""

    words: str
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class EndingSaid:
    """One proceeding or presence, and what each voice holds an article to do to it."""

    title: str
    accounts: list[Said]
    accounts_differ: bool


@dataclass(frozen=True, slots=True)
class OfArticle:
    """What would end, as each has it, if one article took effect."""

    article: Any
    endings: list[EndingSaid]


@dataclass(frozen=True, slots=True)
class SequencePage:
    """Everything the page shows."""

    parties: list[SideSays]
    others: list[SideSays]
    together: list[str]
    freed: list[str]
    brought: list[str]
    ruled_out: list[str]
    articles: list[OfArticle]
    lines: list[Line]
    board: Board


def sequence_on(agreement: Agreement, day: datetime.date) -> SequencePage:
    """Gather what is stated on the day about what must precede what."""
    record = orders_on_record(agreement, day)
    solved, words = record.solved, Explainer(record.tangle)
    sides = _sides(solved, words)
    negotiating = [party_voice(party) for party in record.parties]
    speak = {found.voice for found in solved.preceding if found.steps}
    return SequencePage(
        parties=[sides[voice] for voice in sorted(negotiating)],
        others=[side for voice, side in sides.items() if voice in speak - set(negotiating)],
        together=words.fit(solved.together),
        freed=[words.freed(freed) for freed in solved.freed],
        brought=[words.brought(one) for _, found in solved.brought for one in found],
        ruled_out=[words.ruled_out(one) for one in solved.ruled_out],
        articles=_articles(record),
        lines=_lines(record, words),
        board=draw(solved),
    )


def _sides(solved: Solved, words: Explainer) -> dict[Any, SideSays]:
    return {
        voice: SideSays(
            voice.name,
            [line for p in solved.preceding if p.voice == voice for line in words.preceding(p)],
            words.fit(fit, _("The orders stated by %(name)s") % {"name": voice.name}),
        )
        for voice, fit in solved.alone
    }


def _lines(record: OrdersOnRecord, words: Explainer) -> list[Line]:
    standing = set(open_orders(record.solved.orders, record.tangle))
    return [
        Line(
            number,
            order,
            words.order(order),
            [record.dependencies[row] for row in order.rows],
            order in standing,
        )
        for number, order in enumerate(record.solved.orders, start=1)
    ]


def _articles(record: OrdersOnRecord) -> list[OfArticle]:
    """Return the endings by article, in the order of the draft."""
    articles = {row.article.slug: row.article for row in record.readings.values()}
    articles |= {row.article.slug: row.article for row in record.milestones.values() if row.article}
    titles = _titles(record)
    by_article: dict[str, list[EndingSaid]] = {}
    for ending in record.solved.endings:
        said = EndingSaid(
            titles.get(ending.subject, _("The scope of the article as such")),
            list(_accounts(ending, record)),
            ending.accounts_differ,
        )
        by_article.setdefault(ending.article, []).append(said)
    return [
        OfArticle(articles[slug], sorted(found, key=lambda said: said.title.casefold()))
        for slug, found in sorted(by_article.items(), key=lambda item: articles[item[0]].position)
    ]


def _titles(record: OrdersOnRecord) -> dict[str, str]:
    rows: list[Any] = [*record.readings.values(), *record.milestones.values()]
    about = [row.proceeding or row.presence for row in rows]
    return {subject.slug: subject.title for subject in about if subject}


def _accounts(ending: Ending, record: OrdersOnRecord) -> Iterable[Said]:
    for account in ending.accounts:
        if account.word == "triggers":
            rows: list[Any] = [record.dependencies[row] for row in account.rows]
            yield Said(
                _("%(name)s: it would end by the article") % {"name": account.voice.name}, rows
            )
        else:
            label = SCOPE_READING[account.word].label
            yield Said(
                f"{account.voice.name}: {label}", [record.readings[row] for row in account.rows]
            )
