"""The change log as pages show it: edits in words, and one revision's rows."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Q
from django.utils.translation import gettext as _

from provisions.changes import RowChange, row_changes
from provisions.known import known_at
from provisions.models import Agreement, Change, Entry, Revision, Row
from provisions.nouns import noun_words
from provisions.printed import printed_numbers
from provisions.reach import Touched, after_midnight, among_latest, lines_about, touched_by
from provisions.rounds import begun
from provisions.sentences import Sentence, sentences
from provisions.versions import MODEL_OF
from tracker.clock import BadParameter

A_PAGE = 50
LAST_PAGE = 10**8
LAST_NUMBER = 2**63 - 1  # that a database takes


@dataclass(frozen=True, slots=True)
class Edit:
    """A revision with what it touched."""

    revision: Revision
    touched: tuple[Touched, ...]
    sentences: tuple[Sentence, ...] = ()

    @property
    def rest(self) -> int:
        """How many changes of the revision its sentences leave out."""
        return sum(touched.count for touched in self.touched) - len(self.sentences)


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What a revision did to a row, the row as it is now, and what has happened to it since."""

    change: RowChange
    sentence: Sentence
    row: Row
    noun_words: str
    is_retracted: bool
    redacted_in: int | None
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """One page of a revision's changes. ``is_later``: recorded after the day shown."""

    edit: Edit
    is_later: bool
    changes: list[ShownChange]
    number: int
    pages: int

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None


def edits_by(
    agreement: Agreement,
    day: datetime.date,
    *,
    limit: int,
    before: int | None = None,
    action: str = "",
    each: int = 0,
) -> list[Edit]:
    """Return the latest revisions recorded by the day, newest first, with what they touched.

    ``before`` leaves out a revision and what came after it. ``each`` is how many changes of
    each are said in sentences; the rest is only counted.
    """
    asked = (agreement, after_midnight(day), limit, action, before)
    among = among_latest(*asked)
    counted = begun(touched_by, agreement, among)
    first_lines = lines_about(agreement).filter(among, position__lt=each)
    lines = begun(list, first_lines.order_by("revision_id", "position") if each else ())
    numbers = begun(printed_numbers, agreement, day) if each else dict
    recorded = Revision.objects.filter(among_latest(*asked, path="number"))
    newest = list(recorded.order_by("-number"))[:limit]
    shown = {revision.number for revision in newest}
    said = _said([line for line in lines() if line.revision_id in shown], day, numbers())
    touched = counted()
    return [
        Edit(revision, touched.get(revision.number, ()), tuple(said.get(revision.number, ())))
        for revision in newest
    ]


def _said(
    lines: Sequence[Change], day: datetime.date, numbers: Mapping[int, str]
) -> dict[int, list[Sentence]]:
    """Return the sentences of some lines of the log, by number of their revision."""
    changes = row_changes(lines)
    said: dict[int, list[Sentence]] = defaultdict(list)
    for change, words in zip(changes, sentences(changes, day, numbers), strict=True):
        said[change.revision].append(words)
    return said


def revision_by(
    agreement: Agreement, numbered: int, day: datetime.date, number: int
) -> RevisionPage | None:
    """Gather one page of a revision; of one recorded after the day, nothing but that it is.

    None where no revision of that number is about the agreement.
    """
    if numbered > LAST_NUMBER:
        return None
    counted = begun(touched_by, agreement, Q(revision=numbered))
    numbers = begun(printed_numbers, agreement, day)
    ordered = lines_about(agreement).filter(revision=numbered).order_by("position")
    start = (number - 1) * A_PAGE
    lines = begun(list, ordered[start : start + A_PAGE])
    revision = Revision.objects.filter(number=numbered).first()
    touched = counted().get(numbered, ())
    if revision is None or not touched:
        return None
    edit = Edit(revision, touched)
    pages = max(1, -(-sum(touched.count for touched in edit.touched) // A_PAGE))
    if number > pages:
        raise BadParameter(
            "page",
            _("%(number)s is too high: the last page is %(pages)s.")
            % {"number": number, "pages": pages},
        )
    is_later = revision.recorded_at.date() > day
    shown = [] if is_later else _shown(lines(), day, numbers())
    return RevisionPage(edit, is_later, shown, number, pages)


@dataclass(frozen=True, slots=True)
class _Now:
    """Rows of one noun as they are now, by public id; which were corrected or redacted since."""

    rows: Mapping[str, Row]
    corrected: frozenset[str]
    redacted: Mapping[str, int]


def _now(noun: str, slugs: Collection[str]) -> _Now:
    model: Any = MODEL_OF[noun]
    corrected = begun(_corrected, model, slugs)
    named = [f.name for f in model._meta.fields if isinstance(f, ForeignKey)]
    deep = ["article__agreement"] if noun == "article-text" else []
    found = list(model.objects.filter(slug__in=slugs).select_related(*named, *deep))
    gone = [row.pk for row in found if row.state == "redacted"]
    redacted: dict[str, int] = {}
    if gone:
        with known_at(None):  # whatever state of the record is read
            redacted = {row.slug: row.revision_id for row in model.objects.filter(pk__in=gone)}
    return _Now({row.slug: row for row in found}, corrected(), redacted)


def _corrected(model: Any, slugs: Collection[str]) -> frozenset[str]:
    if not issubclass(model, Entry):
        return frozenset()
    replaced: Any = model.objects.published().filter(supersedes__slug__in=slugs)
    return frozenset(replaced.values_list("supersedes__slug", flat=True))


def _shown(
    lines: Sequence[Change], day: datetime.date, numbers: Mapping[int, str]
) -> list[ShownChange]:
    """Put each change beside its row, in as many queries as nouns occur."""
    slugs: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        slugs[line.noun].add(line.row)
    asked = {noun: begun(_now, noun, wanted) for noun, wanted in slugs.items()}
    changes = row_changes(lines)
    now = {noun: found() for noun, found in asked.items()}
    return [
        ShownChange(
            change,
            said,
            now[change.noun].rows[change.row],
            noun_words(change.noun),
            is_retracted=now[change.noun].rows[change.row].state != "published",
            redacted_in=now[change.noun].redacted.get(change.row),
            is_corrected=change.row in now[change.noun].corrected,
        )
        for change, said in zip(changes, sentences(changes, day, numbers), strict=True)
    ]
