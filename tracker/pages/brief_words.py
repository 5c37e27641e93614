"""A brief in sentences, for the feed. No database, no markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from provisions.answers.brief import Brief
from provisions.answers.deadlines import Deadline
from provisions.compare import About, Moved
from provisions.vocabulary import ASPECT
from tracker.pages.beside import ANSWERS, days_words
from tracker.pages.naming import moment_title
from tracker.pages.wording import article_name, tally_words


def sentences_of(brief: Brief, numbers: Mapping[int, str]) -> list[str]:
    """Say a brief in sentences: what moved, what is on record, silences, days ahead."""
    return [*_told(brief, numbers)]


def deadline_words(one: Deadline) -> str:
    """Say what lies ahead on a day: “EU mission: ends, as its mandate stands”."""
    row: Any = one.row
    return f"{row.title}: ends" if one.kind == "presence_ends" else str(row.title)


def moves_of(brief: Brief, numbers: Mapping[int, str]) -> list[str]:
    """Say each thing that moved in one sentence: how it was and how it is."""
    return [*_moves(brief, numbers)]


def _moves(brief: Brief, numbers: Mapping[int, str]) -> Iterator[str]:
    found = brief.moved
    for moved in (*found.stage, *found.articles, *found.requirements, *found.stances):
        yield f"{_about(moved.about, numbers)}: was {_held(moved.before)}, now {_held(moved.after)}"
    for moved in found.tallies:
        yield f"Count by {moved.about.party}: {_counts(moved)}"
    for row in found.raised:
        yield f"First on record: {row.title}"
    for text in found.texts:
        name = article_name(text.article, numbers.get(text.article.pk, ""))
        yield f"Text of {name}: something else is known"


def _told(brief: Brief, numbers: Mapping[int, str]) -> Iterator[str]:
    yield from _moves(brief, numbers)
    for moment in brief.moments:
        yield f"On record for this day: {moment_title(moment, numbers)}"
    for one in brief.fell_silent:
        aspect = ANSWERS[one.aspect]
        yield f"No answer of {one.party} {aspect} on record: {one.precondition.title}"
    for proposal in brief.silent_proposals:
        yield f"No answer of {proposal.party} on record: {proposal.proposal.title}"
    for ended in brief.ended:
        yield f"No longer without an answer: {ended.precondition.title}, {ended.party}"
    for still in brief.unmoved:
        yield f"No word changed for {days_words(still.days)}: {still.precondition.title}"
    for ahead in brief.deadlines:
        yield f"Ahead: {deadline_words(ahead)}, {ahead.date}, in {days_words(ahead.days)}"


def _about(about: About, numbers: Mapping[int, str]) -> str:
    whole = about.subject.kind if about.subject else "stage"
    if about.article:
        name = article_name(about.article, numbers.get(about.article.pk, ""))
    else:
        name = about.precondition.title if about.precondition else f"The {whole} of the agreement"
    aspect = ASPECT[about.aspect].label if about.aspect in ASPECT else "stance"
    whose = about.whose and f", account by {getattr(about.whose, 'publisher', about.whose)}"
    party = about.party and about.party != about.whose and f" of {about.party}"
    return f"{name}, {aspect}{party or ''}{whose or ''}"


def _held(rows: tuple[Any, ...]) -> str:
    words = [
        row.get_stance_display() if hasattr(row, "stance") else row.get_status_display()
        for row in rows
    ]
    return " and ".join(words) or "not on record"


def _counts(moved: Moved) -> str:
    was, now = (" and ".join(map(tally_words, rows)) for rows in (moved.before, moved.after))
    return f"was {was or 'not on record'}, now {now or 'not on record'}"
