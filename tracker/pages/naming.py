"""Short names for rows and moments, for headings and lists. No database, no markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provisions.models import (
    Agreement,
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
from tracker.pages.ledger import step_subject, steps_words
from tracker.pages.told import told_words
from tracker.pages.wording import article_name, listed, publisher_of, tally_words, voice_words

_MOST_NAMED = 3
_REGISTERED: dict[type[Row], str] = {
    Proceeding: "Proceeding",
    Presence: "Presence",
    Conflict: "Where sources differ",
}
_WHOLE = {"agreement": "the agreement as a whole", "stage": "the stages of the agreement"}


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
        return "Stage of the agreement"
    if entries[0].aspect == "act":
        return listed([str(entry.party) for entry in entries])
    articles = [entry.article for entry in entries if entry.article]
    if len(articles) == 1:
        return article_name(articles[0], numbers.get(articles[0].pk, ""))
    numbered = [article for article in articles if article.key.isdigit()]
    named = [article.key for article in articles if not article.key.isdigit()]
    if len(numbered) > _MOST_NAMED:
        named.append(f"{len(numbered)} articles")
    else:
        named += [_spelled(article_name(a, numbers.get(a.pk, ""))) for a in numbered]
    words = listed(named)
    return f"{words[:1].upper()}{words[1:]}"


def statement_words(row: Position, numbers: Mapping[int, str]) -> str:
    """Say who takes which stance on what."""
    return f"{row.party} on {statement_subject(row, numbers)}: {row.get_stance_display()}"


def statement_subject(row: Position, numbers: Mapping[int, str]) -> str:
    """Name what a statement is about."""
    if row.article:
        return _spelled_inside(article_name(row.article, numbers.get(row.article_id or 0, "")))
    if row.precondition:
        return f"“{row.precondition}”"
    return _WHOLE[row.subject]


def movement_words(row: Movement, numbers: Mapping[int, str]) -> str:
    """Say whose claim or denial it is, and of what."""
    what = "moved" if row.kind == "moved" else "took the other side's terms"
    name = _spelled_inside(article_name(row.article, numbers.get(row.article_id, "")))
    act = "Claim" if row.claim == "claims" else "Denial"
    return f"{act} by {row.according_to or publisher_of(row)} that {row.mover} {what} on {name}"


def draft_words(row: DraftVersion) -> str:
    """Say who handed a draft to whom, with its number where the account counts."""
    to = f" to {row.received_by}" if row.received_by else ""
    number = f", number {row.number} by this account" if row.number else ""
    return f"Draft or proposals from {row.sent_by}{to}{number}"


def _spelled(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _spelled_inside(name: str) -> str:
    """Spell an article's name inside a sentence: a printed number keeps its capital."""
    return _spelled(name) if name.startswith("Article filed") else name


def row_words(row: Row, numbers: Mapping[int, str]) -> str:
    """Name a row in a list of what rests on a source."""
    match row:
        case StatusEntry():
            subject = subject_words([row], numbers)
            return f"{subject}: {row.get_status_display()}, {row.date}, {voice_words(row)}"
        case Tally():
            return f"Count by {row.according_to}: {tally_words(row)}, {row.date}"
        case ArticleText():
            name = article_name(row.article, numbers.get(row.article_id, ""))
            return f"Text of {_spelled(name)}: {row.get_disclosure_display()}, {row.date}"
        case Precondition():
            return row.title if row.list == "call" else f"Precondition: {row.title}"
        case Position():
            return f"{statement_words(row, numbers)}, {row.date}"
        case Movement():
            return f"{movement_words(row, numbers)}, {row.date}"
        case Instrument():
            return f"Document: {row.title}, {row.date}"
        case DraftVersion():
            return f"{draft_words(row)}, {row.date}"
        case Agreement():
            return "The agreement itself: title, languages, reach of the record"
        case Proceeding() | Presence() | Conflict():
            return f"{_REGISTERED[type(row)]}: {row.title}"
    words = told_words(row, numbers)
    return f"{words}, {row.date}" if words and isinstance(row, Dated) else words or str(row)
