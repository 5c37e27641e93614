"""What was put forward, to whom, and how each answered by a day; also that none had."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from provisions.coming import coming, keys_of
from provisions.ledgers import dated
from provisions.models import Party, Proposal, ProposalAddressee, ProposalAnswer

ADDRESSEES = Prefetch(
    "addressed_to", queryset=ProposalAddressee.objects.published().select_related("party")
)


@dataclass(frozen=True, slots=True)
class PartyAnswers:
    """The answers of one party, oldest first.

    ``standing`` are those of the last day: several where accounts differ. No answer on record
    and a search that found none are told apart: of the first, ``answers`` is empty.
    """

    party: Party
    answers: tuple[ProposalAnswer, ...]

    @property
    def standing(self) -> tuple[ProposalAnswer, ...]:
        last = self.answers[-1].sort_day if self.answers else None
        return tuple(answer for answer in self.answers if answer.sort_day == last)

    @property
    def has_answered(self) -> bool:
        return any(answer.answer != "no_answer" for answer in self.answers)


@dataclass(frozen=True, slots=True)
class ProposalState:
    """A proposal on one day, with what each addressee and each other party answered."""

    proposal: Proposal
    answered: tuple[PartyAnswers, ...]


def proposals_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Proposal]:
    """Return the proposals that count on the day, with all they name."""
    return (
        dated(Proposal.objects.all(), day, superseded=superseded)
        .select_related(
            "agreement",
            "proposed_by",
            "proposed_by_source",
            "precondition__agreement",
            "article__agreement",
            "supersedes",
        )
        .prefetch_related(ADDRESSEES)
    )


def answers_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[ProposalAnswer]:
    """Return the answers to proposals that count on the day, with all they name."""
    return dated(ProposalAnswer.objects.all(), day, superseded=superseded).select_related(
        "proposal__agreement", "party", "according_to", "according_to_source", "supersedes"
    )


def proposal_states(rows: Iterable[Proposal], day: datetime.date) -> list[ProposalState]:
    """Return how proposals stood on the day, in the order given; parties by name."""
    rows = coming(rows)
    told = coming(answers_on(day).filter(proposal__in=keys_of(rows)))
    answers: dict[int, dict[Party, list[ProposalAnswer]]] = {
        row.pk: {tie.party: [] for tie in row.addressed_to.all()}  # type: ignore[attr-defined]
        for row in rows
    }
    for answer in told:
        if answer.proposal_id in answers:  # else both were saved since the proposals were read
            answers[answer.proposal_id].setdefault(answer.party, []).append(answer)
    return [
        ProposalState(
            row,
            tuple(
                PartyAnswers(party, tuple(given))
                for party, given in sorted(answers[row.pk].items(), key=lambda item: str(item[0]))
            ),
        )
        for row in rows
    ]


def searched_on(answer: ProposalAnswer, day: datetime.date) -> datetime.date | None:
    """Return the day of the search that found no answer, unless it came after the day."""
    found = answer.searched_on
    return found if found and found <= day else None
