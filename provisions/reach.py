"""How far the record reaches: its first day, its last revision, and its log."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from provisions.models import (
    Agreement,
    ArticleText,
    Change,
    Event,
    Position,
    Revision,
    StatusEntry,
    Tally,
)


@dataclass(frozen=True, slots=True)
class Touched:
    """How many rows of one noun a revision added, changed, corrected or retracted."""

    noun: str
    action: str
    count: int


def head_revision() -> Revision | None:
    """Return the last revision: the version of the whole record."""
    return Revision.objects.order_by("-number").first()


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
        )
    )
    day: Any = first.union(*others).order_by("sort_day").first()
    return day


def lines_about(agreement: Agreement) -> QuerySet[Change]:
    """Return the lines of the change log about an agreement and what it shares with others."""
    return Change.objects.filter(Q(agreement=agreement) | Q(agreement__isnull=True))


def revisions_about(agreement: Agreement, day: datetime.date) -> QuerySet[Revision]:
    """Return the revisions about an agreement that were recorded by the day, newest first."""
    about = lines_about(agreement).filter(revision=OuterRef("pk"))
    return Revision.objects.filter(Exists(about), recorded_at__date__lte=day).order_by("-number")


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
