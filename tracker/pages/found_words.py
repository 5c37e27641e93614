"""How results of a search are named: their kinds, and each of them. No database, no markup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from provisions.models import Actor, Agreement, Article, Event, Milestone, Party, Source
from provisions.search.glossary import NOUN as WORD
from provisions.vocabulary import VOCABULARIES
from tracker.found import Result
from tracker.pages.naming import row_words
from tracker.pages.wording import article_name

KINDS: dict[str, Any] = {
    "agreement": _("Agreements"),
    "article": _("Articles"),
    "article-text": _("Texts of articles"),
    "precondition": _("Preconditions and calls"),
    "position": _("Statements"),
    "status-entry": _("Status entries"),
    "movement": _("Claims of movement"),
    "tally": _("Counts"),
    "event": _("Events"),
    "instrument": _("Documents"),
    "draft-version": _("Drafts handed over"),
    "proceeding": _("Proceedings"),
    "proceeding-stage": _("Stages of proceedings"),
    "presence": _("Presences"),
    "scope-reading": _("Readings of scope"),
    "incident": _("Incidents"),
    "reaction": _("Reactions"),
    "proposal": _("Proposals"),
    "proposal-answer": _("Answers to proposals"),
    "milestone": _("Milestones"),
    "dependency": _("Stated orders"),
    "assessment": _("Authors' assessments"),
    "conflict": _("Where sources differ"),
    "party": _("Parties"),
    "actor": _("People"),
    "source": _("Sources"),
    WORD: _("Words of the method"),
}

_WORDS = {f"{words.code}-{word.code}": word for words in VOCABULARIES for word in words}


def title_of(result: Result, numbers: Mapping[int, str], subjects: Mapping[int, str]) -> str:
    """Name a result as the pages do on the day; subjects and numbers are those of articles."""
    match result.row:
        case None:
            return str(_WORDS[result.hit.doc.slug].label)
        case Article() as article:
            name = article_name(article, numbers.get(article.pk, ""))
            subject = subjects.get(article.pk, "")
            return f"{name}: {subject}" if subject and subject != name else name
        case Agreement() | Event() | Milestone() | Source() as row:
            return str(row.title)
        case Party() as party:
            return str(party.name)
        case Actor() as actor:
            return str(actor)
    return row_words(result.row, numbers)
