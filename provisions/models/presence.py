"""Forces and missions of others: who sent them, since when, and what each side calls them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.dates import VagueDateField
from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Row, Tracked, unless_redacted
from provisions.models.party import Party
from provisions.models.source import Source
from provisions.text import LineField, ProseField
from provisions.vocabulary import CONFIDENCE, PRESENCE_KIND


class Presence(Row):
    """A force, a mission or assistance of others; whether it is a force is for the accounts."""

    # Nothing a presence names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="presences")
    key = models.SlugField(max_length=60, help_text="Neutral words for the address")
    title = LineField(max_length=200, help_text="Neutral: what it is, not what one side calls it")
    kind = models.CharField(max_length=20, choices=PRESENCE_KIND.choices)
    mission = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="presences",
        help_text="The force or mission itself, where it is a party of the record",
    )
    place = LineField(max_length=120, blank=True, help_text="Town or country; district at most")
    since = VagueDateField(null=True, blank=True, help_text="First day, if known")
    until = VagueDateField(null=True, blank=True, help_text="Last day, if known and past or agreed")
    summary = ProseField()
    article = models.ForeignKey(
        Article,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="presences",
        help_text="The article that accounts bring it together with",
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "agreement", "key")
    needs_citation = True
    ties = {
        "senders": ("party",),
        "names": ("name", "party", "source"),
        "citations": ("source", "locator"),
    }

    class Meta:
        ordering = ("agreement", "key")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "key"), name="presence_key_once"),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=PRESENCE_KIND.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="presence_words_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def name_in_words(self) -> str:
        return self.title

    def slug_words(self) -> str:
        return f"{self.agreement.slug} {self.key}"


class PresenceSender(Tracked):
    """A party that sends a presence."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    presence = models.ForeignKey(Presence, models.PROTECT, related_name="senders")
    party = models.ForeignKey(Party, models.PROTECT, related_name="presences_sent")

    permanent = ("presence", "party")

    class Meta:
        verbose_name = "sender"
        ordering = ("party__slug",)
        constraints = [
            models.UniqueConstraint(fields=("presence", "party"), name="presence_sender_once"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class PresenceName(Tracked):
    """What one party, or one source, calls a presence, beside the neutral title."""

    # No end is ever deleted; PROTECT says so to the database layer.
    presence = models.ForeignKey(Presence, models.PROTECT, related_name="names")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="presence_names"
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="presence_names"
    )
    name = LineField(max_length=120)

    permanent = ("presence", "party", "source")

    class Meta:
        verbose_name = "name"
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(party__isnull=False, source__isnull=True)
                    | Q(party__isnull=True, source__isnull=False)
                ),
                name="presence_name_is_attributed",
                violation_error_message="A name is used by one party or source.",
            ),
            *(
                models.UniqueConstraint(
                    fields=("presence", "name", user),
                    condition=Q(**{f"{user}__isnull": False}),
                    name=f"presence_name_once_a_{user}",
                )
                for user in ("party", "source")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.party or self.source})"
