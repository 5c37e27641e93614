"""Readings of what an article covers: which cases it would end, which presences it would touch."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, unless_redacted
from provisions.models.party import Actor, Party
from provisions.models.presence import Presence
from provisions.models.proceeding import Proceeding
from provisions.models.source import Source
from provisions.text import ProseField
from provisions.vocabulary import CONFIDENCE, SCOPE_READING


class ScopeReading(Entry):
    """One account of whether an article covers a proceeding or a presence, or how far it goes."""

    # Nothing a reading names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="scope_readings")
    article = models.ForeignKey(Article, models.PROTECT, related_name="scope_readings")
    proceeding = models.ForeignKey(
        Proceeding, models.PROTECT, null=True, blank=True, related_name="scope_readings"
    )
    presence = models.ForeignKey(
        Presence, models.PROTECT, null=True, blank=True, related_name="scope_readings"
    )
    reading = models.CharField(max_length=20, choices=SCOPE_READING.choices)
    according_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="scope_readings"
    )
    according_to_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="scope_readings"
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="scope_readings"
    )
    summary = ProseField(blank=False, help_text="What the account says, in our own words")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement", "article", "proceeding", "presence")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        verbose_name = "scope reading"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(proceeding__isnull=True) | Q(presence__isnull=True)),
                name="scope_of_one_thing",
                violation_error_message="A reading is about a proceeding, about a presence, or "
                "about the article alone.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(according_to__isnull=False, according_to_source__isnull=True)
                    | Q(according_to__isnull=True, according_to_source__isnull=False)
                ),
                name="scope_is_attributed",
                violation_error_message="A reading is according to one party or source.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(reading__in=SCOPE_READING.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="scope_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="scope_corrected_once",
                violation_error_message="This reading has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        about = self.proceeding or self.presence or "its scope"
        return f"{self.article}, {about}: {self.get_reading_display()}, {self.date}"

    def slug_words(self) -> str:
        about = self.proceeding or self.presence
        voice = self.according_to or self.according_to_source
        words = (self.article.slug, about.key if about else "scope", self.reading)
        return f"{' '.join(words)} {self.day_words()} {voice.slug if voice else ''}"
