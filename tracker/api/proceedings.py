"""Cases with their stages, presences, and whose reading of what articles cover."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from provisions.models import (
    Article,
    Party,
    Presence,
    PresenceSender,
    Proceeding,
)
from provisions.registers.covering import all_presences, all_proceedings
from provisions.registers.proceedings import (
    PresenceState,
    ProceedingState,
    presence_states,
    proceeding_states,
)
from provisions.vocabulary import (
    PRESENCE_KIND,
    PROCEEDING_KIND,
    PROCEEDING_STAGE,
    SCOPE_READING,
)
from tracker.api.entries import (
    CERTAIN,
    of_agreement,
    tied,
)
from tracker.api.filters import named, search_in, word
from tracker.api.parameters import Asked, Decide
from tracker.api.shapes.proceedings import (
    PresenceShape,
    ProceedingShape,
)
from tracker.api.undated import Undated

_sent = tied(PresenceSender, "presence", "party")


def _stands_at(rows: Any, stage: str, day: datetime.date) -> list[int]:
    states = proceeding_states(rows.order_by(), day)
    return [state.proceeding.pk for state in states if stage in state.words]


def _takes_part(rows: Any, party: int, day: datetime.date) -> Any:
    return rows.filter(Q(forum=party) | Q(claimant=party) | Q(respondent=party))


def _has_part(rows: Any, party: int, day: datetime.date) -> Any:
    sent = _sent(rows, party, day).values("pk")
    return rows.filter(Q(mission=party) | Q(pk__in=sent))


def _read_as(states: Any, thing: str) -> Decide:
    """Return a filter of things by the readings of them that stand on the day."""

    def decide(rows: Any, reading: str, day: datetime.date) -> list[int]:
        found = states(rows.order_by(), day)
        return [getattr(s, thing).pk for s in found if reading in {r.reading for r in s.readings}]

    return decide


class Proceedings(Undated):
    """Court cases, arbitrations and other proceedings that the agreement may bear on.

    One is listed from the first day on which anything tells of it. Its own words (title,
    parties, summary) bear no date and are those of today; stages and readings are those of
    the day.
    """

    subject = "proceeding"
    model = Proceeding
    shape = ProceedingShape
    of_all_days = staticmethod(all_proceedings)
    filters = (
        of_agreement(),
        word("kind", [PROCEEDING_KIND], "Only proceedings of this kind."),
        word("stage", [PROCEEDING_STAGE], "Only those at this stage on the day.", None, _stands_at),
        word(
            "reading",
            [SCOPE_READING],
            "Only those that some account reads so on the day.",
            decide=_read_as(proceeding_states, "proceeding"),
        ),
        named("party", Party, "Only those of this forum, claimant or respondent.", "", _takes_part),
        named("forum", Party, "Only those before this forum."),
        named("article", Article, "Only those brought together with this article."),
        CERTAIN,
        search_in("title", "summary", "note"),
    )

    def shown(self, rows: Iterable[Proceeding], asked: Asked) -> list[ProceedingState]:
        return proceeding_states(rows, asked.clock.day)


class Presences(Undated):
    """Forces, missions and assistance of others. Whether one is a force is for the accounts.

    One is listed from the day from which it was there, or on which anything first tells of
    it. Its own words bear no date and are those of today; readings are those of the day.
    """

    subject = "presence"
    model = Presence
    shape = PresenceShape
    of_all_days = staticmethod(all_presences)
    filters = (
        of_agreement(),
        word("kind", [PRESENCE_KIND], "Only presences of this kind."),
        word(
            "reading",
            [SCOPE_READING],
            "Only those that some account reads so on the day.",
            decide=_read_as(presence_states, "presence"),
        ),
        named("party", Party, "Only those that this party sends or is.", "", _has_part),
        named("article", Article, "Only those brought together with this article."),
        CERTAIN,
        search_in("title", "place", "summary", "note"),
    )

    def shown(self, rows: Iterable[Presence], asked: Asked) -> list[PresenceState]:
        return presence_states(rows, asked.clock.day)
