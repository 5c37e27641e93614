"""What is alleged, denied and observed: accounts of incidents, never findings."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from provisions.models.agreement import Agreement
from provisions.models.base import Entry, Tracked, unless_redacted
from provisions.models.event import Event
from provisions.models.party import Actor, Party
from provisions.models.source import Source
from provisions.text import LineField, ProseField
from provisions.vocabulary import CONFIDENCE, COUNTING, INCIDENT_KIND

# Accounts that tell of no incident of their own need not be counted.
UNCOUNTED = ("own_forces", "clarification", "pause")


class Incident(Entry):
    """One account of an incident or of several: who says what of whom, and how many."""

    # Nothing an account names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="incidents")
    kind = models.CharField(max_length=20, choices=INCIDENT_KIND.choices)
    by = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents_told",
        help_text="Whose account it is",
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="incidents_told"
    )
    against = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents_answered",
        help_text="Of whom it is told, or to whom it answers",
    )
    district = LineField(
        max_length=60, blank=True, help_text="One district or region by name; nothing nearer"
    )
    counting = models.CharField(max_length=10, blank=True, choices=COUNTING.choices)
    count = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The number that the account gives, for a total"
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The total or series in which it is counted",
    )
    answers = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_by",
        help_text="The account that a denial, an observation or a clarification is about",
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    summary = ProseField(blank=False, help_text="The account in our own words; nobody private")
    reported_by_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_incidents",
        help_text="The source that alone reports it",
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement")
    needs_citation = True
    ties = {"overlaps": ("other",), "citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(counting="total", count__isnull=False)
                    | Q(~Q(counting="total"), count__isnull=True)
                ),
                name="incident_number_of_a_total",
                violation_error_message="A total gives its number; one incident and a series "
                "have none.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(counting__in=COUNTING.codes) | Q(counting="", kind__in=UNCOUNTED)
                ),
                name="incident_is_counted",
                violation_error_message="Say whether it is one incident, a total or a series.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=INCIDENT_KIND.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="incident_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="incident_corrected_once",
                violation_error_message="This account has already been corrected.",
            ),
        ]
        indexes = [models.Index(fields=("agreement", "sort_day"), name="incident_by_day")]

    def __str__(self) -> str:
        return f"{self.by or 'Not named'}, {self.get_kind_display()}, {self.date}"

    def followers(self) -> list[tuple[Entry, str]]:
        return [
            *((part, "part_of") for part in self.parts.in_force()),
            *((answer, "answers") for answer in self.answered_by.in_force()),
            *((tie.incident, "overlaps") for tie in self._overlapping()),
        ]

    def _overlapping(self) -> models.QuerySet[IncidentOverlap]:
        """Return the ties by which accounts that no correction has replaced name this one."""
        counting = Incident.objects.in_force().filter(overlaps__other=self)
        ties: models.QuerySet[IncidentOverlap] = self.overlapped_by.published()
        return ties.filter(incident__in=counting).select_related("incident")

    def slug_words(self) -> str:
        whose = self.by.slug if self.by else ""
        words = f"{self.agreement.slug} {self.kind} {self.day_words()} {whose}"
        return f"{words} {self.against.slug if self.against else ''} {self.district}"


class IncidentOverlap(Tracked):
    """Another account that may be of the same incidents, or of some of them."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="overlaps")
    other = models.ForeignKey(
        Incident, models.PROTECT, related_name="overlapped_by", verbose_name="may overlap with"
    )

    permanent = ("incident", "other")

    class Meta:
        verbose_name = "possible overlap"
        ordering = ("other__slug",)
        constraints = [
            models.UniqueConstraint(fields=("incident", "other"), name="overlap_once"),
            models.CheckConstraint(
                condition=unless_redacted(~Q(incident=F("other"))),
                name="overlap_of_two",
                violation_error_message="An account does not overlap with itself.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.other)
