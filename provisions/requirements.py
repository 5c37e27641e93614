"""What is stated to precede signature, how it was answered, and who holds it met, on a day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from provisions.coming import coming, keys_of
from provisions.ledgers import CITATIONS, ledger, status_entries_on
from provisions.models import (
    AddressedTo,
    Agreement,
    ContestedName,
    Party,
    Precondition,
    PreconditionArticle,
    StatedBy,
    StatusEntry,
)
from provisions.once import once
from provisions.progress import latest_accounts
from provisions.rounds import begun

ASPECTS = ("standing", "answer_substance", "answer_linkage", "fulfilment")
PRECONDITION_TIES = (
    Prefetch("stated_by", queryset=StatedBy.objects.published().select_related("party__parent")),
    Prefetch(
        "addressed_to", queryset=AddressedTo.objects.published().select_related("party__parent")
    ),
    Prefetch(
        "articles", queryset=PreconditionArticle.objects.published().select_related("article")
    ),
    Prefetch("names", queryset=ContestedName.objects.published().select_related("used_by")),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one party addressed has answered: to the substance and to the linkage."""

    party: Party
    substance: StatusEntry | None
    linkage: StatusEntry | None


@dataclass(frozen=True, slots=True)
class PreconditionState:
    """One precondition on one day, as its ledger gives it.

    ``standing`` and ``fulfilment`` are the tracker's reading where there is one, else the last
    account. ``met_according_to`` holds the last account of fulfilment of each party and source;
    ``steps`` all entries, oldest first.
    """

    precondition: Precondition
    standing: StatusEntry | None
    answers: tuple[Answer, ...]
    fulfilment: StatusEntry | None
    met_according_to: tuple[StatusEntry, ...]
    steps: tuple[StatusEntry, ...]

    @property
    def stated(self) -> bool:
        """Say whether it had been stated by that day: an answer alone does not say so."""
        return self.standing is not None

    @property
    def accounts_differ(self) -> bool:
        """Say whether the latest accounts disagree on whether it is met."""
        held = {entry.status for entry in self.met_according_to}
        return "met" in held and len(held) > 1


def all_preconditions() -> QuerySet[Precondition]:
    """Return the preconditions and calls of every agreement with all they name."""
    rows: QuerySet[Precondition] = Precondition.objects.published()
    return rows.select_related("agreement", "inferred_by", "paired_with").prefetch_related(
        CITATIONS, *PRECONDITION_TIES
    )


def preconditions_of(agreement: Agreement) -> QuerySet[Precondition]:
    """Return the agreement's preconditions and calls with all they name."""
    return all_preconditions().filter(agreement=agreement)


@once
def stood_on(agreement: Agreement, day: datetime.date) -> tuple[PreconditionState, ...]:
    """Return the state of each precondition and call of an agreement on the day, by title."""
    rows = begun(_asked_in, agreement)
    entries: dict[int | None, list[StatusEntry]] = defaultdict(list)
    for entry in ledger(agreement.pk, day):
        entries[entry.precondition_id].append(entry)
    return tuple(_state(row, entries[row.pk]) for row in rows())


@once
def _asked_in(agreement: Agreement) -> tuple[Precondition, ...]:
    return tuple(coming(preconditions_of(agreement).order_by("title", "key")))


def precondition_states(
    preconditions: Iterable[Precondition], day: datetime.date
) -> list[PreconditionState]:
    """Return the state of each precondition on the day, in the order given."""
    rows = coming(preconditions)
    entries: dict[int | None, list[StatusEntry]] = defaultdict(list)
    for entry in coming(status_entries_on(day).filter(precondition__in=keys_of(rows))):
        entries[entry.precondition_id].append(entry)
    return [_state(row, entries[row.pk]) for row in rows]


def asked_by_parties(agreement: Agreement, day: datetime.date) -> list[PreconditionState]:
    """Return the state of each requirement that a party states, none that an author infers."""
    return [
        state
        for state in stood_on(agreement, day)
        if state.precondition.list == "requirement" and state.precondition.inferred_by_id is None
    ]


def stated_requirements(agreement: Agreement, day: datetime.date) -> list[PreconditionState]:
    """Return what stands on the day as parties state it, by party and then by title.

    Left out are calls and what only an author infers, since no party states either, and what
    has been waived, absorbed, declared met or not repeated since.
    """
    states = [s for s in stood_on(agreement, day) if s.precondition.list == "requirement"]
    return sorted(
        (s for s in states if s.standing and s.standing.status == "stated" and any(_parties(s))),
        key=_by_party,
    )


def _parties(state: PreconditionState) -> list[str]:
    """Name who states it, organs as the party to which they belong."""
    ties: Any = state.precondition.stated_by
    return sorted(str(tie.party.parent or tie.party) for tie in ties.all())


def _by_party(state: PreconditionState) -> tuple[list[str], str]:
    return _parties(state)[:1], state.precondition.title


def _state(row: Precondition, entries: Sequence[StatusEntry]) -> PreconditionState:
    by_aspect = {aspect: [e for e in entries if e.aspect == aspect] for aspect in ASPECTS}
    return PreconditionState(
        precondition=row,
        standing=_present(by_aspect["standing"]),
        answers=_answers(row, by_aspect["answer_substance"], by_aspect["answer_linkage"]),
        fulfilment=_present(by_aspect["fulfilment"]),
        met_according_to=latest_accounts(by_aspect["fulfilment"]),
        steps=tuple(entries),
    )


def _present(entries: Sequence[StatusEntry]) -> StatusEntry | None:
    """Return the last reading, or the last account where there is no reading."""
    readings = [entry for entry in entries if entry.voice == "reading"]
    candidates = readings or list(entries)
    return candidates[-1] if candidates else None


def _answers(
    row: Precondition, substance: Sequence[StatusEntry], linkage: Sequence[StatusEntry]
) -> tuple[Answer, ...]:
    """Return the answer of each party addressed, silent ones too, and of others who answered."""
    parties = {tie.party_id: tie.party for tie in row.addressed_to.all()}
    parties |= {e.party.pk: e.party for e in [*substance, *linkage] if e.party}
    return tuple(
        Answer(
            party,
            _present([e for e in substance if e.party_id == key]),
            _present([e for e in linkage if e.party_id == key]),
        )
        for key, party in sorted(parties.items(), key=lambda item: str(item[1]))
    )
