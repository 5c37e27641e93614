"""Who alleges, denies and observed how much in a window of days: counted, never twice.

The record holds accounts, not findings. The rule (printed on the method page):

- An account counts in a window if every day that it can mean lies in it. One that reaches
  beyond is named and not counted: what part of it fell into the window is not known.
- Accounts that may be of the same incidents, or of which one is part of the other, are put
  together. Such a group counts at least the largest number that one of its totals gives, or
  its single incidents, those that may be the same as one; a series counts as one at least.
- At most it counts all of its totals and single incidents that are part of no other; where a
  series stands outside a total, there is no upper bound.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from provisions.answers.groups import Count, Pairs, counts_of, voice_of
from provisions.ledgers import dated
from provisions.models import Agreement, Incident, IncidentOverlap

ALLEGED = ("allegation", "intent_allegation")
OVERLAPS = Prefetch("overlaps", queryset=IncidentOverlap.objects.published())
NAMED = (
    "agreement",
    "by__parent",
    "speaker",
    "against__parent",
    "part_of__agreement",
    "answers__agreement",
    "answers__by",
    "event__agreement",
    "reported_by_source",
    "supersedes",
)


@dataclass(frozen=True, slots=True)
class Itemised:
    """A total, and how many of its incidents stand on record one by one."""

    total: Incident
    items: tuple[Incident, ...]
    series: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which somebody reports that none came, and the next account by the same voice."""

    row: Incident
    days: int | None
    resumed: Incident | None


@dataclass(frozen=True, slots=True)
class Told:
    """An account of the window with those that answer it."""

    row: Incident
    answered_by: tuple[Incident, ...]
    overlaps: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Incidents:
    """Everything told of incidents in a window of days, oldest first.

    ``beyond`` are accounts that reach beyond the window: named, not counted.
    """

    since: datetime.date | None
    until: datetime.date
    told: tuple[Told, ...]
    beyond: tuple[Incident, ...]
    by_voice: tuple[Count, ...]
    together: tuple[Count, ...]
    itemised: tuple[Itemised, ...]
    pauses: tuple[Pause, ...]

    @property
    def observations(self) -> tuple[Incident, ...]:
        """What third parties say that they saw."""
        return tuple(one.row for one in self.told if one.row.kind == "observation")


def accounts_of_incidents(day: datetime.date, *, superseded: bool = False) -> QuerySet[Incident]:
    """Return the accounts of incidents that count on the day, with all they name."""
    rows = dated(Incident.objects.all(), day, superseded=superseded)
    return rows.select_related(*NAMED).prefetch_related(OVERLAPS)


def incidents_in(
    agreement: Agreement,
    day: datetime.date,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Incidents:
    """Return what is told of incidents between two days, as on record by the day."""
    last = min(until or day, day)
    every = list(accounts_of_incidents(day).filter(agreement=agreement))
    near = [row for row in every if _touches(row, since, last)]
    inside = [row for row in near if _lies_in(row, since, last)]
    pairs = _overlapping(every)
    counted = [row for row in inside if row.counting]
    return Incidents(
        since=since,
        until=last,
        told=tuple(_told(row, every, pairs) for row in inside),
        beyond=tuple(row for row in near if row not in inside),
        by_voice=tuple(counts_of(counted, pairs, by_voice=True)),
        together=tuple(counts_of(counted, pairs, by_voice=False)),
        itemised=tuple(_itemised(row, every) for row in inside if row.counting == "total"),
        pauses=tuple(_pause(row, every) for row in near if row.kind == "pause"),
    )


def _touches(row: Incident, since: datetime.date | None, until: datetime.date) -> bool:
    first, last = row.date.first, row.date.last
    return (first is None or first <= until) and (since is None or last is None or last >= since)


def _lies_in(row: Incident, since: datetime.date | None, until: datetime.date) -> bool:
    first, last = row.date.first, row.date.last
    begins = since is None or (first is not None and first >= since)
    return begins and last is not None and last <= until


def _overlapping(rows: Iterable[Any]) -> Pairs:
    """Return each pair of accounts that may be of the same incidents, from both ends."""
    stated = {(row.pk, tie.other_id) for row in rows for tie in row.overlaps.all()}
    return stated | {(other, one) for one, other in stated}


def _told(row: Incident, every: Iterable[Incident], pairs: Pairs) -> Told:
    return Told(
        row,
        tuple(other for other in every if other.answers_id == row.pk),
        tuple(other for other in every if (row.pk, other.pk) in pairs),
    )


def _itemised(total: Incident, every: Iterable[Incident]) -> Itemised:
    parts = [row for row in every if row.part_of_id == total.pk]
    return Itemised(
        total,
        tuple(row for row in parts if row.counting == "item"),
        tuple(row for row in parts if row.counting != "item"),
    )


def _pause(row: Incident, every: Iterable[Incident]) -> Pause:
    """Return a reported pause with its length and what the same voice alleged next."""
    first, last = row.date.first, row.date.last
    later = [
        other
        for other in every
        if other.kind in ALLEGED
        and voice_of(other.by) == voice_of(row.by)
        and last is not None
        and other.date.first is not None
        and other.date.first >= last
    ]
    next_told = min(later, key=lambda other: (other.date.first, other.slug), default=None)
    days = (last - first).days if first and last else None
    return Pause(row, days, next_told)
