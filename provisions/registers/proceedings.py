"""Cases and their stages, presences, and who reads an article as covering which of them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from provisions.cited import all_read_on, cited_dates
from provisions.coming import coming, keys_of
from provisions.models import (
    Agreement,
    Presence,
    Proceeding,
    ProceedingStage,
    ScopeReading,
)
from provisions.registers.covering import (
    all_presences,
    all_proceedings,
    scope_readings_on,
    stages_on,
)
from provisions.registers.told import told_among
from provisions.rounds import begun


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


def cases_of(
    agreement: Agreement, day: datetime.date, taking_part: Set[int] | None = None
) -> list[ProceedingState]:
    """Return how the cases of an agreement stood on the day, by title.

    ``taking_part`` are the keys of the parties of which one must be in the case.
    """
    rows = all_proceedings().filter(agreement=agreement)
    if taking_part is not None:
        named = ("forum", "claimant", "respondent")
        rows = rows.filter(Q(*((f"{one}__in", taking_part) for one in named), _connector=Q.OR))
    readings = begun(list, scope_readings_on(day).filter(proceeding__in=rows.values("pk")))
    stages = begun(list, stages_on(day).filter(proceeding__in=rows.values("pk")))
    told = told_among(Proceeding, rows.order_by("title", "key"), day)
    return _proceeding_states(told, stages(), readings())


def presences_of(agreement: Agreement, day: datetime.date) -> list[PresenceState]:
    """Return how the presences of an agreement stood on the day, by title."""
    rows = all_presences().filter(agreement=agreement)
    readings = begun(list, scope_readings_on(day).filter(presence__in=rows.values("pk")))
    told = told_among(Presence, rows.order_by("title", "key"), day)
    by_presence = _read(readings(), "presence_id")
    return [PresenceState(by_presence[row.pk], row, day) for row in told]


def proceeding_states(rows: Iterable[Proceeding], day: datetime.date) -> list[ProceedingState]:
    """Return how cases stood on the day, in the order given."""
    rows = coming(rows)
    keys = keys_of(rows)
    stages = coming(stages_on(day).filter(proceeding__in=keys))
    readings = coming(scope_readings_on(day).filter(proceeding__in=keys))
    return _proceeding_states(rows, stages, readings)


def _proceeding_states(
    rows: Iterable[Proceeding],
    stages_told: Iterable[ProceedingStage],
    readings_told: Iterable[ScopeReading],
) -> list[ProceedingState]:
    stages: dict[int, list[ProceedingStage]] = defaultdict(list)
    for stage in stages_told:
        stages[stage.proceeding_id].append(stage)
    readings = _read(readings_told, "proceeding_id")
    return [ProceedingState(readings[row.pk], row, tuple(stages[row.pk])) for row in rows]


def presence_states(rows: Iterable[Presence], day: datetime.date) -> list[PresenceState]:
    """Return how presences stood on the day, in the order given."""
    rows = coming(rows)
    found = coming(scope_readings_on(day).filter(presence__in=keys_of(rows)))
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
