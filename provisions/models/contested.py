"""Names that parties give to one contested thing."""

from __future__ import annotations

from django.db import models

from provisions.models.base import Tracked
from provisions.models.party import Party
from provisions.models.precondition import Precondition
from provisions.text import LineField


class ContestedName(Tracked):
    """The name that one party gives to a contested thing, beside the neutral title."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    precondition = models.ForeignKey(Precondition, models.PROTECT, related_name="names")
    name = LineField(max_length=120)
    used_by = models.ForeignKey(Party, models.PROTECT, related_name="names_used")
    note = LineField(max_length=300, blank=True)

    permanent = ("precondition", "used_by")

    class Meta:
        ordering = ("used_by__slug", "name")
        constraints = [
            models.UniqueConstraint(
                fields=("precondition", "name", "used_by"), name="contested_name_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.used_by})"
