"""What was put forward and how it was answered, and the orders that are stated."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from provisions.models import (
    Dependency,
    Milestone,
    Party,
    Proposal,
    ProposalAddressee,
    ProposalAnswer,
    Source,
)
from provisions.registers.orders import all_milestones, dependencies_on
from provisions.registers.proposals import (
    PartyAnswers,
    ProposalState,
    answers_on,
    proposal_states,
    proposals_on,
)
from provisions.vocabulary import BASIS, DEPENDENCY_KIND, MILESTONE_KIND, PROPOSAL_ANSWER
from tracker.api.collection import Collection
from tracker.api.entries import (
    CERTAIN,
    according_to_either,
    cites,
    corrections,
    of_agreement,
    of_article,
    of_precondition,
    tied,
)
from tracker.api.filters import SUPERSEDED, day_from, day_to, named, search_in, word
from tracker.api.parameters import Asked
from tracker.api.shapes.milestones import DependencyShape, MilestoneShape
from tracker.api.shapes.proposals import ProposalAnswerShape, ProposalShape
from tracker.api.undated import Undated

_addressed = tied(ProposalAddressee, "proposal", "party")


def _concerns(rows: Any, party: int, day: datetime.date) -> Any:
    received = _addressed(rows, party, day).values("pk")
    return rows.filter(Q(proposed_by=party) | Q(pk__in=received))


def _is_answered(rows: Any, answer: str, day: datetime.date) -> list[int]:
    """Return the proposals that some party answers so on the day; none on record is no answer."""
    states = proposal_states(rows.order_by(), day)
    return [s.proposal.pk for s in states if any(_says(by, answer) for by in s.answered)]


def _says(by: PartyAnswers, answer: str) -> bool:
    given = {row.answer for row in by.standing}
    return answer in given or (answer == "no_answer" and not given)


def _joins(rows: Any, milestone: int, day: datetime.date) -> Any:
    return rows.filter(Q(dependent=milestone) | Q(needs=milestone))


class Proposals(Collection):
    """What parties and authors put forward, with each answer; that none came is one too."""

    subject = "proposal"
    model = Proposal
    shape = ProposalShape
    filters = (
        of_agreement(),
        named("party", Party, "Only what this party proposes or receives.", "", _concerns),
        named("proposed_by", Party, "Only what this party proposes."),
        named("addressed_to", Party, "Only what is addressed to this party.", "", _addressed),
        named("proposed_by_source", Source, "Only what this source's author proposes."),
        of_precondition(),
        of_article(),
        word(
            "answer",
            [PROPOSAL_ANSWER],
            "Only those that a party answers so on the day; no_answer: also where none is known.",
            decide=_is_answered,
        ),
        CERTAIN,
        cites("proposal"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("title", "summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = proposals_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Proposal))

    def shown(self, rows: Iterable[Proposal], asked: Asked) -> list[ProposalState]:
        return proposal_states(rows, asked.clock.day)


class ProposalAnswers(Collection):
    """Answers to proposals, each of one party and according to one party or source."""

    subject = "proposal answer"
    model = ProposalAnswer
    shape = ProposalAnswerShape
    filters = (
        of_agreement("proposal__agreement"),
        named("proposal", Proposal, "Only answers to this proposal."),
        named("party", Party, "Only answers of this party."),
        word("answer", [PROPOSAL_ANSWER], "Only answers with this word."),
        according_to_either(),
        CERTAIN,
        cites("proposal_answer"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = answers_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(ProposalAnswer))


class Milestones(Undated):
    """The points that stated orders join. Whether one was reached is derived elsewhere."""

    subject = "milestone"
    model = Milestone
    shape = MilestoneShape
    of_all_days = staticmethod(all_milestones)
    filters = (
        of_agreement(),
        word("kind", [MILESTONE_KIND], "Only milestones of this kind."),
        of_precondition(),
        of_article(),
        CERTAIN,
        search_in("title", "note"),
    )


class Dependencies(Collection):
    """What must come before what, with what, or instead of what: always according to someone."""

    subject = "dependency"
    model = Dependency
    shape = DependencyShape
    filters = (
        of_agreement(),
        word("kind", [DEPENDENCY_KIND], "Only orders of this kind."),
        word("basis", [BASIS], "Only orders that were stated, or only inferred ones."),
        named("milestone", Milestone, "Only orders that join this milestone.", "", _joins),
        named("dependent", Milestone, "Only orders in which this milestone waits."),
        named("needs", Milestone, "Only orders in which this milestone is waited for."),
        according_to_either(),
        CERTAIN,
        cites("dependency"),
        day_from(),
        day_to(),
        SUPERSEDED,
        search_in("summary", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        entries = dependencies_on(asked.clock.day, superseded=self.with_superseded(asked))
        return entries.prefetch_related(corrections(Dependency))
