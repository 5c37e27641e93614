"""What the pages about articles say, gathered for one day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from provisions.alphabet import alphabetical
from provisions.answers.lanes import lanes_on
from provisions.ledgers import dated, movements_on, positions_on
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
    negotiating_parties,
    states_of,
)
from provisions.raised import first_told, raised_by
from provisions.replies import Replies, replies_on
from provisions.requirements import precondition_states, preconditions_of
from provisions.rounds import begun
from provisions.stances import speaks_for
from provisions.testimony import Statement, statements
from provisions.timeline import timeline
from tracker.pages.accounts import Told, told
from tracker.pages.around import Around, around_article
from tracker.pages.asked import Asked, asked
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
    standing = begun(states_of, agreement, day)
    negotiating = begun(negotiating_parties, agreement)
    printed = begun(printed_numbers, agreement, day)
    over_time = begun(lanes_on, agreement, day)
    states, parties, numbers, lanes = standing(), negotiating(), printed(), over_time()
    return ArticleList(
        lines=[ArticleLine(state, _by_party(state, parties)) for state in states],
        parties=parties,
        shares=shares(states),
        numbers=numbers,
        over_time=draw(lanes, numbers, agreement.known_until) if lanes else None,
    )


def article_on(agreement: Agreement, article: Article, day: datetime.date) -> ArticlePage:
    """Gather one article with its three voices and its neighbours."""
    negotiating = begun(negotiating_parties, agreement)
    said = begun(_spoken, article, day)
    voiced = begun(_asked, agreement, article, day)
    line = begun(timeline, agreement, day, Wanted(article=article.key, reported=True))
    moved = begun(list, movements_on(day).filter(article=article))
    beside = _beside(agreement, article, day)
    texts = begun(list, dated(ArticleText.objects.filter(article=article), day))
    articles = list(articles_of(agreement))
    at = articles.index(article)
    first = max(at - 1, 0)
    states = article_states(articles[first : at + 2], day)
    state = states[at - first]
    parties, spoken, related = negotiating(), said(), voiced()
    accounts = tuple(
        replace(account, statements=spoken.pop(account.party, ()))
        for account in _by_party(state, parties)
    )
    own = {account.entry for account in accounts}
    return ArticlePage(
        state=state,
        previous=states[0] if at > 0 else None,
        next=states[-1] if at + 1 < len(articles) else None,
        accounts=accounts,
        other_accounts=tuple(entry for entry in state.accounts if entry not in own),
        other_words=tuple(Account(party, None, words) for party, words in spoken.items()),
        movements=claimed(moved()),
        asked=[one for one in related if one.state.precondition.list != "call"],
        calls=[one for one in related if one.state.precondition.list == "call"],
        earlier_texts=[text for text in texts() if text != state.text],
        line=told(line()),
        **{name: read() for name, read in beside.items()},
    )


def _beside(
    agreement: Agreement, article: Article, day: datetime.date
) -> dict[str, Callable[[], Any]]:
    """Begin what the page shows as it is read."""
    return {
        "around": begun(around_article, article, day),
        "numbers": begun(printed_numbers, agreement, day),
        "superseded": begun(superseded_about, article, day),
        "tombstones": begun(tombstones_about, article, day),
        "revisions": begun(revisions_of, agreement, article, day),
        "replies": begun(replies_on, agreement, day),
    }


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
    begun(first_told, frozenset({agreement.pk}))
    ties = PreconditionArticle.objects.published().filter(article=article)
    rows = preconditions_of(agreement).filter(pk__in=ties.values("precondition"))
    return [asked(one) for one in raised_by(precondition_states(rows, day), day)]
