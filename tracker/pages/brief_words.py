"""A brief in sentences, for the feed. No database, no markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provisions.answers.brief import Brief
from provisions.answers.deadlines import Deadline
from tracker.pages.beside import days_words
from tracker.pages.moved_words import moved_words
from tracker.pages.naming import moment_title

NO_ANSWER = {
    "answer_substance": gettext_lazy(
        "No answer of %(party)s to the substance on record: %(title)s"
    ),
    "answer_linkage": gettext_lazy("No answer of %(party)s to the linkage on record: %(title)s"),
}


def sentences_of(brief: Brief, numbers: Mapping[int, str]) -> list[str]:
    """Say a brief in sentences: what moved, what is on record, silences, days ahead."""
    return [*_told(brief, numbers)]


def deadline_words(one: Deadline) -> str:
    """Say what lies ahead on a day: “EU mission: ends, as its mandate stands”."""
    row: Any = one.row
    if one.kind == "presence_ends":
        return _("%(title)s: ends") % {"title": row.title}
    return str(row.title)


def _told(brief: Brief, numbers: Mapping[int, str]) -> Iterator[str]:
    for title, sentences in moved_words(brief.moved, numbers):
        yield from (f"{title}: {words}" for words in sentences)
    for moment in brief.moments:
        yield _("On record for this day: %(what)s") % {"what": moment_title(moment, numbers)}
    for one in brief.fell_silent:
        form = NO_ANSWER[one.aspect]
        yield str(form) % {"party": one.party, "title": one.precondition.title}
    for proposal in brief.silent_proposals:
        parts = {"party": proposal.party, "title": proposal.proposal.title}
        yield _("No answer of %(party)s on record: %(title)s") % parts
    for ended in brief.ended:
        parts = {"party": ended.party, "title": ended.precondition.title}
        yield _("No longer without an answer: %(title)s, %(party)s") % parts
    for still in brief.unmoved:
        parts = {"days": days_words(still.days), "title": still.precondition.title}
        yield _("No word changed for %(days)s: %(title)s") % parts
    for ahead in brief.deadlines:
        parts = {"what": deadline_words(ahead), "date": ahead.date, "days": days_words(ahead.days)}
        yield _("Ahead: %(what)s, %(date)s, in %(days)s") % parts
