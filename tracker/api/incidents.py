"""Accounts of incidents, and the reactions of others to the talks."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q

from provisions.models import Incident, Party, Reaction, ReactionAsk, Source
from provisions.registers.incidents import incidents_on
from provisions.registers.reactions import reactions_on
from provisions.vocabulary import COUNTING, INCIDENT_KIND, REACTION_ASK, REACTION_TONE
from tracker.api.collection import Collection
from tracker.api.entries import CERTAIN, cites, corrections, of_agreement, tied
from tracker.api.filters import SUPERSEDED, day_from, day_to, named, search_in, word
from tracker.api.parameters import Asked
from tracker.api.shapes.incidents import IncidentShape, ReactionShape


def _is_named(rows: Any, party: int, day: datetime.date) -> Any:
    paths = ("by", "by__parent", "against", "against__parent")
    return rows.filter(Q(*((path, party) for path in paths), _connector=Q.OR))


def _tells(rows: Any, party: int, day: datetime.date) -> Any:
    return rows.filter(Q(by=party) | Q(by__parent=party))


class Incidents(Collection):
    """Accounts of incidents: allegations, denials, observations; never findings.

    A total and its items are both listed: add up neither them nor accounts that overlap.
    """

    subject = "incident"
    model = Incident
    shape = IncidentShape
    filters = (
        of_agreement(),
        word("kind", [INCIDENT_KIND], "Only accounts of this kind."),
        word("counting", [COUNTING], "Only one incident, a total, or several without number."),
        named(
            "party", Party, "Only accounts by or of this party or an organ of it.", "", _is_named
        ),
        named("by", Party, "Only accounts of this party or an organ of it.", "", _tells),
        named("against", Party, "Only what is told of this party."),
        named("according_to", Party, "Only accounts of this party or an organ of it.", "", _tells),
        named("reported_by_source", Source, "Only what this source alone reports."),
        CERTAIN,
        cites("incident"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("district", "summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = incidents_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Incident))


class Reactions(Collection):
    """How others responded to the talks, and what they asked for."""

    subject = "reaction"
    model = Reaction
    shape = ReactionShape
    filters = (
        of_agreement(),
        named("party", Party, "Only reactions of this party."),
        word("tone", [REACTION_TONE], "Only reactions of this tone."),
        word(
            "ask",
            [REACTION_ASK],
            "Only reactions that ask for this.",
            tied(ReactionAsk, "reaction", "ask"),
        ),
        named("reported_by_source", Source, "Only what this source alone reports."),
        CERTAIN,
        cites("reaction"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("collective", "summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = reactions_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Reaction))
