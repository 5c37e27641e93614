"""The documents beside the agreement and the exchanges of its drafts, as known on a day."""

from __future__ import annotations

import datetime

from django.db.models import Prefetch, QuerySet

from provisions.ledgers import dated
from provisions.models import DraftVersion, Instrument, InstrumentParty

INSTRUMENT_PARTIES = Prefetch(
    "parties", queryset=InstrumentParty.objects.published().select_related("party")
)


def instruments_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Instrument]:
    """Return the documents of the day or before, with their parties, oldest first."""
    return (
        dated(Instrument.objects.all(), day, superseded=superseded)
        .select_related("agreement", "supersedes")
        .prefetch_related(INSTRUMENT_PARTIES)
    )


def drafts_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[DraftVersion]:
    """Return the exchanges of the draft on the day or before, oldest first."""
    return dated(DraftVersion.objects.all(), day, superseded=superseded).select_related(
        "agreement",
        "sent_by",
        "received_by",
        "according_to",
        "speaker",
        "differs_from",
        "supersedes",
    )
