"""Documents beside the agreement, and the exchanges of its drafts."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q

from provisions.documents import drafts_on, instruments_on
from provisions.models import DraftVersion, Instrument, InstrumentParty, Party
from provisions.vocabulary import INSTRUMENT_KIND
from tracker.api.collection import Collection
from tracker.api.entries import CERTAIN, according_to_party, cites, corrections, of_agreement, tied
from tracker.api.filters import SUPERSEDED, day_from, day_to, named, search_in, word
from tracker.api.parameters import Asked
from tracker.api.shapes.documents import DraftVersionShape, InstrumentShape


def _took_part(rows: Any, party: int, day: datetime.date) -> Any:
    return rows.filter(Q(sent_by=party) | Q(received_by=party))


class Instruments(Collection):
    """Documents beside the agreement that bear on it: declarations, appeals, rules."""

    subject = "instrument"
    model = Instrument
    shape = InstrumentShape
    filters = (
        of_agreement(),
        named(
            "party",
            Party,
            "Only documents of this party.",
            narrow=tied(InstrumentParty, "instrument", "party"),
        ),
        word("kind", [INSTRUMENT_KIND], "Only documents of this kind."),
        CERTAIN,
        cites("instrument"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("title", "summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = instruments_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Instrument))


class DraftVersions(Collection):
    """The exchanges of drafts and proposals, each according to whom."""

    subject = "draft version"
    model = DraftVersion
    shape = DraftVersionShape
    filters = (
        of_agreement(),
        named("party", Party, "Only drafts that this party sent or received.", narrow=_took_part),
        named("sent_by", Party, "Only drafts that this party sent."),
        named("received_by", Party, "Only drafts that this party received."),
        according_to_party(),
        CERTAIN,
        cites("draft_version"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = drafts_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(DraftVersion))
