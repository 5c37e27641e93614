"""One edit of the record and the rows it touched: the log under everything else."""

from __future__ import annotations

import datetime
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from provisions.querysets import OutsideRevision, RecordManager, refuse
from provisions.text import ProseField
from provisions.vocabulary import REVISION_KIND

if TYPE_CHECKING:
    from provisions.models.base import Row, Tracked


@dataclass
class OpenRevision:
    """The revision being written: what rows need to know of it, and what they report to it."""

    number: int
    recorded_at: datetime.datetime
    written: list[Tracked] = field(default_factory=list)
    touched: dict[Row, str] = field(default_factory=dict)


writing: ContextVar[OpenRevision | None] = ContextVar("writing", default=None)


def current_revision() -> OpenRevision:
    """Return the open revision; raise OutsideRevision where there is none."""
    revision = writing.get()
    if revision is None:
        raise OutsideRevision(
            "The record is written only inside provisions.record.revise(), which gives each "
            "edit its number, its reason and its history. Nothing was written."
        )
    return revision


class LogModel(models.Model):
    """A line of the log: written once, inside a revision, and never changed."""

    objects = RecordManager()

    class Meta:
        abstract = True

    def save_base(self, raw: bool = False, **kwargs: Any) -> None:  # type: ignore[override]
        current_revision()
        if raw or not self._state.adding:
            refuse()
        super().save_base(raw=raw, **kwargs)

    def _save_table(self, raw: bool = False, *args: Any, **kwargs: Any) -> bool:
        if raw:  # loaddata calls past save_base()
            refuse()
        return super()._save_table(raw, *args, **kwargs)  # type: ignore[misc]

    delete: Any = refuse


class Revision(LogModel):
    """One edit of the record: numbered without gaps, with its reason.

    The author is kept as a number and a name as it then was, so that renaming or removing
    a staff account changes no history. Neither is ever public.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=REVISION_KIND.choices)
    reason = ProseField(max_length=1000, blank=False)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_from_one"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="revision_has_reason"),
            models.CheckConstraint(
                condition=models.Q(kind__in=REVISION_KIND.codes), name="revision_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"


class Change(LogModel):
    """That a revision touched a row, and how. What changed is read from the row's history."""

    class Action(models.TextChoices):
        ADDED = "added"
        CHANGED = "changed"
        CORRECTED = "corrected"
        RETRACTED = "retracted"

    # A revision is never deleted; PROTECT says so to the database layer.
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="changes")
    position = models.PositiveIntegerField()
    noun = models.CharField(max_length=40)
    row = models.CharField(max_length=120)
    action = models.CharField(max_length=10, choices=Action.choices)
    # Null for rows that belong to no single agreement: parties, people, sources.
    agreement = models.ForeignKey(
        "provisions.Agreement", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("revision_id", "position")
        constraints = [
            models.UniqueConstraint(fields=("revision", "position"), name="change_place"),
            models.UniqueConstraint(fields=("revision", "noun", "row"), name="change_once"),
        ]
        indexes = [
            models.Index(fields=("noun", "row"), name="change_of_row"),
            models.Index(fields=("agreement", "-revision"), name="change_of_agreement"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.row} {self.action} in {self.revision_id}"
