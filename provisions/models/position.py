"""What parties say: one dated statement by one party about one subject."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, unless_redacted
from provisions.models.party import Actor, Party
from provisions.models.precondition import Precondition
from provisions.models.source import Source
from provisions.text import ProseField
from provisions.vocabulary import CLAIM, CONFIDENCE, MOVEMENT_KIND, STANCE, SUBJECT


class Position(Entry):
    """One statement by a party, through a person or an organ, on a day, about one subject."""

    # Nothing a statement names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="positions")
    subject = models.CharField("about", max_length=12, choices=SUBJECT.choices)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="positions"
    )
    precondition = models.ForeignKey(
        Precondition, models.PROTECT, null=True, blank=True, related_name="positions"
    )
    party = models.ForeignKey(Party, models.PROTECT, related_name="positions")
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="positions"
    )
    stance = models.CharField(max_length=30, choices=STANCE.choices)
    summary = ProseField(blank=False, help_text="What was said, in our own words")
    reported_by = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_positions",
        help_text="The party that reports it, when it is not the speaker's own",
    )
    reported_by_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_positions",
        help_text="The source that alone reports it",
    )
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        help_text="The same party's earlier statement on the subject that this one replaces",
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement", "article", "precondition")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(subject="article", article__isnull=False, precondition__isnull=True)
                    | Q(subject="precondition", article__isnull=True, precondition__isnull=False)
                    | Q(subject__in=("agreement", "stage"), article__isnull=True)
                    & Q(precondition__isnull=True)
                ),
                name="position_one_subject",
                violation_error_message="A statement names one subject: the article, the "
                "precondition, or neither when it is about the agreement or a stage.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(stance__in=STANCE.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="position_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="position_corrected_once",
                violation_error_message="This statement has already been corrected.",
            ),
        ]
        indexes = [models.Index(fields=("agreement", "sort_day"), name="position_by_day")]

    def __str__(self) -> str:
        return f"{self.party}, {self.get_stance_display()}, {self.date}"

    def followers(self) -> list[tuple[Entry, str]]:
        return [(other, "replaces") for other in self.replaced_by.in_force()]

    def slug_words(self) -> str:
        about = self.article or self.precondition or self.agreement
        day = self.date.text.replace("/", " ").replace("..", "") if self.date else ""
        return f"{about.slug} {self.party.slug} {self.stance} {day}"


class Movement(Entry):
    """A claim that a party moved on an article, or took the other's terms, or its denial."""

    # Nothing a claim names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="movements")
    article = models.ForeignKey(Article, models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=12, choices=MOVEMENT_KIND.choices)
    mover = models.ForeignKey(Party, models.PROTECT, related_name="movements")
    claim = models.CharField(max_length=6, choices=CLAIM.choices)
    denies = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="denials"
    )
    according_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="movement_claims"
    )
    according_to_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="movement_claims"
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="movement_claims"
    )
    summary = ProseField(blank=False, help_text="The claim, in our own words")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement", "article")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(according_to__isnull=False, according_to_source__isnull=True)
                    | Q(according_to__isnull=True, according_to_source__isnull=False)
                ),
                name="movement_is_attributed",
                violation_error_message="A claim of movement is according to one party or source.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(claim="claims", denies__isnull=True) | Q(claim="denies")
                ),
                name="movement_claim_denies_nothing",
                violation_error_message="Only a denial names the claim that it denies.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(
                        kind__in=MOVEMENT_KIND.codes,
                        claim__in=CLAIM.codes,
                        confidence__in=CONFIDENCE.codes,
                    )
                ),
                name="movement_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="movement_corrected_once",
                violation_error_message="This claim has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.according_to or self.according_to_source}: {self.mover}, {self.date}"

    def followers(self) -> list[tuple[Entry, str]]:
        return [(other, "denies") for other in self.denials.in_force()]

    def slug_words(self) -> str:
        voice = self.according_to or self.according_to_source
        whose = voice.slug if voice else ""
        day = self.date.text.replace("/", " ").replace("..", "") if self.date else ""
        return f"{self.article.slug} {self.mover.slug} {self.claim} {day} {whose}"
