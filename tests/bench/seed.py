"""A full agreement of two invented countries, written through the one writer."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from provisions.edit import Edit
from provisions.models import Article, ArticleText, Event, Tally
from provisions.record import revise
from tests.builders import (
    Small,
    add_position,
    add_precondition,
    add_source,
    add_status,
    add_step,
    small_record,
)

SLUG = "avaria-borduria"
# Long ago, so that a million revisions after it are not recorded in the future.
WRITTEN_AT = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
FIRST_DAY = datetime.date(2021, 1, 1)
DAYS = 1000
ARTICLES = 19
ACCOUNTS_OF_AN_ARTICLE = 8
POSITIONS = 240
PRECONDITIONS = 10
EVENTS = 12
SOURCES = 12


def day(place: int, of: int) -> datetime.date:
    """Return the day of the nth of so many rows, spread evenly over the years of the talks."""
    return FIRST_DAY + datetime.timedelta(days=place * DAYS // of)


def write_seed() -> None:
    """Write the agreement with its articles, accounts, statements and requirements."""
    present = timezone.now
    timezone.now = lambda: WRITTEN_AT
    try:
        small = small_record(ARTICLES, SLUG)
        with revise(reason="Fill the agreement") as edit:
            _fill(edit, small)
    finally:
        timezone.now = present


def _fill(edit: Edit, small: Small) -> None:
    cited = _citations(edit, small)
    for place, article in enumerate(small.articles):
        _add_article(edit, small, article, place, cited)
    for place in range(POSITIONS):
        add_position(
            edit,
            small,
            slug=f"said-{place}",
            subject="article",
            article=small.articles[place * 7 % ARTICLES],
            party=(small.avaria, small.borduria)[place % 2],
            stance=("asserts", "proposes", "rejects", "supports")[place % 4],
            summary=f"Statement {place} about the wording, in a sentence of usual length. " * 2,
            date=str(day(place, POSITIONS)),
            ties=cited(place),
        )
    for place in range(PRECONDITIONS):
        _add_requirement(edit, small, place, cited)
    for place in range(EVENTS):
        _add_event(edit, small, place, cited)
    own = {"agreement": small.agreement, "confidence": "high"}
    for place, party in enumerate((small.avaria, small.borduria)):
        counted = {"agreed": 12 + place, "total": 17, "according_to": party, "ties": cited(place)}
        edit.add(Tally, slug=f"count-{place}", date="2022-06-01", **counted, **own)
    stage = {"aspect": "stage", "voice": "reading", "according_to": None}
    rule = {"rule": "single_account", "basis": "stated", "ties": cited(0)}
    negotiating = {"status": "negotiating", "date": str(FIRST_DAY)}
    add_status(edit, small, None, slug="stage-0", **negotiating, **stage, **rule)


def _citations(edit: Edit, small: Small) -> Callable[[int], dict[str, Any]]:
    sources = [add_source(edit, f"report-{number}") for number in range(SOURCES)]
    return lambda place: {"citations": [{"source": sources[place % SOURCES]}]}


def _add_article(edit: Edit, small: Small, article: Article, place: int, cited: Any) -> None:
    edit.add(
        ArticleText,
        slug=f"text-{place}",
        article=article,
        date=str(FIRST_DAY),
        disclosure="described",
        subject=f"Subject {place}",
        summary=f"What article {place} is said to provide for. " * 4,
        confidence="high",
        ties=cited(place),
    )
    for turn in range(ACCOUNTS_OF_AN_ARTICLE):
        add_status(
            edit,
            small,
            article,
            slug=f"account-{place}-{turn}",
            status="open" if turn < 4 else "partly_agreed",
            date=str(day(turn * ARTICLES + place, ACCOUNTS_OF_AN_ARTICLE * ARTICLES)),
            according_to=(small.avaria, small.borduria)[turn % 2],
            ties=cited(turn),
        )


def _add_requirement(edit: Edit, small: Small, place: int, cited: Any) -> None:
    stated_by = small.avaria if place % 2 else small.borduria
    addressed_to = small.borduria if place % 2 else small.avaria
    parties = {"stated_by": [{"party": stated_by}], "addressed_to": [{"party": addressed_to}]}
    row = add_precondition(
        edit,
        small,
        key=f"toll-{place}",
        slug=f"toll-{place}",
        title=f"End of toll {place}",
        ties={**cited(place), **parties},
    )
    for turn, (aspect, status) in enumerate((("standing", "stated"), ("fulfilment", "not_begun"))):
        own = {"slug": f"step-{place}-{turn}", "ties": cited(place)}
        add_step(edit, small, row, aspect, status, str(day(place, PRECONDITIONS)), **own)


def _add_event(edit: Edit, small: Small, place: int, cited: Any) -> None:
    edit.add(
        Event,
        slug=f"round-{place}",
        agreement=small.agreement,
        date=str(day(place, EVENTS)),
        kind="meeting",
        title=f"Round {place} of the talks",
        summary="Delegations met and exchanged drafts.",
        confidence="high",
        ties=cited(place),
    )
