"""Which proposals had no answer on a day, by the same rule as requirements."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from provisions.answers.standing import SILENT_AFTER
from provisions.dates import VagueDate
from provisions.ledgers import dated
from provisions.models import Agreement, Party, Proposal, ProposalAddressee, ProposalAnswer
from provisions.rounds import begun

ADDRESSED = Prefetch(
    "addressed_to", queryset=ProposalAddressee.objects.published().select_related("party__parent")
)


@dataclass(frozen=True, slots=True)
class UnansweredProposal:
    """An answer to a proposal that a party addressed is not known to have given, on a day.

    ``answer`` is the row that says that none came, None where the record holds none;
    ``searched_on`` the day of the search that found none.
    """

    proposal: Proposal
    party: Party
    answer: ProposalAnswer | None
    searched_on: datetime.date | None
    days: int

    @property
    def since(self) -> VagueDate:
        return self.proposal.date

    @property
    def reported(self) -> ProposalAnswer | None:
        """The account of a party or a source that none came; a search alone is none."""
        row = self.answer
        told = row and (row.according_to_id or row.according_to_source_id)
        return row if told else None

    @property
    def is_silence(self) -> bool:
        return self.reported is not None or self.days >= SILENT_AFTER

    @property
    def key(self) -> tuple[str, str]:
        """What tells one from every other: what was proposed, and to whom."""
        return self.proposal.key, self.party.slug


def unanswered_proposals(
    agreement: Agreement, day: datetime.date, until: datetime.date
) -> list[UnansweredProposal]:
    """Return what parties proposed by the day and others had not answered, the longest first.

    What authors propose asks no party for an answer, as calls do not.
    """
    told = dated(ProposalAnswer.objects.filter(proposal__agreement=agreement), day)
    answered = begun(list, told.select_related("according_to", "according_to_source"))
    rows = dated(Proposal.objects.filter(agreement=agreement, proposed_by__isnull=False), day)
    proposals = rows.select_related(
        "agreement", "proposed_by__parent", "precondition__agreement", "article__agreement"
    ).prefetch_related(ADDRESSED)
    asked = begun(list, proposals)
    answers = _latest(answered())
    found = [
        UnansweredProposal(
            row,
            tie.party,
            answer,
            (answer and answer.searched_on) or agreement.checked_on,
            max(0, (until - row.sort_day).days),
        )
        for row in asked()
        for tie in row.addressed_to.all()
        if tie.party_id not in (row.proposed_by_id, row.proposed_by and row.proposed_by.parent_id)
        and _is_open(answer := answers.get((row.pk, tie.party_id)))
    ]
    return sorted(found, key=lambda one: (-one.days, one.key))


def _is_open(answer: ProposalAnswer | None) -> bool:
    return answer is None or answer.answer == "no_answer"


def _latest(rows: Iterable[ProposalAnswer]) -> dict[tuple[int, int], ProposalAnswer]:
    return {(row.proposal_id, row.party_id): row for row in rows}
