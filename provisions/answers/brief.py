"""The morning brief: what moved since the day before, what fell silent, what lies ahead."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from provisions.answers.deadlines import Deadline, Term, deadlines_ahead, terms_of
from provisions.answers.proposals import UnansweredProposal
from provisions.answers.silence import Unanswered, Unmoved, silence_on
from provisions.answers.standing import SILENT_AFTER, UNMOVED_AFTER
from provisions.by_day import reading_upto
from provisions.compare import Comparison, Point, compare
from provisions.dated_rows import days_upto
from provisions.models import Agreement
from provisions.rounds import begun
from provisions.timeline import Moment, Wanted, timeline


@dataclass(frozen=True, slots=True)
class Brief:
    """One day of an agreement, seen from the day before.

    ``moments`` are the rows that count from the day; ``fell_silent`` and ``unmoved`` what the
    rule lists on the day and did not the day before; ``ended`` what is no longer without an
    answer: it was answered, or the requirement stands no more.
    """

    day: datetime.date
    moved: Comparison
    moments: tuple[Moment, ...]
    fell_silent: tuple[Unanswered, ...]
    silent_proposals: tuple[UnansweredProposal, ...]
    unmoved: tuple[Unmoved, ...]
    ended: tuple[Unanswered, ...]
    silences: int
    deadlines: tuple[Deadline, ...]
    terms: tuple[Term, ...]
    is_known: bool

    @property
    def day_before(self) -> datetime.date:
        return self.moved.before.day

    @property
    def is_quiet(self) -> bool:
        """Say whether nothing moved, fell silent or was answered."""
        return not (
            self.moved.count
            or self.fell_silent
            or self.unmoved
            or self.silent_proposals
            or self.ended
        )


def brief_on(agreement: Agreement, day: datetime.date) -> Brief:
    """Return the brief of a day. Before the first day of all there is no day."""
    before = max(day, datetime.date(1, 1, 2)) - datetime.timedelta(1)
    with reading_upto(day):
        earlier = begun(silence_on, agreement, before)
        latest = begun(silence_on, agreement, day)
        moved = begun(compare, agreement, Point(before), Point(day))
    moments = begun(timeline, agreement, day, Wanted(since=day, until=day))
    ahead = begun(deadlines_ahead, agreement, day)
    terms = begun(terms_of, agreement, day)
    now, then = latest(), earlier()
    listed = {one.key for one in then.silences}
    still = {one.key for one in now.unanswered}
    unmoved = {one.precondition for one in then.unmoved}
    proposed = {one.key for one in then.silent_proposals}
    until = agreement.known_until
    return Brief(
        day=day,
        moved=moved(),
        moments=tuple(moments()),
        fell_silent=tuple(one for one in now.silences if one.key not in listed),
        silent_proposals=tuple(p for p in now.silent_proposals if p.key not in proposed),
        unmoved=tuple(one for one in now.unmoved if one.precondition not in unmoved),
        ended=tuple(one for one in then.unanswered if one.key not in still),
        silences=len(now.silences) + len(now.silent_proposals),
        deadlines=tuple(ahead()),
        terms=tuple(terms()),
        is_known=until is None or day <= until,
    )


def days_told(agreement: Agreement, day: datetime.date, limit: int) -> list[datetime.date]:
    """Return the latest days by the day whose brief tells something, newest first.

    Days from which a row counts, and those on which something that still has no answer, or
    has not moved, came to be listed so.
    """
    counting = begun(days_upto, agreement, day, limit)
    now, rows = silence_on(agreement, day), counting()
    asked = [*(one.since for one in now.silences), *(one.since for one in now.silent_proposals)]
    listed = [
        *(date.sort_day + datetime.timedelta(SILENT_AFTER) for date in asked),
        *(one.last.sort_day + datetime.timedelta(UNMOVED_AFTER) for one in now.unmoved),
    ]
    return sorted({*rows, *(one for one in listed if one <= now.counted_to)}, reverse=True)[:limit]
