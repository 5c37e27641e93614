"""How others responded to the talks, and what they asked for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.base import Entry, Tracked, unless_redacted
from provisions.models.event import Event
from provisions.models.party import Actor, Party
from provisions.models.source import Source
from provisions.text import LineField, ProseField
from provisions.vocabulary import CONFIDENCE, REACTION_ASK, REACTION_TONE


class Reaction(Entry):
    """A response to an event or to the talks: by one party, or by several taken together."""

    # Nothing a reaction names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reactions")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="reactions"
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="reactions"
    )
    collective = LineField(
        max_length=200, blank=True, help_text="Several taken together, as the source names them"
    )
    counted = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many the source counts in it"
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reactions",
        help_text="What it responds to; empty for the talks as a whole",
    )
    tone = models.CharField(max_length=12, choices=REACTION_TONE.choices)
    summary = ProseField(blank=False, help_text="What was said, in our own words")
    reported_by_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_reactions",
        help_text="The source that alone reports it",
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement")
    needs_citation = True
    ties = {"asks": ("ask",), "citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(party__isnull=False, collective="", counted__isnull=True)
                    | Q(Q(party__isnull=True, speaker__isnull=True), ~Q(collective=""))
                ),
                name="reaction_of_one_or_several",
                violation_error_message="A reaction is that of one party, or of several taken "
                "together, which have no speaker; only those are counted.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(tone__in=REACTION_TONE.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="reaction_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="reaction_corrected_once",
                violation_error_message="This reaction has already been corrected.",
            ),
        ]
        indexes = [models.Index(fields=("agreement", "sort_day"), name="reaction_by_day")]

    def __str__(self) -> str:
        return f"{self.party or self.collective}, {self.get_tone_display()}, {self.date}"

    def slug_words(self) -> str:
        whose = self.party.slug if self.party else self.collective
        return f"{self.agreement.slug} reaction {self.day_words()} {whose}"


class ReactionAsk(Tracked):
    """One thing that a reaction asks for."""

    # Never deleted; PROTECT says so to the database layer.
    reaction = models.ForeignKey(Reaction, models.PROTECT, related_name="asks")
    ask = models.CharField("asks for", max_length=20, choices=REACTION_ASK.choices)

    permanent = ("reaction",)

    class Meta:
        verbose_name = "request"
        ordering = ("ask",)
        constraints = [
            models.UniqueConstraint(fields=("reaction", "ask"), name="reaction_asks_once"),
            models.CheckConstraint(
                condition=unless_redacted(Q(ask__in=REACTION_ASK.codes)), name="ask_word_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_ask_display()
