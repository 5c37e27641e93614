"""The change log in sentences: what each change did, before and after, and on what sources."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from provisions.changes import DATE_WRITTEN, RowChange, TieChange
from provisions.dates import VagueDate
from provisions.differences import FieldChange
from provisions.models import ArticleText
from provisions.nouns import action_words
from provisions.sentences.around import ordered
from provisions.sentences.labels import done_words, field_words, tie_words
from provisions.sentences.subjects import LONGEST, status_subject, subject

# What an entry says, in one word.
_SAYS = ("stance", "disclosure", "stage", "reading", "tone", "answer", "review")
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
        said = {
            "subject": self.subject,
            "voice": self.voice,
            "said": self.said,
            "sources": "; ".join(self.sources),
        }
        if self.voice and self.sources:
            return _("%(subject)s, %(voice)s: %(said)s (%(sources)s)") % said
        if self.voice:
            return _("%(subject)s, %(voice)s: %(said)s") % said
        if self.sources:
            return _("%(subject)s: %(said)s (%(sources)s)") % said
        return _("%(subject)s: %(said)s") % said


def sentences(
    changes: Sequence[RowChange], day: datetime.date, numbers: Mapping[int, str] | None = None
) -> list[Sentence]:
    """Say each change in one sentence, in their order; articles are named as on the day.

    ``numbers`` are those printed on the articles by the day, by key, where they were read before.
    """
    if numbers is None:
        keys = {change.article for change in changes if change.article}
        texts = ArticleText.objects.in_force().on(day).filter(article__in=keys)
        numbers = dict(texts.order_by("sort_day", "slug").values_list("article", "number"))
    return [_sentence(change, numbers.get(change.article or 0, "")) for change in changes]


def _sentence(change: RowChange, number: str) -> Sentence:
    if change.is_redacted:
        return Sentence(change.action, subject(change, ""), "", done_words("redacted"), ())
    is_status = change.noun == "status-entry"
    return Sentence(
        mark=change.action,
        subject=status_subject(change, number) if is_status else subject(change, number),
        voice=_voice(change.words),
        said=_status_said(change) if is_status else _said(change),
        sources=change.sources,
    )


def _voice(words: Mapping[str, str]) -> str:
    voice = words.get("according_to") or words.get("according_to_source")
    if voice:
        return _("according to %(voice)s") % {"voice": voice}
    return _("the tracker's reading") if words.get("rule") else ""


def _status_said(change: RowChange) -> str:
    """Say how something stands since when, and how it stood before."""
    now = _standing(change.words)
    if change.action == "retracted":
        return _("“%(now)s” withdrawn") % {"now": now}
    if not now:
        return done_words(change.action)
    if change.action == "added":
        return _added(change, now)
    was = _standing(change.before)
    if not was:  # what it corrects was redacted since
        return _("corrected to %(now)s") % {"now": now}
    others = _others(change, {"status", "date"})
    if was == now:
        return f"{now}; {others or _('its sources or ties changed')}"
    return "; ".join(filter(None, (_turned(change, was, now), others)))


def _added(change: RowChange, now: str) -> str:
    was = _standing(change.followed)
    if not was:
        return now
    if change.followed["status"] == change.words["status"]:
        return _("%(was)s, again %(date)s") % {"was": was, "date": change.words["date"]}
    return _("was %(was)s, now %(now)s") % {"was": was, "now": now}


def _turned(change: RowChange, was: str, now: str) -> str:
    stood = {"was": was, "now": now}
    if change.action == "corrected":
        return _("was %(was)s, corrected to %(now)s") % stood
    return _("was %(was)s, now %(now)s") % stood


def _standing(words: Mapping[str, str]) -> str:
    """Say a status with its date, no more exact than it is known."""
    if not words.get("status"):
        return ""
    stands = {"status": words["status"], "date": words.get("date", "")}
    if not stands["date"]:
        return stands["status"]
    if not VagueDate.parse(words[DATE_WRITTEN]).is_point:
        return _("%(status)s %(date)s") % stands
    if words.get("article") or words.get("precondition"):
        return _("%(status)s since %(date)s") % stands
    return _("%(status)s on %(date)s") % stands


def _said(change: RowChange) -> str:
    done = done_words(change.action)
    if change.action in ("changed", "corrected"):
        untold = _("%(done)s; its sources or ties changed") % {"done": done}
        return _others(change, set()) or untold
    words = change.words
    what = next((words[field] for field in _SAYS if words.get(field)), "")
    what = what or ordered(change.noun, words) or _counted(words)
    date = change.words.get("date", "")
    return ", ".join(filter(None, (what, date, done)))


def _counted(words: Mapping[str, str]) -> str:
    """Say a count as it was given: so many of so many."""
    if not words.get("agreed"):
        return ""
    counts = {"agreed": words["agreed"], "total": words.get("total", "")}
    if counts["total"]:
        return _("%(agreed)s of %(total)s articles agreed") % counts
    return _("%(agreed)s articles agreed") % counts


def _others(change: RowChange, told: set[str]) -> str:
    """Say each other field before and after, long ones only by name."""
    skipped = _NOT_TOLD | told
    changed = [_field_said(field) for field in change.fields if field.field not in skipped]
    ties = [_tie_said(tie) for tie in change.ties if change.action == "changed"]
    return "; ".join([*changed, *dict.fromkeys(ties)])


def _tie_said(tie: TieChange) -> str:
    told = {"tie": tie_words(tie.label), "action": action_words(tie.action)}
    return _("%(tie)s %(action)s") % told


def _field_said(change: FieldChange) -> str:
    before, after = change.before_words, change.after_words
    told = {"field": field_words(change.label), "before": before, "after": after}
    if not after:
        return _("%(field)s removed") % told
    if len(before) > LONGEST or len(after) > LONGEST:
        return (_("%(field)s reworded") if before else _("%(field)s added")) % told
    if not before:
        return _("%(field)s now “%(after)s”") % told
    return _("%(field)s was “%(before)s”, now “%(after)s”") % told
