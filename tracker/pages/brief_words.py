"""A brief in sentences, for the feed. No database, no markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from provisions.answers.brief import Brief
from provisions.answers.deadlines import Deadline
from tracker.pages.beside import ANSWERS, days_words
from tracker.pages.moved_words import moved_words
from tracker.pages.naming import moment_title


def sentences_of(brief: Brief, numbers: Mapping[int, str]) -> list[str]:
    """Say a brief in sentences: what moved, what is on record, silences, days ahead."""
    return [*_told(brief, numbers)]


def deadline_words(one: Deadline) -> str:
    """Say what lies ahead on a day: “EU mission: ends, as its mandate stands”."""
    row: Any = one.row
    return f"{row.title}: ends" if one.kind == "presence_ends" else str(row.title)


def _told(brief: Brief, numbers: Mapping[int, str]) -> Iterator[str]:
    for title, sentences in moved_words(brief.moved, numbers):
        yield from (f"{title}: {words}" for words in sentences)
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
