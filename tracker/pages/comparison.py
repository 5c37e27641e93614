"""A comparison as its page shows it: what moved alike as one line, by subject, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provisions.compare import Comparison, Counted, Moved, Point, TextMoved, compare
from provisions.dates import VagueDate
from provisions.known import known_revision
from provisions.models import Agreement, Article, Precondition
from provisions.stances import Subject
from provisions.vocabulary import VOICE
from tracker.pages.line import KINDS
from tracker.pair import Pair

TITLES = {
    "stage": gettext_lazy("Stage and acts"),
    "articles": gettext_lazy("Articles"),
    "requirements": gettext_lazy("Preconditions and calls"),
    "stances": gettext_lazy("Stances"),
    "tallies": gettext_lazy("Counts"),
    "texts": gettext_lazy("Texts"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What moved alike: of one thing, or of several articles in one voice."""

    moves: tuple[Moved, ...]

    @property
    def about(self) -> Any:
        return self.moves[0].about

    @property
    def before(self) -> tuple[Any, ...]:
        return self.moves[0].before

    @property
    def after(self) -> tuple[Any, ...]:
        return self.moves[0].after

    @property
    def articles(self) -> list[Article]:
        return [moved.about.article for moved in self.moves if moved.about.article]


@dataclass(frozen=True, slots=True)
class OfPrecondition:
    """What moved about one precondition; ``news`` says where it is on record at one point only."""

    row: Precondition
    news: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class OfSubject:
    """The stances that moved on one subject, by party."""

    subject: Subject
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Compared:
    """Everything the page of a comparison shows."""

    found: Comparison
    labels: tuple[str, str]
    known_words: str
    stage: list[Line]
    articles: list[Line]
    requirements: list[OfPrecondition]
    stances: list[OfSubject]
    tallies: list[Line]
    texts: Sequence[TextMoved]
    counted: list[tuple[str, Counted]]
    numbers: dict[int, str]

    @property
    def numbers_public(self) -> bool:
        return any(self.numbers.values())

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """Each part of the page by its name and title, and how much moved in it."""
        found = self.found
        raised = len(found.raised) + len(found.withdrawn)
        sizes = {name: len(getattr(found, name)) for name in TITLES}
        sizes["requirements"] += raised
        return [(name, str(title), sizes[name]) for name, title in TITLES.items()]

    @property
    def quiet(self) -> list[str]:
        """The titles of the parts in which nothing moved."""
        return [title.lower() for _, title, size in self.counts if not size]


def comparison_of(agreement: Agreement, pair: Pair) -> Compared:
    """Gather what moved between the two points."""
    found = compare(agreement, pair.before, pair.after)
    known = known_revision()
    return Compared(
        found=found,
        labels=(_label(pair.before), _label(pair.after)),
        known_words=_("as known today")
        if known is None
        else _("as known at revision %(revision)s") % {"revision": known},
        stage=[Line((moved,)) for moved in found.stage],
        articles=_alike(found.articles),
        requirements=_by_precondition(found),
        stances=_by_subject(found.stances),
        tallies=[Line((moved,)) for moved in found.tallies],
        texts=found.texts,
        counted=[
            (str(KINDS[counted.kind]), counted)
            for counted in found.counted
            if counted.added or counted.gone
        ],
        numbers=found.numbers,
    )


def _label(point: Point) -> str:
    if point.revision is not None:
        return _("Revision %(revision)s") % {"revision": point.revision}
    return str(VagueDate.parse(point.day.isoformat()))


def _alike(moves: Iterable[Moved]) -> list[Line]:
    """Put the articles that moved alike, in one voice and on the same sources, into one line."""
    groups: dict[Hashable, list[Moved]] = defaultdict(list)
    for moved in moves:
        about = moved.about
        groups[about.voice, about.whose, _shown(moved.before), _shown(moved.after)].append(moved)
    lines = [Line(tuple(group)) for group in groups.values()]
    return sorted(lines, key=lambda line: (VOICE.codes.index(line.about.voice), _whose(line)))


def _whose(line: Line) -> str:
    return str(line.about.whose or "")


def _shown(rows: Iterable[Any]) -> Hashable:
    return tuple(
        (row.status, row.rule, row.basis, row.date, row.confidence, _sources(row)) for row in rows
    )


def _sources(row: Any) -> frozenset[int]:
    return frozenset(citation.source_id for citation in row.citations.all())


def _by_precondition(found: Comparison) -> list[OfPrecondition]:
    """Gather by precondition, by title; with what came on record, or left it. Calls stand last."""
    lines: dict[Any, list[Line]] = defaultdict(list)
    for moved in found.requirements:
        lines[moved.about.precondition].append(Line((moved,)))
    news = dict.fromkeys(found.raised, "raised") | dict.fromkeys(found.withdrawn, "withdrawn")
    rows = sorted({**lines, **news}, key=lambda row: (row.list == "call", row.title, row.key))
    return [OfPrecondition(row, news.get(row, ""), lines.get(row, [])) for row in rows]


def _by_subject(moves: Iterable[Moved]) -> list[OfSubject]:
    groups: dict[Any, list[Line]] = defaultdict(list)
    for moved in moves:
        groups[moved.about.subject].append(Line((moved,)))
    return [OfSubject(_subject(lines[0]), lines) for lines in groups.values()]


def _subject(line: Line) -> Subject:
    about = line.about
    title = about.precondition.title if about.precondition else ""
    kind, key = about.subject.kind, about.subject.key
    return Subject(kind, key, title, about.article, about.precondition)
