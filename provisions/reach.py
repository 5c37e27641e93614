"""How far the record reaches: its first day, its last revision, and its log."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

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
from provisions.once import once
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
        return _last_redaction()


@once
def _last_redaction() -> int | None:
    return newest_redaction()


def newest_redaction() -> int | None:
    """Return the same, asked for anew."""
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


def number_recorded_by(instant: datetime.datetime) -> Any:
    """Return, for a query, the number of the last revision recorded before an instant, or 0.

    Numbers have no gaps and rise with the instant of recording.
    """
    earlier = Revision.objects.filter(recorded_at__lt=instant).order_by("-recorded_at")
    return Coalesce(Subquery(earlier.values("number")[:1]), 0)


def lines_about(agreement: Agreement) -> QuerySet[Change]:
    """Return the lines of the change log about an agreement and what it shares with others."""
    return Change.objects.filter(Q(agreement=agreement) | Q(agreement__isnull=True))


def among_latest(
    agreement: Agreement,
    by: datetime.datetime,
    limit: int,
    action: str = "",
    before: int | None = None,
    path: str = "revision",
) -> Q:
    """Return the condition that a revision is among the latest about an agreement.

    These are the latest ``limit`` recorded before the instant and before revision ``before``;
    with an action of the change log, those in which it was done. Read from the end of the
    agreement's own lines and of the shared ones, so that the length of the log does not matter,
    nor how many other agreements it tells of: up to twice as many fulfil it as are wanted.
    """
    recorded = Revision.objects.filter(recorded_at__lt=by).order_by("-recorded_at")
    wanted: dict[str, Any] = {"revision__lte": Subquery(recorded.values("number")[:1])}
    wanted |= {} if before is None else {"revision__lt": before}
    wanted |= {"action": action} if action else {}
    condition = Q()
    for about in ({"agreement": agreement}, {"agreement__isnull": True}):
        lines = Change.objects.filter(**about, **wanted).order_by("-revision_id")
        numbers = lines.values("revision_id").distinct()[:limit]
        condition |= Q(**{f"{path}__in": numbers})
    return condition


def count_by_action(agreement: Agreement, by: datetime.datetime) -> dict[str, int]:
    """Return in how many revisions about an agreement, before an instant, each deed was done."""
    lines = lines_about(agreement).filter(revision__recorded_at__lt=by).order_by()
    counted = lines.values("action").annotate(count=Count("revision_id", distinct=True))
    return dict(counted.values_list("action", "count"))


def touched_by(agreement: Agreement, revisions: Q) -> dict[int, tuple[Touched, ...]]:
    """Return what each revision for which it is so touched of an agreement, by noun and action."""
    counted = (
        lines_about(agreement)
        .filter(revisions)
        .order_by("revision_id", "noun", "action")
        .values_list("revision_id", "noun", "action")
        .annotate(count=Count("pk"))
    )
    found: dict[int, list[Touched]] = defaultdict(list)
    for number, noun, action, count in counted:
        found[number].append(Touched(noun, action, count))
    return {number: tuple(rows) for number, rows in found.items()}
