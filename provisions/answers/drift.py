"""What one party said of one subject over time: exact words, what replaced what, which
statements of one day differ."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from provisions.alphabet import alphabetical
from provisions.ledgers import CITATIONS, positions_on
from provisions.models import Agreement, Article, Citation, Party, Position, Precondition
from provisions.once import once
from provisions.raised import first_told, raised_among
from provisions.rounds import begun
from provisions.stances import Subject, place, speaks_for, subject_of
from provisions.testimony import (
    COMPARED_OVER_TIME,
    OneDay,
    Run,
    Statement,
    days_that_differ,
    order_of,
    runs_of,
    statements,
)
from provisions.vocabulary import SUBJECT

WHOLE = tuple(code for code in SUBJECT.codes if code not in COMPARED_OVER_TIME)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its exact words, what it replaces, and what it was corrected from.

    ``statement`` holds the stance before, and the statements of its day that take another.
    """

    statement: Statement
    replaces: Position | None
    replaced_by: tuple[Position, ...]
    corrected: Position | None

    @property
    def position(self) -> Position:
        return self.statement.position

    @property
    def exact_words(self) -> list[Citation]:
        """The sources that give words of the statement as they were said."""
        cited: Any = self.position
        return [citation for citation in cited.citations.all() if citation.quotation]


@dataclass(frozen=True, slots=True)
class Drift:
    """One party's words about one subject by a day, oldest first.

    ``runs`` are its own statements as far as their order is certain, none for what touches
    many things: the agreement as a whole and its stages. ``days`` are those on which its
    statements, one of them about this subject, differ in direction; ``others`` the parties
    that spoke of it too. A precondition that nobody had raised by the day is not on record.
    """

    party: Party
    subject: Subject
    said: tuple[Said, ...]
    runs: tuple[Run, ...]
    days: tuple[OneDay, ...]
    others: tuple[Party, ...]
    is_on_record: bool = True

    @property
    def changes(self) -> int:
        """How often its stance became another."""
        return max(0, len(self.runs) - 1)

    @property
    def unplaced(self) -> list[Position]:
        """The statements that stand in no run: their order, or whose word they are, is not sure."""
        placed = {position for run in self.runs for position in run.positions}
        every = [said.position for said in self.said]
        return [position for position in every if position not in placed] if self.runs else []

    @property
    def quoted(self) -> int:
        """How many of its statements are on record with exact words."""
        return sum(bool(said.exact_words) for said in self.said)


def subject_keyed(agreement: Agreement, key: str) -> Subject | None:
    """Return the subject that an address names: an article, a precondition, or the whole."""
    if key in WHOLE:
        return Subject(key, key, SUBJECT[key].label)
    articles = Article.objects.published().filter(agreement=agreement, key=key)
    asked = Precondition.objects.published().filter(agreement=agreement, key=key)
    named = asked.select_related("agreement").prefetch_related(CITATIONS)
    found: Callable[[], list[Precondition]] = begun(list, named)
    article = articles.first()
    if article:
        return Subject("article", article.slug, str(article), article)
    row = next(iter(found()), None)
    return Subject("precondition", row.slug, row.title, precondition=row) if row else None


def key_of(subject: Subject) -> str:
    """Return the key under which a subject stands in addresses."""
    row = subject.article or subject.precondition
    return row.key if row else subject.key


@once
def said_of_all(agreement: int, day: datetime.date) -> tuple[Position, ...]:
    """Return every statement of an agreement by the day, also those a correction has replaced."""
    return tuple(positions_on(day, superseded=True).filter(agreement=agreement))


def drift_on(agreement: Agreement, party: Party, subject: Subject, day: datetime.date) -> Drift:
    """Return what a party and its organs said of a subject by the day, oldest first."""
    if subject.precondition:
        begun(first_told, frozenset({agreement.pk}))
    every = said_of_all(agreement.pk, day)
    replaced = {row.supersedes_id for row in every if row.supersedes_id}
    standing = [row for row in every if row.pk not in replaced]
    own = [row for row in standing if _is_voice_of(row, party)]
    about = sorted((row for row in own if subject_of(row).key == subject.key), key=order_of)
    days = days_that_differ(sorted(own, key=lambda one: place(subject_of(one))))
    return Drift(
        party=party,
        subject=subject,
        said=tuple(_said(about)),
        runs=runs_of(about) if subject.kind in COMPARED_OVER_TIME else (),
        days=tuple(one for one in days if {*one.positions} & {*about}),
        others=_others(standing, party, subject),
        is_on_record=_is_on_record(subject, day),
    )


def subjects_of(
    agreement: Agreement, party: Party, day: datetime.date
) -> list[tuple[Subject, int]]:
    """Return the subjects of which a party has spoken by the day, with how often."""
    counts: dict[Subject, int] = defaultdict(int)
    rows = positions_on(day).filter(Q(party=party) | Q(party__parent=party), agreement=agreement)
    for row in rows:
        counts[subject_of(row)] += 1
    return sorted(counts.items(), key=lambda item: place(item[0]))


def _is_on_record(subject: Subject, day: datetime.date) -> bool:
    row = subject.precondition
    return row is None or row.pk in raised_among([row], day)


def _is_voice_of(row: Position, party: Party) -> bool:
    return party.pk in (row.party_id, row.party.parent_id)


def _said(about: Sequence[Position]) -> Iterable[Said]:
    known = {row.pk: row for row in about}
    for statement in statements(about):
        row = statement.position
        yield Said(
            statement,
            replaces=known.get(row.replaces_id or 0),
            replaced_by=tuple(other for other in about if other.replaces_id == row.pk),
            corrected=_readable(row.supersedes),
        )


def _readable(row: Any) -> Position | None:
    """Return what an entry corrects, unless that was withdrawn or redacted since."""
    return row if row and row.state == "published" else None


def _others(standing: Iterable[Position], party: Party, subject: Subject) -> tuple[Party, ...]:
    about = [row for row in standing if subject_of(row).key == subject.key]
    voices = {speaks_for(row) for row in about if not _is_voice_of(row, party)}
    return tuple(sorted(voices, key=alphabetical))
