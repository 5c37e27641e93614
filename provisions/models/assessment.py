"""What authors conclude, judge, expect and argue: kept apart from what was done and said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, unless_redacted
from provisions.models.precondition import Precondition
from provisions.models.source import Source
from provisions.text import ProseField
from provisions.vocabulary import ASSESSMENT_KIND, CONFIDENCE


class Assessment(Entry):
    """One thing that the author of a source says in the author's own voice."""

    # Nothing an assessment names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=12, choices=ASSESSMENT_KIND.choices)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="assessments", help_text="Whose author says it"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    precondition = models.ForeignKey(
        Precondition, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    summary = ProseField(blank=False, help_text="What the author says, in our own words")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement", "source")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=ASSESSMENT_KIND.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="assessment_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="assessment_corrected_once",
                violation_error_message="This assessment has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.publisher}, {self.get_kind_display()}, {self.date}"

    def slug_words(self) -> str:
        about = self.article or self.precondition or self.agreement
        return f"{about.slug} {self.kind} {self.day_words()} {self.source.slug}"
