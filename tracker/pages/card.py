"""Small pages that other sites may frame: how an agreement, or one article, stands on a day."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from provisions.models import Agreement
from provisions.printed import printed_numbers
from provisions.progress import (
    ArticleState,
    agreement_state,
    article_states,
    states_of,
)
from provisions.reach import record_begins
from provisions.rounds import begun
from tracker.clock import Clock
from tracker.pages.keyed import article_keyed, published_article
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pages.wording import Share, known_until_words, shares, stage_sentence, status_shape

# All that a card needs; any site may frame it, and nothing is sent from it.
FRAMED: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "font-src": ["'self'"],
    "img-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
}


@dataclass(frozen=True, slots=True)
class Counted:
    """So many articles that read alike, with the shape of their status."""

    share: Share
    shape: str


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """How an agreement stands on a day, in few words."""

    sentence: str
    counted: list[Counted]

    @property
    def only_counts(self) -> bool:
        """Say whether nothing is known of any single article."""
        return all(one.share.rule is None for one in self.counted)


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """How one article stands on a day."""

    state: ArticleState
    numbers: dict[int, str]


def agreement_card(agreement: Agreement, clock: Clock) -> AgreementCard:
    """Read the card of an agreement."""
    standing = begun(agreement_state, agreement, clock.day)
    states = states_of(agreement, clock.day)
    until, state = known_until_words(agreement, clock), standing()
    return AgreementCard(stage_sentence(state.stages, state.signed, until), counted(states))


def counted(states: list[ArticleState]) -> list[Counted]:
    """Count the numbered articles by reading, each with its shape, agreed first."""
    numbered = [state for state in states if state.article.key.isdigit()]
    shapes = {(state.status.code, state.rule): status_shape(state) for state in numbered}
    return [Counted(one, shapes[one.word.code, one.rule]) for one in shares(numbered)]


def article_card(agreement: Agreement, key: str, day: datetime.date) -> ArticleCard:
    """Read the card of an article."""
    numbers = begun(printed_numbers, agreement, day)
    article = article_keyed(agreement, key)
    return ArticleCard(article_states([article], day)[0], numbers())


def embeddable(
    view: Callable[..., HttpResponse], first: Callable[..., Any] | None = None
) -> Callable[..., HttpResponse]:
    """Let any site frame a page, and give it a policy of its own; every other page has the site's.

    It stands outside of what is kept, so that a kept answer and a 304 say the same.
    """
    paged = page(view, unwritten="card.html", first=first)

    @functools.wraps(view)
    def answer(request: HttpRequest, **names: Any) -> Any:
        response: Any = paged(request, **names)
        if response.status_code in (200, 304):
            response.xframe_options_exempt = True
            response._csp_config = FRAMED
        return response

    return answer


@embeddable
def agreement(visit: Visit, agreement: str) -> HttpResponse:
    """Show how an agreement stands, to be framed by other sites."""
    found = agreement_named(agreement)
    return _card(visit, found, lambda: agreement_card(found, visit.clock))


@functools.partial(embeddable, first=published_article)
def article(visit: Visit, agreement: str, key: str) -> HttpResponse:
    """Show how one article stands, to be framed by other sites."""
    found = agreement_named(agreement)
    article_keyed(found, key)
    return _card(visit, found, lambda: article_card(found, key, visit.clock.day))


def _card(visit: Visit, agreement: Agreement, read: Callable[[], Any]) -> HttpResponse:
    card = begun(read)
    begins = record_begins(agreement)
    is_before = begins is None or visit.clock.day < begins
    shown = None if is_before else card()
    whole = visit.request.path.removesuffix("card/")
    return visit.show("card.html", agreement=agreement, card=shown, begins=begins, path=whole)
