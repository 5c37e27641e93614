"""Agreements, articles as of a day, and what is known of their texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Prefetch

from provisions.counterparts import claims_about, preconditions_about
from provisions.ledgers import CITATIONS, dated
from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    LanguageVersion,
    Participation,
)
from provisions.printed import titled_on
from provisions.progress import article_states
from provisions.rounds import begun
from provisions.states import ArticleState
from provisions.vocabulary import ARTICLE_STATUS, CONFIDENCE, DISCLOSURE
from tracker.api.collection import Collection
from tracker.api.entries import cites, corrections, of_agreement, of_article, of_key
from tracker.api.filters import (
    SUPERSEDED,
    day_from,
    day_to,
    named,
    says,
    search,
    search_in,
    word,
)
from tracker.api.parameters import Asked, Decide
from tracker.api.shapes.agreements import AgreementShape
from tracker.api.shapes.articles import ArticleShape
from tracker.api.shapes.texts import ArticleTextShape

TIES = (
    Prefetch("participations", Participation.objects.published().select_related("party")),
    Prefetch("language_versions", LanguageVersion.objects.published()),
    CITATIONS,
)


def _by_state(keep: Callable[[ArticleState, Any], Any]) -> Decide:
    """Return a filter of articles by how they stood on the day."""

    def decide(rows: Any, value: Any, day: datetime.date) -> list[int]:
        states = article_states(rows.order_by(), day)
        return [state.article.pk for state in states if keep(state, value)]

    return decide


def _state_says(state: ArticleState, words: Sequence[str]) -> bool:
    text = state.text
    if text is None:
        return False
    own = (text.number, text.subject, text.summary, text.terms, text.trigger, text.deadlines)
    return says((*own, text.blanks, text.instruments, text.note), words)


class Agreements(Collection):
    """The agreements that the record follows."""

    subject = "agreement"
    model = Agreement
    shape = AgreementShape
    filters = (
        named("agreement", Agreement, "Only this agreement.", lookup="pk"),
        search_in("title", "short_title", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        return Agreement.objects.published().prefetch_related(*TIES)

    def context(self, rows: Iterable[Agreement], asked: Asked) -> dict[str, Any]:
        return {**super().context(rows, asked), "titled": titled_on(rows, asked.clock.day)}


class Articles(Collection):
    """The articles of the drafts, each as it stood on the day of `as_of`.

    Number, title and summary are null while they were not public. An article that no
    statement had reached by the day is listed too, as undisclosed.
    """

    subject = "article"
    model = Article
    shape = ArticleShape
    filters = (
        of_agreement(),
        of_key("key"),
        word(
            "status",
            [ARTICLE_STATUS],
            "Only articles that read so on the day.",
            decide=_by_state(lambda state, status: state.status.code == status),
        ),
        word(
            "disclosure",
            [DISCLOSURE],
            "Only articles whose text was disclosed so far on the day.",
            decide=_by_state(lambda state, disclosure: state.disclosure.code == disclosure),
        ),
        word(
            "confidence",
            [CONFIDENCE],
            "Only articles whose text has this confidence on the day.",
            decide=_by_state(
                lambda state, word: bool(state.text and state.text.confidence == word)
            ),
        ),
        search(
            "number, title, summary, terms, trigger, deadlines, blanks, instruments and note of "
            "the text as known on the day",
            _by_state(_state_says),
        ),
    )

    def rows(self, asked: Asked) -> Any:
        return Article.objects.published().select_related("agreement")

    def shown(self, rows: Iterable[Article], asked: Asked) -> list[ArticleState]:
        return article_states(rows, asked.clock.day)

    def context(self, rows: Iterable[Article], asked: Asked) -> dict[str, Any]:
        named = begun(preconditions_about, rows, asked.clock.day)
        beside = {"claims": claims_about(rows, asked.clock.day), "preconditions": named()}
        return {**super().context(rows, asked), **beside}


class ArticleTexts(Collection):
    """What was known of each article's text, from which day on."""

    subject = "article text"
    model = ArticleText
    shape = ArticleTextShape
    filters = (
        of_agreement("article__agreement"),
        of_article(),
        of_key("article__key"),
        word("disclosure", [DISCLOSURE], "Only texts disclosed so far."),
        word("confidence", [CONFIDENCE], "Only rows of this confidence."),
        cites("article_text"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in(
            "number",
            "subject",
            "summary",
            "terms",
            "trigger",
            "deadlines",
            "blanks",
            "instruments",
            "note",
        ),
    )

    def rows(self, asked: Asked) -> Any:
        return (
            dated(
                ArticleText.objects.all(),
                asked.clock.day,
                superseded=self.with_superseded(asked),
            )
            .select_related("article__agreement", "supersedes")
            .prefetch_related(corrections(ArticleText))
        )
