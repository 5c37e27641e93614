"""Documents beside the agreement, and the numbered exchanges of its drafts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.base import Entry, Tracked, unless_redacted
from provisions.models.party import Actor, Party
from provisions.text import LineField, ProseField, WebAddressField
from provisions.vocabulary import CONFIDENCE, INSTRUMENT_KIND


class Instrument(Entry):
    """Another document that matters: a joint declaration, an appeal, commission rules."""

    # Nothing an instrument names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="instruments")
    title = LineField(max_length=200)
    kind = models.CharField(max_length=12, choices=INSTRUMENT_KIND.choices)
    summary = ProseField()
    official_text = WebAddressField(help_text="Address of the official text")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement")
    needs_citation = True
    ties = {"parties": ("party",), "citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=INSTRUMENT_KIND.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="instrument_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="instrument_corrected_once",
                violation_error_message="This document's row has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"

    def slug_words(self) -> str:
        return f"{self.date.text[:10] if self.date else ''} {self.title}"[:80]


class InstrumentParty(Tracked):
    """A party to an instrument."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="instruments")

    permanent = ("instrument", "party")

    class Meta:
        verbose_name_plural = "instrument parties"
        ordering = ("party__slug",)
        constraints = [
            models.UniqueConstraint(fields=("instrument", "party"), name="instrument_party_once"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class DraftVersion(Entry):
    """One exchange of the draft: which number, by whom, when, according to whom."""

    # Nothing an exchange names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="draft_versions")
    number = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="As counted by the account; empty when not numbered"
    )
    sent_by = models.ForeignKey(Party, models.PROTECT, related_name="drafts_sent")
    received_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="drafts_received"
    )
    according_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="draft_accounts"
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="draft_accounts"
    )
    summary = ProseField()
    differs_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="other_accounts"
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        verbose_name = "draft version"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(confidence__in=CONFIDENCE.codes)),
                name="draft_confidence_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="draft_corrected_once",
                violation_error_message="This exchange has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.number or ''} by {self.sent_by}, {self.date}"

    def followers(self) -> list[tuple[Entry, str]]:
        return [(other, "differs_from") for other in self.other_accounts.in_force()]

    def slug_words(self) -> str:
        day = self.date.text.replace("/", " ").replace("..", "") if self.date else ""
        return f"{self.agreement.slug} draft {self.number or ''} {day} {self.sent_by.slug}"
