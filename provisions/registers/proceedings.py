"""Cases and their stages, presences, and who reads an article as covering which of them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from provisions.models import (
    Agreement,
    Presence,
    PresenceName,
    PresenceSender,
    Proceeding,
    ProceedingStage,
    ScopeReading,
)
from provisions.progress import CITATIONS, dated
from provisions.registers.told import all_read_on, cited_dates, told_of

PRESENCE_TIES = (
    Prefetch("senders", queryset=PresenceSender.objects.published().select_related("party")),
    Prefetch("names", queryset=PresenceName.objects.published().select_related("party", "source")),
)


@dataclass(frozen=True, slots=True)
class Read:
    """What is read to be covered or not: every reading by the day, oldest first."""

    told: tuple[ScopeReading, ...]

    @property
    def readings(self) -> tuple[ScopeReading, ...]:
        """The last reading of each account."""
        return latest_readings(self.told)

    @property
    def earlier(self) -> tuple[ScopeReading, ...]:
        """The readings that a later one of the same account took the place of."""
        latest = self.readings
        return tuple(reading for reading in self.told if reading not in latest)


@dataclass(frozen=True, slots=True)
class ProceedingState(Read):
    """A case on one day: its stages, oldest first, and each account's last reading of it.

    ``standing`` are the accounts of its last day on record: several where accounts differ.
    """

    proceeding: Proceeding
    stages: tuple[ProceedingStage, ...]

    @property
    def standing(self) -> tuple[ProceedingStage, ...]:
        last = self.stages[-1].sort_day if self.stages else None
        return tuple(stage for stage in self.stages if stage.sort_day == last)

    @property
    def words(self) -> list[str]:
        """The stages of that day, each once."""
        return list(dict.fromkeys(stage.stage for stage in self.standing))


@dataclass(frozen=True, slots=True)
class PresenceState(Read):
    """A presence on one day, with each account's last reading of whether an article covers it.

    ``until`` is its last day as far as it tells of no later one than the day may know of.
    """

    presence: Presence
    day: datetime.date

    @property
    def until(self) -> Any:
        return until_on(self.presence, self.day)

    @property
    def is_over(self) -> bool:
        return bool(self.until and self.until.sort_day < self.day)


def until_on(presence: Presence, day: datetime.date) -> Any:
    """Return the last day of a presence, unless that would tell an earlier day what came.

    A day ahead is told once all of its dated sources had been published.
    """
    until = presence.until
    if until is None or until.sort_day <= day:
        return until
    return until if all_read_on(presence.agreement, cited_dates(presence)) <= day else None


def stages_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[ProceedingStage]:
    """Return the steps of proceedings that count on the day, with all they name."""
    return dated(ProceedingStage.objects.all(), day, superseded=superseded).select_related(
        "proceeding__agreement", "according_to", "according_to_source", "supersedes"
    )


def scope_readings_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[ScopeReading]:
    """Return the readings of what articles cover that count on the day, with all they name."""
    return dated(ScopeReading.objects.all(), day, superseded=superseded).select_related(
        "agreement",
        "article__agreement",
        "proceeding",
        "presence",
        "according_to",
        "according_to_source",
        "speaker",
        "supersedes",
    )


def proceedings_on(day: datetime.date, told: Collection[int] | None = None) -> QuerySet[Proceeding]:
    """Return the cases that were on record by the day, with all they name."""
    rows: QuerySet[Proceeding] = Proceeding.objects.published()
    named = rows.select_related("agreement", "forum", "claimant", "respondent", "article")
    return told_of(Proceeding, named.prefetch_related(CITATIONS), day, told)


def presences_on(day: datetime.date, told: Collection[int] | None = None) -> QuerySet[Presence]:
    """Return the presences that were on record by the day, with all they name."""
    rows: QuerySet[Presence] = Presence.objects.published()
    named = rows.select_related("agreement", "mission", "article")
    return told_of(Presence, named.prefetch_related(CITATIONS, *PRESENCE_TIES), day, told)


def proceeding_states(rows: Iterable[Proceeding], day: datetime.date) -> list[ProceedingState]:
    """Return how cases stood on the day, in the order given."""
    rows = list(rows)
    keys = [row.pk for row in rows]
    stages: dict[int, list[ProceedingStage]] = defaultdict(list)
    for stage in stages_on(day).filter(proceeding__in=keys):
        stages[stage.proceeding_id].append(stage)
    readings = _read(scope_readings_on(day).filter(proceeding__in=keys), "proceeding_id")
    return [ProceedingState(readings[row.pk], row, tuple(stages[row.pk])) for row in rows]


def presence_states(rows: Iterable[Presence], day: datetime.date) -> list[PresenceState]:
    """Return how presences stood on the day, in the order given."""
    rows = list(rows)
    found = scope_readings_on(day).filter(presence__in=[row.pk for row in rows])
    readings = _read(found, "presence_id")
    return [PresenceState(readings[row.pk], row, day) for row in rows]


def readings_of_scope(agreement: Agreement, day: datetime.date) -> list[ScopeReading]:
    """Return each account's last reading of what an article as such covers."""
    rows = scope_readings_on(day).filter(
        agreement=agreement, proceeding__isnull=True, presence__isnull=True
    )
    return list(latest_readings(rows))


def latest_readings(readings: Iterable[ScopeReading]) -> tuple[ScopeReading, ...]:
    """Return the last reading of each party and source by article, and all of its day.

    Parties stand before sources, each by name; no account is preferred.
    """
    latest: dict[tuple[object, ...], list[ScopeReading]] = {}
    for reading in readings:
        key = (reading.article_id, reading.according_to_id, reading.according_to_source_id)
        same_day = [r for r in latest.get(key, []) if r.sort_day == reading.sort_day]
        latest[key] = [*same_day, reading]
    found = [reading for of_account in latest.values() for reading in of_account]
    return tuple(sorted(found, key=_account))


def _account(reading: ScopeReading) -> tuple[bool, str, int, str]:
    voice = str(reading.according_to or reading.according_to_source)
    return reading.according_to is None, voice, reading.article.position, reading.slug


def _read(rows: Iterable[ScopeReading], of: str) -> dict[int, tuple[ScopeReading, ...]]:
    """Return the readings of each thing, oldest first, by key of the thing."""
    found: dict[int, tuple[ScopeReading, ...]] = defaultdict(tuple)
    for reading in rows:
        found[getattr(reading, of)] += (reading,)
    return found
