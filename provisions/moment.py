"""One entry of the merged line, and what a reader may want of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from provisions.dates import VagueDate
from provisions.models import (
    Assessment,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    Movement,
    Position,
    ProceedingStage,
    Proposal,
    Reaction,
    StatusEntry,
    Tally,
)

MOMENT_KINDS = (
    "event",
    "instrument",
    "stage",
    "draft",
    "tally",
    "statement",
    "movement",
    "proposal",
    "reaction",
    "incident",
    "status",
    "assessment",
)
# What authors conclude was neither done nor said by those it is about.
UNREPORTED = frozenset({"assessment"})


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the line. ``kind`` names which one of the fields below it is filled.

    Status entries of one day, voice and word stand together; of a precondition, those of one
    day and voice, whatever their aspect.
    """

    date: VagueDate
    day: datetime.date
    kind: str
    event: Event | None = None
    tally: Tally | None = None
    entries: tuple[StatusEntry, ...] = ()
    statement: Position | None = None
    movement: Movement | None = None
    instrument: Instrument | None = None
    draft: DraftVersion | None = None
    stage: ProceedingStage | None = None
    proposal: Proposal | None = None
    reaction: Reaction | None = None
    incident: Incident | None = None
    assessment: Assessment | None = None

    @property
    def entry(self) -> StatusEntry | None:
        """The first of the status entries, which speaks for all in the group."""
        return self.entries[0] if self.entries else None

    @property
    def row(self) -> Any:
        """The row that the moment shows; of status entries the first."""
        return self.entry if self.kind == "status" else getattr(self, self.kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of the line; empty means all. ``party`` is a public id, the two below it keys.

    ``reported`` leaves out what authors conclude: only reported acts and words are wanted.
    """

    kind: str = ""
    party: str = ""
    article: str = ""
    precondition: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    reported: bool = False

    def takes(self, kind: str) -> bool:
        """Say whether entries of a kind are wanted."""
        return self.kind in ("", kind) and not (self.reported and kind in UNREPORTED)
