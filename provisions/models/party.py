"""Who speaks and acts: parties, and the people who speak for them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.dates import VagueDateField
from provisions.models.base import Row, unless_redacted
from provisions.text import LineField, ProseField
from provisions.vocabulary import PARTY_KIND


class Party(Row):
    """A state, organ, organisation, mission or group. Shared by all agreements."""

    name = LineField(max_length=200)
    short_name = LineField(max_length=80, blank=True)
    kind = models.CharField(max_length=20, choices=PARTY_KIND.choices)
    # Only for official ties: a ministry belongs to its state; an outlet to nobody.
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organs",
        help_text="Official ties only: a ministry belongs to its state, an outlet to nobody",
    )
    note = ProseField()

    agreement_path = ""

    class Meta:
        verbose_name_plural = "parties"
        ordering = ("name", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(kind__in=PARTY_KIND.codes)), name="party_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def name_in_words(self) -> str:
        return str(self)

    def slug_words(self) -> str:
        return self.short_name or self.name


class Actor(Row):
    """A person speaking for a party in one office; a new office is a new row.

    The name is empty where sources tell of the office-holder by office alone.
    """

    name = LineField(
        max_length=200, blank=True, help_text="Leave empty where sources give the office alone"
    )
    office = LineField(max_length=200)
    # A party that people spoke for cannot go.
    party = models.ForeignKey(Party, models.PROTECT, related_name="actors")
    since = VagueDateField(null=True, blank=True, help_text="First day in this office, if known")
    until = VagueDateField(null=True, blank=True, help_text="Last day in this office, if known")
    note = ProseField()

    agreement_path = ""

    class Meta:
        ordering = ("name", "slug")

    def __str__(self) -> str:
        return f"{self.name}, {self.office}" if self.name else self.office

    def name_in_words(self) -> str:
        return str(self)

    def slug_words(self) -> str:
        return f"{self.name} {self.office}".strip()[:60]
