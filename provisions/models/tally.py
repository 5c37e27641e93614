"""Counts: so many articles agreed, partly agreed, open, by whose account."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, Tracked, unless_redacted
from provisions.models.party import Actor, Party
from provisions.text import LineField, ProseField
from provisions.vocabulary import ARTICLE_STATUS, CONFIDENCE


class Tally(Entry):
    """A count claim: so many articles agreed, partly agreed, open, of so many."""

    # Nothing a count names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="tallies")
    according_to = models.ForeignKey(Party, models.PROTECT, related_name="tallies")
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="tallies"
    )
    agreed = models.PositiveSmallIntegerField(null=True, blank=True)
    partly = models.PositiveSmallIntegerField("partly agreed", null=True, blank=True)
    open = models.PositiveSmallIntegerField("not agreed", null=True, blank=True)
    total = models.PositiveSmallIntegerField("out of", null=True, blank=True)
    percent_low = models.PositiveSmallIntegerField("per cent, from", null=True, blank=True)
    percent_high = models.PositiveSmallIntegerField("per cent, to", null=True, blank=True)
    subject_words = LineField(
        max_length=300, blank=True, help_text="How it names the open ones, in our words"
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement")
    needs_citation = True
    ties = {"articles": ("article",), "citations": ("source", "locator")}

    class Meta:
        verbose_name_plural = "tallies"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(agreed__isnull=False) | Q(percent_low__isnull=False)),
                name="tally_counts_something",
                violation_error_message="A count gives a number of articles or a percentage.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(percent_low__isnull=True, percent_high__isnull=True)
                    | Q(percent_low__lte=models.F("percent_high"), percent_high__lte=100)
                ),
                name="tally_percent_range",
                violation_error_message="A percentage runs from the lower to the higher, "
                "at most 100; give both (the same twice for a single figure).",
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(confidence__in=CONFIDENCE.codes)),
                name="tally_confidence_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="tally_corrected_once",
                violation_error_message="This count has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.according_to}, {self.date}"

    def slug_words(self) -> str:
        day = self.date.text.replace("/", " ").replace("..", "") if self.date else ""
        return f"{self.agreement.slug} tally {day} {self.according_to.slug}"


class TallyArticle(Tracked):
    """An article that a count names, and how the count says it stands."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    tally = models.ForeignKey(Tally, models.PROTECT, related_name="articles")
    article = models.ForeignKey(Article, models.PROTECT, related_name="tallies")
    status = models.CharField(max_length=30, choices=ARTICLE_STATUS.choices)

    permanent = ("tally", "article")

    class Meta:
        ordering = ("article__position",)
        constraints = [
            models.UniqueConstraint(fields=("tally", "article"), name="tally_names_article_once"),
            models.CheckConstraint(
                condition=unless_redacted(Q(status__in=ARTICLE_STATUS.codes)),
                name="tally_article_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.get_status_display()}"
