"""How the articles and the agreement stood on a day: the reads that pages and API share.

Every function takes the day, asks as often whatever the record's size, and loads the sources.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from provisions.alphabet import alphabetical
from provisions.coming import Coming, coming, keys_of
from provisions.ledgers import counts_in, dated, ledger, status_entries_on, texts_in
from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    Citation,
    Participation,
    Party,
    StatusEntry,
    Tally,
)
from provisions.once import once
from provisions.rounds import begun
from provisions.states import AgreementState, ArticleState, PartyActs
from provisions.vocabulary import ARTICLE_STATUS, Word

# Up to as many articles it is cheaper to ask for their entries than for the whole ledger.
FEW = 3


def articles_of(agreement: Agreement) -> QuerySet[Article]:
    return Article.objects.published().filter(agreement=agreement).select_related("agreement")


def states_of(agreement: Agreement, day: datetime.date) -> list[ArticleState]:
    """Return the state of each article of an agreement on the day, in the order of the draft."""
    worded = begun(texts_in, agreement.pk, day)
    entries = begun(ledger, agreement.pk, day)
    articles = list(articles_of(agreement).order_by("position"))
    return _states(articles, worded(), entries())


def article_states(articles: Iterable[Article], day: datetime.date) -> list[ArticleState]:
    """Return the state of each article on the day, in the order given."""
    rows = coming(articles)
    worded = coming(dated(ArticleText.objects.filter(article__in=keys_of(rows)), day))
    return _states(rows, worded, _entries_of(rows, day))


def _states(
    articles: Iterable[Article], worded: Iterable[ArticleText], told: Iterable[StatusEntry]
) -> list[ArticleState]:
    """Put articles beside their last text and what is told of each, all oldest first."""
    texts = {text.article_id: text for text in worded}
    entries: dict[int | None, list[StatusEntry]] = defaultdict(list)
    for entry in told:
        entries[entry.article_id].append(entry)
    return [
        ArticleState(
            article,
            texts.get(article.pk),
            _latest_reading(entries[article.pk]),
            latest_accounts(entries[article.pk]),
        )
        for article in articles
    ]


def _entries_of(
    articles: Coming[Article] | Sequence[Article], day: datetime.date
) -> Iterable[StatusEntry]:
    """Return the entries about some articles; of one agreement's many, out of its ledger."""
    if not isinstance(articles, Coming):
        agreements = {article.agreement_id for article in articles}
        if len(articles) > FEW and len(agreements) == 1:
            return ledger(agreements.pop(), day)
    return coming(status_entries_on(day).filter(article__in=keys_of(articles)))


@once
def negotiating_parties(agreement: Agreement) -> list[Party]:
    """Return the parties that negotiate, in alphabetical order: no other order is neutral."""
    negotiating = (
        Participation.objects.published()
        .filter(agreement=agreement, role="negotiating_party")
        .select_related("party")
    )
    return sorted((tie.party for tie in negotiating), key=alphabetical)


@once
def agreement_state(agreement: Agreement, day: datetime.date) -> AgreementState:
    """Return how the agreement as a whole stood on the day."""
    counts = begun(counts_in, agreement.pk, day)
    parties = begun(negotiating_parties, agreement)
    stage: list[StatusEntry] = []
    acts: dict[int | None, list[StatusEntry]] = defaultdict(list)
    for entry in ledger(agreement.pk, day):
        if entry.aspect == "stage":
            stage.append(entry)
        elif entry.aspect == "act":
            acts[entry.party_id].append(entry)
    tallies = latest_tallies(counts())
    return AgreementState(
        agreement=agreement,
        stage=_latest_reading(stage),
        stage_accounts=latest_accounts(stage),
        acts=tuple(PartyActs(party, tuple(acts[party.pk])) for party in parties()),
        tallies=tuple(sorted(tallies, key=lambda tally: tally.according_to.name)),
        stages=tuple(entry for entry in stage if entry.voice == "reading"),
    )


def latest_tallies(tallies: Iterable[Tally]) -> list[Tally]:
    """Return each party's latest count; all of that day where its accounts differ."""
    latest: dict[int, list[Tally]] = {}
    for tally in tallies:
        same_day = [t for t in latest.get(tally.according_to_id, []) if t.date == tally.date]
        latest[tally.according_to_id] = [*same_day, tally]
    return [tally for of_party in latest.values() for tally in of_party]


def count_by_status(states: Sequence[ArticleState]) -> list[tuple[Word, int]]:
    """Count the numbered articles by reading, in the order of the vocabulary."""
    counts = Counter(state.status.code for state in states if state.article.key.isdigit())
    return [(word, counts[word.code]) for word in ARTICLE_STATUS if counts[word.code]]


def latest_accounts(entries: Iterable[StatusEntry]) -> tuple[StatusEntry, ...]:
    """Return the last entry of each party and each source, parties first, by name."""
    latest: dict[tuple[str, int | None], StatusEntry] = {}
    for entry in entries:
        if entry.voice != "reading":
            latest[entry.voice, entry.according_to_id or entry.according_to_source_id] = entry
    return tuple(
        sorted(
            latest.values(),
            key=lambda e: (e.voice, str(e.according_to or e.according_to_source)),
        )
    )


def _latest_reading(entries: Sequence[StatusEntry]) -> StatusEntry | None:
    readings = [entry for entry in entries if entry.voice == "reading"]
    return readings[-1] if readings else None


def one_side(citations: Iterable[Citation]) -> str:
    """Return the perspective on whose sources alone a row rests, or "" where several speak."""
    perspectives = {citation.source.perspective for citation in citations}
    if len(perspectives) == 1 and perspectives != {"international"}:
        return next(iter(citation.source.get_perspective_display() for citation in citations))
    return ""
