"""The change log in sentences: what each change did, before and after, and on what sources."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provisions.changes import RowChange
from provisions.differences import FieldChange
from provisions.models import ArticleText
from provisions.sentences.around import TITLED, called, ordered
from provisions.versions import MODEL_OF

LONGEST = 90
# What became of a row, by the word of the change log; another word stands for itself.
_DONE = {"added": "added", "corrected": "corrected", "retracted": "withdrawn"}
_NAMED_BY = ("title", "name", "subject", "summary", "key")
# What an entry says, in one word.
_SAYS = ("stance", "disclosure", "stage", "reading", "tone", "answer", "review")
_VAGUE = ("on or ", "between ", "undated")
_NOT_TOLD = frozenset({"supersedes", "state", "made_from"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One change in words: of what, in whose voice, what it did, and on which sources.

    ``mark`` is the word of the change log.
    """

    mark: str
    subject: str
    voice: str
    said: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        about = f"{self.subject}, {self.voice}" if self.voice else self.subject
        rests = f" ({'; '.join(self.sources)})" if self.sources else ""
        return f"{about}: {self.said}{rests}"


def sentences(changes: Sequence[RowChange], day: datetime.date) -> list[Sentence]:
    """Say each change in one sentence, in their order; articles are named as on the day."""
    keys = {change.article for change in changes if change.article}
    texts = ArticleText.objects.in_force().on(day).filter(article__in=keys)
    numbers = dict(texts.order_by("sort_day", "slug").values_list("article", "number"))
    return [_sentence(change, numbers.get(change.article, "")) for change in changes]


def _sentence(change: RowChange, number: str) -> Sentence:
    if change.is_redacted:
        return Sentence(change.action, _subject(change, ""), "", "redacted", ())
    is_status = change.noun == "status-entry"
    return Sentence(
        mark=change.action,
        subject=_status_subject(change, number) if is_status else _subject(change, number),
        voice=_voice(change.words),
        said=_status_said(change) if is_status else _said(change),
        sources=change.sources,
    )


def _article_name(words: Mapping[str, str], number: str) -> str:
    """Name an article by its printed number, or by where the tracker files it."""
    name = f"Article {number}" if number else words.get("article", "")
    return name if number else name.replace("Article ", "Article filed at ")


def _status_subject(change: RowChange, number: str) -> str:
    """Name what a status entry is about; one without words left has its public id."""
    words = change.words
    party = words.get("party", "")
    if words.get("article"):
        return _article_name(words, number)
    if words.get("precondition"):
        aspect = f"{words['aspect']} by {party}" if party else words["aspect"]
        return f"“{words['precondition']}”, {aspect}"
    return party or ("Stage of the agreement" if words.get("status") else change.row)


def _subject(change: RowChange, number: str) -> str:
    """Name any other row by its title or name; one without words left has its public id."""
    words = change.words
    noun = str(MODEL_OF[change.noun]._meta.verbose_name)
    article = _article_name(words, number)
    if change.noun == "article" and words.get("key"):
        name = f"Article {words['key']}"
        return (
            _article_name({"article": name}, number) if words["key"].isdigit() else name[8:].title()
        )
    if change.noun == "position" and words.get("party"):
        asked = words.get("precondition")
        on = article or (f"“{asked}”" if asked else "the agreement")
        return f"{words['party']} on {on}"
    if name := called(change.noun, words, article):
        return name
    if article and change.noun not in TITLED:
        return f"{article}, {noun}"
    if change.noun == "tally" and words.get("date"):
        return "Count of what is agreed"
    name = next((words[field] for field in _NAMED_BY if words.get(field)), change.row)
    return f"{noun[:1].upper()}{noun[1:]} “{_short(name)}”"


def _voice(words: Mapping[str, str]) -> str:
    voice = words.get("according_to") or words.get("according_to_source")
    if voice:
        return f"according to {voice}"
    return "the tracker's reading" if words.get("rule") else ""


def _status_said(change: RowChange) -> str:
    """Say how something stands since when, and how it stood before."""
    now = _standing(change.words)
    if change.action == "retracted":
        return f"“{now}” withdrawn"
    if not now:
        return change.action
    if change.action == "added":
        was = _standing(change.followed)
        if was and change.followed["status"] == change.words["status"]:
            return f"{was}, again {change.words['date']}"
        return f"was {was}, now {now}" if was else now
    was = _standing(change.before)
    if not was:  # what it corrects was redacted since
        return f"corrected to {now}"
    others = _others(change, {"status", "date"})
    if was == now:
        return f"{now}; {others}" if others else f"{now}; its sources or ties changed"
    verb = "corrected to" if change.action == "corrected" else "now"
    return f"was {was}, {verb} {now}{'; ' + others if others else ''}"


def _standing(words: Mapping[str, str]) -> str:
    """Say a status with its date, no more exact than it is known."""
    if not words.get("status"):
        return ""
    date = words.get("date", "")
    lasting = words.get("article") or words.get("precondition")
    joined = "" if date.startswith(_VAGUE) else "since " if lasting else "on "
    return f"{words['status']} {joined}{date}".strip()


def _said(change: RowChange) -> str:
    done = _DONE.get(change.action, change.action)
    if change.action in ("changed", "corrected"):
        return _others(change, set()) or f"{done}; its sources or ties changed"
    words = change.words
    what = next((words[field] for field in _SAYS if words.get(field)), "")
    what = what or ordered(change.noun, words) or _counted(words)
    date = change.words.get("date", "")
    return ", ".join(filter(None, (what, date, done)))


def _counted(words: Mapping[str, str]) -> str:
    """Say a count as it was given: so many of so many."""
    if not words.get("agreed"):
        return ""
    of = f" of {words['total']}" if words.get("total") else ""
    return f"{words['agreed']}{of} articles agreed"


def _others(change: RowChange, told: set[str]) -> str:
    """Say each other field before and after, long ones only by name."""
    skipped = _NOT_TOLD | told
    changed = [_field_said(field) for field in change.fields if field.field not in skipped]
    ties = [f"{tie.label} {tie.action}" for tie in change.ties if change.action == "changed"]
    return "; ".join([*changed, *dict.fromkeys(ties)])


def _field_said(field: FieldChange) -> str:
    before, after = field.before_words, field.after_words
    if not after:
        return f"{field.label} removed"
    if len(before) > LONGEST or len(after) > LONGEST:
        return f"{field.label} {'reworded' if before else 'added'}"
    if not before:
        return f"{field.label} now “{after}”"
    return f"{field.label} was “{before}”, now “{after}”"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[:LONGEST].rsplit(' ', 1)[0]} …"
