"""The change log as pages show it: edits in words, and one revision's rows."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from provisions.changes import RowChange, row_changes
from provisions.known import known_at
from provisions.models import Agreement, Entry, Revision, Row
from provisions.nouns import noun_words
from provisions.reach import (
    Touched,
    after_midnight,
    last_recorded_by,
    latest_about,
    lines_about,
    touched_by,
)
from provisions.sentences import Sentence, sentences
from provisions.versions import MODEL_OF
from tracker.clock import BadParameter

A_PAGE = 50
LAST_PAGE = 10**8


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
    upto: int | None = None,
    before: int | None = None,
    action: str = "",
    each: int = 0,
) -> list[Edit]:
    """Return the latest revisions recorded by the day, newest first, with what they touched.

    ``upto`` is the last revision of the day, where it was looked up before. ``each`` is how
    many changes of each are said in sentences; the rest is only counted.
    """
    if upto is None:
        upto = last_recorded_by(after_midnight(day))
    if before is not None:
        upto = min(upto, before - 1)
    newest = latest_about(agreement, upto, limit, action)
    touched = touched_by(newest, agreement)
    said = _said_of(newest, agreement, day, each)
    return [
        Edit(revision, touched.get(revision.number, ()), tuple(said.get(revision.number, ())))
        for revision in newest
    ]


def _said_of(
    revisions: Sequence[Revision], agreement: Agreement, day: datetime.date, each: int
) -> dict[int, list[Sentence]]:
    """Return the sentences of each revision's first places, by number."""
    if not each:
        return {}
    lines = lines_about(agreement).filter(
        revision__in=[revision.number for revision in revisions], position__lt=each
    )
    changes = row_changes(list(lines.order_by("revision_id", "position")))
    said: dict[int, list[Sentence]] = defaultdict(list)
    for change, words in zip(changes, sentences(changes, day), strict=True):
        said[change.revision].append(words)
    return said


def revision_by(
    agreement: Agreement, revision: Revision, day: datetime.date, number: int
) -> RevisionPage:
    """Gather one page of a revision; of one recorded after the day, nothing but that it is."""
    edit = Edit(revision, touched_by([revision], agreement).get(revision.number, ()))
    pages = max(1, -(-sum(touched.count for touched in edit.touched) // A_PAGE))
    if number > pages:
        raise BadParameter(
            "page",
            _("%(number)s is too high: the last page is %(pages)s.")
            % {"number": number, "pages": pages},
        )
    is_later = revision.recorded_at.date() > day
    lines = lines_about(agreement).filter(revision=revision).order_by("position")
    start = (number - 1) * A_PAGE
    changes = [] if is_later else row_changes(list(lines[start : start + A_PAGE]))
    return RevisionPage(edit, is_later, _shown(changes, day), number, pages)


def _shown(changes: Sequence[RowChange], day: datetime.date) -> list[ShownChange]:
    """Put each change beside its row, in as many queries as nouns occur."""
    slugs: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        slugs[change.noun].add(change.row)
    rows: dict[tuple[str, str], Row] = {}
    corrected: set[Row] = set()
    redacted: dict[Row, int] = {}
    for noun, wanted in slugs.items():
        model: Any = MODEL_OF[noun]
        named = [f.name for f in model._meta.fields if isinstance(f, ForeignKey)]
        deep = ["article__agreement"] if noun == "article-text" else []
        found = model.objects.filter(slug__in=wanted).select_related(*named, *deep)
        rows |= {(noun, row.slug): row for row in found}
        gone = [row.pk for row in found if row.state == "redacted"]
        if gone:
            with known_at(None):  # whatever state of the record is read
                redacted |= {row: row.revision_id for row in model.objects.filter(pk__in=gone)}
        if issubclass(model, Entry):
            replaced = model.objects.published().filter(supersedes__slug__in=wanted)
            corrected |= {row.supersedes for row in replaced.select_related("supersedes")}
    return [
        ShownChange(
            change,
            said,
            row := rows[change.noun, change.row],
            noun_words(change.noun),
            is_retracted=row.state != "published",
            redacted_in=redacted.get(row),
            is_corrected=row in corrected,
        )
        for change, said in zip(changes, sentences(changes, day), strict=True)
    ]
