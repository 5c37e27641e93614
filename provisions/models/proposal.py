"""Mechanisms that somebody offered, and the answers to them, also that none came."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, Tracked, unless_redacted
from provisions.models.party import Party
from provisions.models.precondition import Precondition
from provisions.models.source import Source
from provisions.text import LineField, ProseField
from provisions.vocabulary import CONFIDENCE, PROPOSAL_ANSWER


class Proposal(Entry):
    """Something that a party, or the author of a source, put forward on a day."""

    # Nothing a proposal names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="proposals")
    key = models.SlugField(max_length=60, help_text="Neutral words; a correction keeps them")
    title = LineField(max_length=200, help_text="Neutral: what is offered")
    proposed_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    proposed_by_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="The source whose author proposes it; then no party does",
    )
    precondition = models.ForeignKey(
        Precondition, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    summary = ProseField(blank=False, help_text="What is offered, in our own words")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement", "key")
    needs_citation = True
    ties = {"addressed_to": ("party",), "citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "key"),
                condition=Q(supersedes__isnull=True),
                name="proposal_key_once",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(proposed_by__isnull=False, proposed_by_source__isnull=True)
                    | Q(proposed_by__isnull=True, proposed_by_source__isnull=False)
                ),
                name="proposal_is_attributed",
                violation_error_message="One party, or the author of one source, proposes it.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(confidence__in=CONFIDENCE.codes)),
                name="proposal_confidence_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="proposal_corrected_once",
                violation_error_message="This proposal has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"

    def name_in_words(self) -> str:
        return self.title

    def followers(self) -> list[tuple[Entry, str]]:
        return [(answer, "proposal") for answer in self.answers.in_force()]

    def slug_words(self) -> str:
        return f"{self.agreement.slug} {self.key} {self.day_words()}"


class ProposalAddressee(Tracked):
    """A party to which a proposal is addressed."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="addressed_to")
    party = models.ForeignKey(Party, models.PROTECT, related_name="proposals_received")

    permanent = ("proposal", "party")

    class Meta:
        verbose_name = "addressed to"
        verbose_name_plural = "addressed to"
        ordering = ("party__slug",)
        constraints = [
            models.UniqueConstraint(fields=("proposal", "party"), name="addressee_once"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class ProposalAnswer(Entry):
    """How one party answered a proposal, by one account; that it did not is an answer too."""

    # Nothing an answer names is ever deleted; PROTECT says so to the database layer.
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="answers")
    party = models.ForeignKey(Party, models.PROTECT, related_name="proposal_answers")
    answer = models.CharField(max_length=30, choices=PROPOSAL_ANSWER.choices)
    searched_on = models.DateField(
        null=True, blank=True, help_text="Day on which an answer was searched for and none found"
    )
    summary = ProseField()
    according_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="answers_told"
    )
    according_to_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="answers_told"
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    # Its proposal is no part of this: the answer moves to the correction of it.
    permanent = ("slug", "supersedes")
    agreement_path = "proposal.agreement_id"
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        verbose_name = "proposal answer"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(according_to__isnull=False, according_to_source__isnull=True)
                    | Q(according_to__isnull=True, according_to_source__isnull=False)
                    | Q(according_to__isnull=True, according_to_source__isnull=True)
                    & Q(answer="no_answer", searched_on__isnull=False)
                ),
                name="answer_is_attributed",
                violation_error_message="An answer is according to one party or source; that "
                "none came may rest on a search instead, with its day.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(answer="no_answer") | Q(searched_on__isnull=True)),
                name="answer_searched_for",
                violation_error_message="Only an answer that did not come was searched for.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(answer__in=PROPOSAL_ANSWER.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="answer_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="answer_corrected_once",
                violation_error_message="This answer has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.get_answer_display()}, {self.date}"

    def slug_words(self) -> str:
        about = f"{self.proposal.agreement.slug} {self.proposal.key}"
        return f"{about} {self.party.slug} {self.answer} {self.day_words()}"
