"""What the pages about articles say, gathered for one day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from provisions.alphabet import alphabetical
from provisions.answers.lanes import lanes_on
from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    Party,
    Position,
    PreconditionArticle,
    Revision,
    Row,
    StatusEntry,
)
from provisions.moment import Wanted
from provisions.printed import printed_numbers
from provisions.progress import (
    ArticleState,
    article_states,
    articles_of,
    dated,
    negotiating_parties,
)
from provisions.raised import raised_by
from provisions.replies import Replies, replies_on
from provisions.requirements import precondition_states, preconditions_of
from provisions.stances import movements_on, positions_on, speaks_for
from provisions.testimony import Statement, statements
from provisions.timeline import timeline
from tracker.pages.accounts import Told, told
from tracker.pages.around import Around, around_article
from tracker.pages.asked import Asked, asked
from tracker.pages.errors import missing_article
from tracker.pages.history import revisions_of, superseded_about, tombstones_about
from tracker.pages.lanes import LanesPage, draw
from tracker.pages.movement import Claimed, claimed
from tracker.pages.wording import Share, shares


@dataclass(frozen=True, slots=True)
class Account:
    """A party's latest account of an article, or that none is recorded, and its statements."""

    party: Party
    entry: StatusEntry | None
    statements: tuple[Statement, ...] = ()


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
    over_time: LanesPage | None

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
    other_words: tuple[Account, ...]
    movements: list[Claimed]
    asked: list[Asked]
    calls: list[Asked]
    earlier_texts: list[ArticleText]
    around: Around
    line: list[Told]
    numbers: dict[int, str]
    superseded: list[StatusEntry]
    tombstones: list[Row]
    revisions: list[Revision]
    replies: Replies


def articles_on(agreement: Agreement, day: datetime.date) -> ArticleList:
    """Gather every article of an agreement with each party's account."""
    states = article_states(articles_of(agreement), day)
    parties = negotiating_parties(agreement)
    numbers = printed_numbers(agreement, day)
    lanes = lanes_on(agreement, day)
    return ArticleList(
        lines=[ArticleLine(state, _by_party(state, parties)) for state in states],
        parties=parties,
        shares=shares(states),
        numbers=numbers,
        over_time=draw(lanes, numbers, agreement.known_until) if lanes else None,
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
    spoken = _spoken(article, day)
    related = _asked(agreement, article, day)
    accounts = tuple(
        replace(account, statements=spoken.pop(account.party, ()))
        for account in _by_party(state, parties)
    )
    own = {account.entry for account in accounts}
    moments = timeline(agreement, day, Wanted(article=article.key, reported=True))
    return ArticlePage(
        state=state,
        previous=states[0] if at > 0 else None,
        next=states[-1] if at + 1 < len(articles) else None,
        accounts=accounts,
        other_accounts=tuple(entry for entry in state.accounts if entry not in own),
        other_words=tuple(Account(party, None, said) for party, said in spoken.items()),
        movements=claimed(movements_on(day).filter(article=article)),
        asked=[one for one in related if one.state.precondition.list != "call"],
        calls=[one for one in related if one.state.precondition.list == "call"],
        earlier_texts=_earlier_texts(state, day),
        around=around_article(article, day),
        line=told(moments),
        numbers=printed_numbers(agreement, day),
        superseded=superseded_about(state.article, day),
        tombstones=tombstones_about(state.article, day),
        revisions=revisions_of(agreement, state.article, day),
        replies=replies_on(agreement, day),
    )


def _by_party(state: ArticleState, parties: Sequence[Party]) -> tuple[Account, ...]:
    latest = {entry.according_to_id: entry for entry in state.accounts if entry.according_to_id}
    return tuple(Account(party, latest.get(party.pk)) for party in parties)


def _spoken(article: Article, day: datetime.date) -> dict[Party, tuple[Statement, ...]]:
    """Return what each party said about an article, newest first, the parties by name."""
    said: dict[Party, list[Position]] = defaultdict(list)
    for position in positions_on(day).filter(article=article):
        said[speaks_for(position)].append(position)
    return {party: tuple(statements(said[party])[::-1]) for party in sorted(said, key=alphabetical)}


def _asked(agreement: Agreement, article: Article, day: datetime.date) -> list[Asked]:
    """Return the preconditions and calls voiced by the day on which the article bears."""
    ties = PreconditionArticle.objects.published().filter(article=article)
    rows = preconditions_of(agreement).filter(pk__in=ties.values("precondition"))
    return [asked(one) for one in raised_by(precondition_states(rows, day), day)]


def _earlier_texts(state: ArticleState, day: datetime.date) -> list[ArticleText]:
    texts = list(dated(ArticleText.objects.filter(article=state.article), day))
    return [text for text in texts if text != state.text]
