"""Short names for rows and moments, for headings and lists. No database, no markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    Conflict,
    Dated,
    DraftVersion,
    Instrument,
    Movement,
    Position,
    Precondition,
    Presence,
    Proceeding,
    Row,
    StatusEntry,
    Tally,
)
from provisions.moment import Moment
from provisions.nouns import begun
from tracker.pages.ledger import step_subject, steps_words
from tracker.pages.told import told_words
from tracker.pages.wording import article_name, listed, publisher_of, tally_words, voice_words

_MOST_NAMED = 3
_REGISTERED: dict[type[Row], Any] = {
    Proceeding: gettext_lazy("Proceeding: %(title)s"),
    Presence: gettext_lazy("Presence: %(title)s"),
    Conflict: gettext_lazy("Where sources differ: %(title)s"),
}
WHOLE = {
    "agreement": gettext_lazy("the agreement as a whole"),
    "stage": gettext_lazy("the stages of the agreement"),
}
# Who claims or denies what of whom, on which article.
_MOVED = {
    ("claims", True): gettext_lazy("Claim by %(whose)s that %(mover)s moved on %(article)s"),
    ("denies", True): gettext_lazy("Denial by %(whose)s that %(mover)s moved on %(article)s"),
    ("claims", False): gettext_lazy(
        "Claim by %(whose)s that %(mover)s took the other side's terms on %(article)s"
    ),
    ("denies", False): gettext_lazy(
        "Denial by %(whose)s that %(mover)s took the other side's terms on %(article)s"
    ),
}


def moment_title(moment: Moment, numbers: Mapping[int, str]) -> str:
    """Give a short line for a moment; status entries that stand together share one."""
    match moment.kind:
        case "event":
            return str(moment.row.title)
        case "instrument":
            return str(moment.row.title)
        case "tally":
            return f"{moment.row.according_to}: {tally_words(moment.row)}"
        case "draft":
            return draft_words(moment.row)
        case "statement":
            return statement_words(moment.row, numbers)
        case "movement":
            return movement_words(moment.row, numbers)
        case "status":
            pass
        case _:
            return told_words(moment.row, numbers)
    if len(moment.entries) > 1 and moment.entries[0].precondition:
        return f"{moment.entries[0].precondition}: {steps_words(moment.entries)}"
    return f"{subject_words(moment.entries, numbers)}: {moment.entries[0].get_status_display()}"


def subject_words(entries: Sequence[StatusEntry], numbers: Mapping[int, str]) -> str:
    """Name what status entries that say the same are about."""
    if entries[0].precondition:
        return step_subject(entries[0])
    if entries[0].aspect == "stage":
        return _("Stage of the agreement")
    if entries[0].aspect == "act":
        return listed([str(entry.party) for entry in entries])
    articles = [entry.article for entry in entries if entry.article]
    if len(articles) == 1:
        return article_name(articles[0], numbers.get(articles[0].pk, ""))
    numbered = [article for article in articles if article.key.isdigit()]
    named = [inside(article, "") for article in articles if not article.key.isdigit()]
    if len(numbered) > _MOST_NAMED:
        count = len(numbered)
        named.append(ngettext("%(n)s article", "%(n)s articles", count) % {"n": count})
    else:
        named += [inside(article, numbers.get(article.pk, "")) for article in numbered]
    words = listed(named)
    return begun(words)


def statement_words(row: Position, numbers: Mapping[int, str]) -> str:
    """Say who takes which stance on what."""
    parts = {
        "party": row.party,
        "subject": statement_subject(row, numbers),
        "stance": row.get_stance_display(),
    }
    return _("%(party)s on %(subject)s: %(stance)s") % parts


def statement_subject(row: Position, numbers: Mapping[int, str]) -> str:
    """Name what a statement is about."""
    if row.article:
        return named_in_sentence(row.article, numbers.get(row.article_id or 0, ""))
    if row.precondition:
        return _("“%(title)s”") % {"title": row.precondition}
    return str(WHOLE[row.subject])


def movement_words(row: Movement, numbers: Mapping[int, str]) -> str:
    """Say whose claim or denial it is, and of what."""
    form = _MOVED["claims" if row.claim == "claims" else "denies", row.kind == "moved"]
    return str(form) % {
        "whose": row.according_to or publisher_of(row),
        "mover": row.mover,
        "article": named_in_sentence(row.article, numbers.get(row.article_id, "")),
    }


def draft_words(row: DraftVersion) -> str:
    """Say who handed a draft to whom, with its number where the account counts."""
    parts: dict[str, object] = {
        "sender": row.sent_by,
        "receiver": row.received_by,
        "number": row.number,
    }
    if row.received_by:
        words = _("Draft or proposals from %(sender)s to %(receiver)s") % parts
    else:
        words = _("Draft or proposals from %(sender)s") % parts
    if row.number:
        parts["draft"] = words
        return _("%(draft)s, number %(number)s by this account") % parts
    return words


def inside(article: Article, number: str) -> str:
    """Name an article inside a sentence, as a common noun."""
    if article.key == "title":
        return pgettext("inside a sentence", "title")
    if article.key == "preamble":
        return pgettext("inside a sentence", "preamble")
    if number:
        return pgettext("inside a sentence", "article %(number)s") % {"number": number}
    if article.key.isdigit():
        return pgettext("inside a sentence", "article filed at %(key)s") % {"key": article.key}
    return article.key


def named_in_sentence(article: Article, number: str) -> str:
    """Name an article inside a sentence: a printed number keeps its capital."""
    is_filed = article.key.isdigit() and not number
    return inside(article, number) if is_filed else article_name(article, number)


def row_words(row: Row, numbers: Mapping[int, str]) -> str:
    """Name a row in a list of what rests on a source."""
    match row:
        case StatusEntry():
            subject = subject_words([row], numbers)
            return f"{subject}: {row.get_status_display()}, {row.date}, {voice_words(row)}"
        case Tally():
            parts = {"party": row.according_to, "count": tally_words(row), "date": row.date}
            return _("Count by %(party)s: %(count)s, %(date)s") % parts
        case ArticleText():
            name = inside(row.article, numbers.get(row.article_id, ""))
            parts = {"article": name, "known": row.get_disclosure_display(), "date": row.date}
            return _("Text of %(article)s: %(known)s, %(date)s") % parts
        case Precondition():
            if row.list == "call":
                return str(row.title)
            return _("Precondition: %(title)s") % {"title": row.title}
        case Position():
            return f"{statement_words(row, numbers)}, {row.date}"
        case Movement():
            return f"{movement_words(row, numbers)}, {row.date}"
        case Instrument():
            return _("Document: %(title)s, %(date)s") % {"title": row.title, "date": row.date}
        case DraftVersion():
            return f"{draft_words(row)}, {row.date}"
        case Agreement():
            return _("The agreement itself: title, languages, reach of the record")
        case Proceeding() | Presence() | Conflict():
            return str(_REGISTERED[type(row)]) % {"title": row.title}
    words = told_words(row, numbers)
    return f"{words}, {row.date}" if words and isinstance(row, Dated) else words or str(row)
