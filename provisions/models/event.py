"""What happened: meetings, exchanges of drafts, announcements, acts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, Tracked, unless_redacted
from provisions.models.party import Actor, Party
from provisions.text import LineField, ProseField
from provisions.vocabulary import CONFIDENCE, EVENT_KIND


class Event(Entry):
    """Something that happened on a day and bears on the agreement."""

    # Nothing an event names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EVENT_KIND.choices)
    title = LineField(max_length=200)
    summary = ProseField()
    place = LineField(max_length=120, blank=True, help_text="Town or country; district at most")
    according_to = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_events",
        help_text="When one party alone says that it happened",
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="reported_events"
    )
    differs_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="other_accounts",
        help_text="The event of which this row is another account",
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement")
    needs_citation = True
    ties = {
        "parties": ("party",),
        "articles": ("article",),
        "citations": ("source", "locator"),
    }

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(kind__in=EVENT_KIND.codes)), name="event_kind_known"
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(confidence__in=CONFIDENCE.codes)),
                name="event_confidence_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="event_corrected_once",
                violation_error_message="This event has already been corrected.",
            ),
        ]
        indexes = [models.Index(fields=("agreement", "sort_day"), name="event_by_day")]

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"

    def followers(self) -> list[tuple[Entry, str]]:
        return [
            *((other, "differs_from") for other in self.other_accounts.in_force()),
            *((incident, "event") for incident in self.incidents.in_force()),
            *((reaction, "event") for reaction in self.reactions.in_force()),
        ]

    def slug_words(self) -> str:
        day = self.date.text.replace("/", " ").replace("..", "") if self.date else ""
        return f"{day} {self.title}"[:80]


class EventParty(Tracked):
    """A party that took part in an event or is named by it."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    event = models.ForeignKey(Event, models.PROTECT, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="events")

    permanent = ("event", "party")

    class Meta:
        verbose_name_plural = "event parties"
        ordering = ("party__slug",)
        constraints = [
            models.UniqueConstraint(fields=("event", "party"), name="event_party_once"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class EventArticle(Tracked):
    """An article that an event touches."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    event = models.ForeignKey(Event, models.PROTECT, related_name="articles")
    article = models.ForeignKey(Article, models.PROTECT, related_name="events")

    permanent = ("event", "article")

    class Meta:
        ordering = ("article__position",)
        constraints = [
            models.UniqueConstraint(fields=("event", "article"), name="event_article_once"),
        ]

    def __str__(self) -> str:
        return str(self.article)
