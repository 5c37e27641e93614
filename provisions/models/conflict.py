"""Where sources pull apart: the readings side by side, none of them picked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.base import Row, Tracked, unless_redacted
from provisions.models.source import Source
from provisions.text import LineField, ProseField, validate_public_id
from provisions.vocabulary import CONFIDENCE, CONFLICT_KIND


class Conflict(Row):
    """A point on which sources say different things, with what each says."""

    # Nothing a conflict names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="conflicts")
    key = models.SlugField(max_length=60, help_text="Neutral words for the address")
    title = LineField(max_length=200, help_text="Neutral: what the sources differ about")
    kind = models.CharField(max_length=12, choices=CONFLICT_KIND.choices)
    summary = ProseField(help_text="How the record keeps them apart; it picks none")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "agreement", "key")
    needs_citation = True
    ties = {
        "readings": ("place",),
        "about": ("noun", "row"),
        "citations": ("source", "locator"),
    }

    class Meta:
        ordering = ("agreement", "key")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "key"), name="conflict_key_once"),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=CONFLICT_KIND.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="conflict_words_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def name_in_words(self) -> str:
        return self.title

    def slug_words(self) -> str:
        return f"{self.agreement.slug} {self.key}"


class ConflictReading(Tracked):
    """What one source says on the point."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="readings")
    place = models.PositiveSmallIntegerField(help_text="Order in which readings are shown, from 1")
    summary = ProseField(blank=False, max_length=1000, help_text="What it says, in our own words")
    source = models.ForeignKey(Source, models.PROTECT, related_name="conflict_readings")

    permanent = ("conflict", "place")

    class Meta:
        verbose_name = "reading"
        ordering = ("place",)
        constraints = [
            models.UniqueConstraint(fields=("conflict", "place"), name="reading_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.source.publisher}"


class ConflictRow(Tracked):
    """A row of the record that the conflict touches, by its noun and public id."""

    # Never deleted; PROTECT says so to the database layer.
    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="about")
    noun = LineField(max_length=30, help_text="As addresses spell it: status-entry")
    row = LineField("public id", max_length=100, validators=[validate_public_id])

    permanent = ("conflict",)

    class Meta:
        verbose_name = "row it touches"
        verbose_name_plural = "rows it touches"
        ordering = ("noun", "row")
        constraints = [
            models.UniqueConstraint(fields=("conflict", "noun", "row"), name="conflict_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.row}"
