"""What the overview of an agreement says, gathered for one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provisions.alphabet import alphabetical
from provisions.ledgers import status_entries_on
from provisions.models import Agreement, Article, Party, Source, StatusEntry, Tally
from provisions.moment import Moment
from provisions.printed import printed_numbers
from provisions.progress import (
    AgreementState,
    ArticleState,
    PartyActs,
    agreement_state,
    article_states,
    states_of,
)
from provisions.replies import Replies, replies_on
from provisions.rounds import begun
from provisions.timeline import count_differing, latest_moments
from provisions.vocabulary import ACT, STAGE, Word
from tracker.clock import Clock
from tracker.pages.accounts import Disagreement, differing_acts
from tracker.pages.log import Edit, edits_by
from tracker.pages.requirements import StatedByParty, stated_before_signature
from tracker.pages.wording import Share, known_until_words, shares, stage_sentence

LATEST = 6
LATEST_REVISIONS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the agreement: reached by a reading, or not recorded."""

    word: Word
    entry: StatusEntry | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act and, party by party, the entry that records it (or None)."""

    word: Word
    entries: tuple[StatusEntry | None, ...]


@dataclass(frozen=True, slots=True)
class CountsBy:
    """A party's latest count; several where its accounts of one day differ, or none."""

    party: Party
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview shows."""

    state: AgreementState
    articles: list[ArticleState]
    shares: list[Share]
    sentence: str
    until: str
    steps: list[Step]
    counts: list[CountsBy]
    acts: list[ActRow]
    numbers: dict[int, str]
    reading_sources: list[Source]
    differing: list[Disagreement]
    differing_articles: list[ArticleState]
    differing_events: int
    latest: list[Moment]
    edits: list[Edit]
    official_title: str
    before_signature: list[StatedByParty]
    replies: Replies

    @property
    def numbers_public(self) -> bool:
        return any(self.numbers.values())

    @property
    def only_counts(self) -> bool:
        """Say whether nothing is known of any single article."""
        return all(share.rule is None for share in self.shares)


def overview_on(agreement: Agreement, clock: Clock) -> Overview:
    """Gather the overview of an agreement on the clock's day."""
    day = clock.day
    standing = begun(agreement_state, agreement, day)
    states = begun(states_of, agreement, day)
    numbers = begun(printed_numbers, agreement, day)
    differing_events = begun(count_differing, agreement, day)
    latest = begun(latest_moments, agreement, day, LATEST)
    edits = begun(edits_by, agreement, day, limit=LATEST_REVISIONS)
    before_signature = begun(stated_before_signature, agreement, day)
    replies = begun(replies_on, agreement, day)
    until = known_until_words(agreement, clock)
    state, articles = standing(), states()
    return Overview(
        state=state,
        articles=articles,
        shares=shares(articles),
        until=until,
        sentence=stage_sentence(state.stages, state.signed, until),
        steps=_steps(state),
        counts=_counts(state),
        acts=_act_rows(state.acts),
        numbers=numbers(),
        reading_sources=_reading_sources(articles),
        differing=differing_acts(state),
        differing_articles=[article for article in articles if article.accounts_differ],
        differing_events=differing_events(),
        latest=latest(),
        edits=edits(),
        official_title=agreement.title if _is_titled(articles) else "",
        before_signature=before_signature(),
        replies=replies(),
    )


def _is_titled(articles: Iterable[ArticleState]) -> bool:
    """Say whether the official title was public, or there is none to go by."""
    titles = [state.disclosure.code for state in articles if state.article.key == "title"]
    return all(code == "published" for code in titles)


def _steps(state: AgreementState) -> list[Step]:
    latest = {entry.status: entry for entry in state.stages}
    current = state.stage.status if state.stage else ""
    return [Step(word, latest.get(word.code), word.code == current) for word in STAGE]


def _counts(state: AgreementState) -> list[CountsBy]:
    counting = [tally.according_to for tally in state.tallies]
    parties = sorted({*state.parties, *counting}, key=alphabetical)
    return [
        CountsBy(party, tuple(t for t in state.tallies if t.according_to_id == party.pk))
        for party in parties
    ]


def _act_rows(parties: Sequence[PartyActs]) -> list[ActRow]:
    return [
        ActRow(word, tuple(_recorded(party.acts, word.code) for party in parties)) for word in ACT
    ]


def _recorded(acts: Iterable[StatusEntry], code: str) -> StatusEntry | None:
    """Return the entry that speaks for an act: the reading, else the latest account."""
    entries = [entry for entry in acts if entry.status == code]
    readings = [entry for entry in entries if entry.voice == "reading"]
    speaking = readings or entries
    return speaking[-1] if speaking else None


def _reading_sources(articles: Iterable[ArticleState]) -> list[Source]:
    """Return the sources on which the readings of the articles rest, once each."""
    readings = [state.reading for state in articles if state.reading]
    cited = {citation.source for reading in readings for citation in reading.citations.all()}
    return sorted(cited, key=lambda source: (source.publisher.casefold(), source.slug))


@dataclass(frozen=True, slots=True)
class Standing:
    """One agreement in the list of all: its stage and its shares."""

    agreement: Agreement
    stage: StatusEntry | None
    shares: list[Share]


def standings_on(agreements: Sequence[Agreement], day: datetime.date) -> list[Standing]:
    """Return how each agreement stood, in as many queries for one as for many."""
    read = begun(list, status_entries_on(day).filter(aspect="stage", voice="reading"))
    articles = Article.objects.published().filter(agreement__in=agreements)
    states = article_states(articles.select_related("agreement"), day)
    stages = {entry.agreement_id: entry for entry in read()}
    return [
        Standing(
            agreement,
            stages.get(agreement.pk),
            shares(state for state in states if state.article.agreement_id == agreement.pk),
        )
        for agreement in agreements
    ]
