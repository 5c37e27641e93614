"""Court cases, arbitrations and other proceedings that the agreement may bear on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, Row, unless_redacted
from provisions.models.party import Party
from provisions.models.source import Source
from provisions.text import LineField, ProseField
from provisions.vocabulary import CONFIDENCE, PROCEEDING_KIND, PROCEEDING_STAGE


class Proceeding(Row):
    """A case before a court, arbitrators or an authority; how far it got is in its stages."""

    # Nothing a proceeding names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="proceedings")
    key = models.SlugField(max_length=60, help_text="Neutral words for the address")
    title = LineField(max_length=200, help_text="Neutral: forum and parties, not the charge")
    kind = models.CharField(max_length=30, choices=PROCEEDING_KIND.choices)
    forum = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="proceedings_heard"
    )
    claimant = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="proceedings_brought"
    )
    respondent = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="proceedings_answered"
    )
    summary = ProseField(help_text="What it is about, and who says so; private persons unnamed")
    article = models.ForeignKey(
        Article,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proceedings",
        help_text="The article that accounts bring it together with",
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "agreement", "key")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        ordering = ("agreement", "key")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "key"), name="proceeding_key_once"),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=PROCEEDING_KIND.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="proceeding_words_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def name_in_words(self) -> str:
        return self.title

    def slug_words(self) -> str:
        return f"{self.agreement.slug} {self.key}"


class ProceedingStage(Entry):
    """One dated step of a proceeding, according to one party or source."""

    # Nothing a stage names is ever deleted; PROTECT says so to the database layer.
    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=30, choices=PROCEEDING_STAGE.choices)
    summary = ProseField(help_text="What was done or decided; private persons unnamed")
    according_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="stages_told"
    )
    according_to_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="stages_told"
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "proceeding")
    agreement_path = "proceeding.agreement_id"
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        verbose_name = "proceeding stage"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(according_to__isnull=False, according_to_source__isnull=True)
                    | Q(according_to__isnull=True, according_to_source__isnull=False)
                ),
                name="stage_is_attributed",
                violation_error_message="A stage is according to one party or source.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(stage__in=PROCEEDING_STAGE.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="stage_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="stage_corrected_once",
                violation_error_message="This stage has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding}: {self.get_stage_display()}, {self.date}"

    def slug_words(self) -> str:
        return f"{self.proceeding.slug} {self.stage} {self.day_words()}"
