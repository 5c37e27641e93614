"""Where accounts pull apart: what stands side by side, none of them preferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from provisions.models import Event, Movement, Row, StatusEntry
from provisions.moment import Moment
from provisions.progress import AgreementState


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A source's account of an act or stage beside the tracker's reading of the same."""

    account: StatusEntry
    reading: StatusEntry | None


@dataclass(frozen=True, slots=True)
class Told:
    """A moment of the line with the other accounts of the same event, or a claim's denials."""

    moment: Moment
    others: tuple[Event, ...] = ()
    denials: tuple[Movement, ...] = ()

    @property
    def rows(self) -> list[Row]:
        """Every row that the line shows."""
        return [*(self.moment.entries or (self.moment.row,)), *self.others, *self.denials]


def differing_acts(state: AgreementState) -> list[Disagreement]:
    """Return each source's account that stands beside a reading, once for all parties."""
    acts = [entry for party in state.acts for entry in party.acts]
    # The stage's reading speaks for both parties, so it comes last and wins.
    readings = {e.status: e for e in [*acts, *state.stages] if e.voice == "reading"}
    accounts: dict[tuple[object, ...], StatusEntry] = {}
    for entry in [*acts, *state.stage_accounts]:
        if entry.voice == "source":
            said = entry.according_to_source_id, entry.aspect, entry.status, entry.note
            accounts.setdefault(said, entry)
    return [Disagreement(entry, readings.get(entry.status)) for entry in accounts.values()]


def said(moment: Moment) -> list[list[StatusEntry]]:
    """Return the status entries of a moment, those together that say it in the same words."""
    alike: dict[tuple[object, ...], list[StatusEntry]] = defaultdict(list)
    for entry in moment.entries:
        sources = frozenset((c.source_id, c.locator) for c in entry.citations.all())
        alike[entry.note, entry.speaker_id, entry.confidence, sources].append(entry)
    return list(alike.values())


def told(moments: Sequence[Moment]) -> list[Told]:
    """Put other accounts under their event and denials under their claim, where that is shown."""
    others: dict[Event, list[Event]] = defaultdict(list)
    denials: dict[Movement, list[Movement]] = defaultdict(list)
    shown = {row for moment in moments for row in (moment.event, moment.movement) if row}
    nested: set[Row] = set()
    for moment in moments:
        if moment.event and moment.event.differs_from in shown:
            others[moment.event.differs_from].append(moment.event)
            nested.add(moment.event)
        if moment.movement and moment.movement.denies in shown:
            denials[moment.movement.denies].append(moment.movement)
            nested.add(moment.movement)
    return [
        Told(moment, tuple(others.get(moment.row, ())), tuple(denials.get(moment.row, ())))
        for moment in moments
        if moment.kind == "status" or moment.row not in nested
    ]
