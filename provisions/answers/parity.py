"""Whether each negotiating party is told of alike: its words, and what it is asked, on a day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from provisions.answers.silence import Silence, silence_on
from provisions.models import Agreement, Party, Position, Row, StatusEntry, Tally
from provisions.progress import negotiating_parties
from provisions.rounds import begun
from provisions.testimony import is_own

# The nouns in which a party's own words stand, and where each names that party.
SPOKEN = ((Position, "party"), (StatusEntry, "according_to"), (Tally, "according_to"))


@dataclass(frozen=True, slots=True)
class Told:
    """How much the record holds of one negotiating party's words and of what it is asked.

    ``reported`` of its statements are known from another's report only, ``quoted`` are on
    record with exact words. ``unanswered`` are the answers that it is not known to have given, to
    requirements and to proposals;
    ``corrected`` and ``retracted`` entries of its words.
    """

    party: Party
    statements: int
    reported: int
    quoted: int
    accounts: int
    counts: int
    states: int
    asked: int
    unanswered: int
    unanswered_proposals: int
    corrected: int
    retracted: int


def told_of_each(
    agreement: Agreement, rows: Callable[[], Sequence[Row]], day: datetime.date
) -> tuple[Told, ...]:
    """Return how much of each negotiating party's words is among the rows of a day."""
    counted = begun(_edited, agreement, day)
    parties = begun(negotiating_parties, agreement)
    silence, edited = silence_on(agreement, day), counted()
    return tuple(_told_of(party, rows(), silence, edited) for party in parties())


def _told_of(
    party: Party,
    rows: Sequence[Row],
    silence: Silence,
    edited: Counter[tuple[str, int | None]],
) -> Told:
    said = [r for r in rows if isinstance(r, Position) and _speaks(r.party, party)]
    own = [r for r in rows if isinstance(r, StatusEntry | Tally) and _speaks(r.according_to, party)]
    return Told(
        party=party,
        statements=len(said),
        reported=sum(not is_own(row) for row in said),
        quoted=sum(any(c.quotation for c in _citations(row)) for row in said),
        accounts=sum(isinstance(row, StatusEntry) for row in own),
        counts=sum(isinstance(row, Tally) for row in own),
        states=sum(_names(s.precondition.stated_by, party) for s in silence.stated),
        asked=sum(_names(s.precondition.addressed_to, party) for s in silence.stated),
        unanswered=sum(_speaks(one.party, party) for one in silence.unanswered),
        unanswered_proposals=sum(_speaks(one.party, party) for one in silence.proposals),
        corrected=edited["corrected", party.pk],
        retracted=edited["retracted", party.pk],
    )


def _citations(row: Any) -> Any:
    return row.citations.all()


def _speaks(voice: Party | None, party: Party) -> bool:
    """Say whether a voice is the party or an organ of it."""
    return voice is not None and party.pk in (voice.pk, voice.parent_id)


def _names(ties: Any, party: Party) -> bool:
    return any(_speaks(tie.party, party) for tie in ties.all())


def _edited(agreement: Agreement, day: datetime.date) -> Counter[tuple[str, int | None]]:
    """Count the corrected and the retracted entries of each party's words by the day."""
    asked: list[tuple[str, Callable[[], list[tuple[int | None, int | None]]]]] = []
    for model, voice in SPOKEN:
        rows: Any = model.objects.on(day).filter(agreement=agreement).order_by()
        later = model.objects.published().filter(supersedes=OuterRef("pk"))
        corrected = rows.published().filter(Exists(later))
        for action, found in (("corrected", corrected), ("retracted", rows.tombstones())):
            pairs = begun(list, found.values_list(voice, f"{voice}__parent"))
            asked.append((action, pairs))
    return Counter(
        (action, one) for action, pairs in asked for pair in pairs() for one in {*pair} - {None}
    )
