"""What the pages about articles say, gathered for one day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    Party,
    Revision,
    Row,
    StatusEntry,
)
from provisions.progress import (
    ArticleState,
    article_states,
    articles_of,
    dated,
    negotiating_parties,
    printed_numbers,
    status_entries_on,
)
from provisions.reach import lines_about
from provisions.timeline import Wanted, timeline
from tracker.pages.accounts import Told, told
from tracker.pages.errors import missing_article
from tracker.pages.wording import Share, shares


@dataclass(frozen=True, slots=True)
class Account:
    """A party's latest account of an article, or that none is recorded."""

    party: Party
    entry: StatusEntry | None


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list of all."""

    state: ArticleState
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class ArticleList:
    """All articles of an agreement on a day."""

    lines: list[ArticleLine]
    parties: list[Party]
    shares: list[Share]
    numbers: dict[int, str]

    @property
    def numbers_public(self) -> bool:
        return any(self.numbers.values())


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article on a day, and how it came to stand so."""

    state: ArticleState
    previous: ArticleState | None
    next: ArticleState | None
    accounts: tuple[Account, ...]
    other_accounts: tuple[StatusEntry, ...]
    earlier_texts: list[ArticleText]
    line: list[Told]
    numbers: dict[int, str]
    superseded: list[StatusEntry]
    tombstones: list[Row]
    revisions: list[Revision]


def articles_on(agreement: Agreement, day: datetime.date) -> ArticleList:
    """Gather every article of an agreement with each party's account."""
    states = article_states(articles_of(agreement), day)
    parties = negotiating_parties(agreement)
    return ArticleList(
        lines=[ArticleLine(state, _by_party(state, parties)) for state in states],
        parties=parties,
        shares=shares(states),
        numbers=printed_numbers(agreement, day),
    )


def article_keyed(agreement: Agreement, key: str) -> Article:
    """Return an article by its key, or the page that names the others."""
    article = articles_of(agreement).filter(key=key).first()
    if article is None:
        keys = articles_of(agreement).values_list("key", flat=True)
        raise missing_article(key, agreement, keys)
    return article


def article_on(agreement: Agreement, article: Article, day: datetime.date) -> ArticlePage:
    """Gather one article with its three voices and its neighbours."""
    articles = list(articles_of(agreement))
    at = articles.index(article)
    first = max(at - 1, 0)
    states = article_states(articles[first : at + 2], day)
    state = states[at - first]
    parties = negotiating_parties(agreement)
    accounts = _by_party(state, parties)
    own = {account.entry for account in accounts}
    moments = timeline(agreement, day, Wanted(article=article.key))
    return ArticlePage(
        state=state,
        previous=states[0] if at > 0 else None,
        next=states[-1] if at + 1 < len(articles) else None,
        accounts=accounts,
        other_accounts=tuple(entry for entry in state.accounts if entry not in own),
        earlier_texts=_earlier_texts(state, day),
        line=told(moments),
        numbers=printed_numbers(agreement, day),
        superseded=_superseded(state.article, day),
        tombstones=_tombstones(state.article, day),
        revisions=_revisions(agreement, state.article, day),
    )


def _by_party(state: ArticleState, parties: Sequence[Party]) -> tuple[Account, ...]:
    latest = {entry.according_to_id: entry for entry in state.accounts if entry.according_to_id}
    return tuple(Account(party, latest.get(party.pk)) for party in parties)


def _earlier_texts(state: ArticleState, day: datetime.date) -> list[ArticleText]:
    texts = list(dated(ArticleText.objects.filter(article=state.article), day))
    return [text for text in texts if text != state.text]


def _superseded(article: Article, day: datetime.date) -> list[StatusEntry]:
    """Return the entries about an article that a correction has replaced; they stay readable."""
    entries = status_entries_on(day, superseded=True).filter(article=article)
    return list(entries.filter(corrections__state="published"))


def _tombstones(article: Article, day: datetime.date) -> list[Row]:
    """Return the retracted rows about an article that counted by the day."""
    entries = StatusEntry.objects.filter(article=article)
    texts = ArticleText.objects.filter(article=article)
    return [
        row
        for rows in (texts, entries)
        for row in rows.tombstones().on(day).select_related("revision").order_by("revision")
    ]


def _revisions(agreement: Agreement, article: Article, day: datetime.date) -> list[Revision]:
    """Return the revisions recorded by the day that touched an article, newest first."""
    touched = Q(noun="article", row=article.slug)
    for noun, model in (("article-text", ArticleText), ("status-entry", StatusEntry)):
        slugs = model.objects.on(day).filter(article=article).values("slug")
        touched |= Q(noun=noun, row__in=slugs)
    lines = lines_about(agreement).filter(touched).values("revision")
    revisions = Revision.objects.filter(pk__in=lines, recorded_at__date__lte=day)
    return list(revisions.order_by("-number"))
