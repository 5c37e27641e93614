"""How far the record reaches: its first day, its last revision, and its log."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from provisions.known import known_at
from provisions.models import (
    Agreement,
    ArticleText,
    Change,
    Event,
    Incident,
    Position,
    ProceedingStage,
    Proposal,
    Reaction,
    Reseal,
    Revision,
    StatusEntry,
    Tally,
)
from provisions.written import Written


@dataclass(frozen=True, slots=True)
class Touched:
    """How many rows of one noun a revision added, changed, corrected or retracted."""

    noun: str
    action: str
    count: int


def head_revision() -> Revision | None:
    """Return the last revision: the version of the whole record."""
    return Revision.objects.order_by("-number").first()


class Head(NamedTuple):
    """What names the last revision: its number, and the digest that seals it."""

    number: int
    digest: str


_last = Written(lambda: Revision.objects.order_by("-number").values_list("number", "digest")[:1])


def head_of_record() -> Head | None:
    """Return what names the last revision, or None: what every answer asks first and last."""
    rows = _last()
    return Head(*rows[0]) if rows else None


def revision_numbered(number: int) -> Revision | None:
    """Return the revision of a number, or None."""
    return Revision.objects.filter(number=number).first()


def revision_at(instant: datetime.datetime) -> Revision | None:
    """Return the last revision that had been recorded by an instant, or None."""
    recorded = Revision.objects.filter(recorded_at__lte=instant)
    return recorded.order_by("-recorded_at").first()


def last_redaction() -> int | None:
    """Return the last revision that redacted anything, whatever state of the record is read."""
    with known_at(None):
        numbers = Reseal.objects.order_by("-revision_id").values_list("revision_id", flat=True)
        return numbers.first()


def record_begins(agreement: Agreement) -> datetime.date | None:
    """Return the first day on which anything counts, or None for an empty record."""
    first, *others = (
        rows.in_force().order_by().values_list("sort_day", flat=True)
        for rows in (
            Event.objects.filter(agreement=agreement),
            StatusEntry.objects.filter(agreement=agreement),
            Tally.objects.filter(agreement=agreement),
            Position.objects.filter(agreement=agreement),
            ArticleText.objects.filter(article__agreement=agreement),
            ProceedingStage.objects.filter(proceeding__agreement=agreement),
            Incident.objects.filter(agreement=agreement),
            Reaction.objects.filter(agreement=agreement),
            Proposal.objects.filter(agreement=agreement),
        )
    )
    day: Any = first.union(*others).order_by("sort_day").first()
    return day


def after_midnight(day: datetime.date) -> datetime.datetime:
    """Return the instant at which a day (UTC) is over; of the last day of all, its last."""
    if day == datetime.date.max:
        return datetime.datetime.combine(day, datetime.time.max, datetime.UTC)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC) + datetime.timedelta(1)


def last_recorded_by(instant: datetime.datetime) -> int:
    """Return the number of the last revision recorded before an instant, or 0.

    Numbers have no gaps and rise with the instant of recording.
    """
    earlier = Revision.objects.filter(recorded_at__lt=instant).order_by("-recorded_at")
    return earlier.values_list("number", flat=True).first() or 0


def lines_about(agreement: Agreement) -> QuerySet[Change]:
    """Return the lines of the change log about an agreement and what it shares with others."""
    return Change.objects.filter(Q(agreement=agreement) | Q(agreement__isnull=True))


def latest_about(agreement: Agreement, upto: int, limit: int, action: str = "") -> list[Revision]:
    """Return the latest revisions about an agreement up to a number, newest first.

    With an action of the change log, those in which it was done. Read from the end of the
    agreement's own lines and of the shared ones, so that the length of the log does not
    matter, nor how many other agreements it tells of.
    """
    numbers: set[int] = set()
    for about in ({"agreement": agreement}, {"agreement__isnull": True}):
        done = about | ({"action": action} if action else {})
        lines = Change.objects.filter(**done, revision__lte=upto).order_by("-revision_id")
        numbers |= set(lines.values_list("revision_id", flat=True).distinct()[:limit])
    newest = sorted(numbers, reverse=True)[:limit]
    return list(Revision.objects.filter(pk__in=newest).order_by("-number"))


def count_with(agreement: Agreement, upto: int, action: str) -> int:
    """Return in how many revisions about an agreement, up to a number, an action was done."""
    lines = lines_about(agreement).filter(action=action, revision__lte=upto).order_by()
    return lines.values("revision_id").distinct().count()


def touched_by(
    revisions: Iterable[Revision], agreement: Agreement
) -> dict[int, tuple[Touched, ...]]:
    """Return what each revision touched of an agreement, by noun and action."""
    counted = (
        lines_about(agreement)
        .filter(revision__in=[revision.number for revision in revisions])
        .order_by("revision_id", "noun", "action")
        .values_list("revision_id", "noun", "action")
        .annotate(count=Count("pk"))
    )
    found: dict[int, list[Touched]] = defaultdict(list)
    for number, noun, action, count in counted:
        found[number].append(Touched(noun, action, count))
    return {number: tuple(rows) for number, rows in found.items()}
