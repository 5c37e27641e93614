"""One edit of the record and the rows it touched: the log under everything else."""

from __future__ import annotations

import datetime
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

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

    # The column that holds the revision's number.
    revision_column: ClassVar[str] = "revision_id"

    objects = RecordManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

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

    revision_column = "number"

    number = models.PositiveBigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=REVISION_KIND.choices)
    reason = ProseField(max_length=1000, blank=False)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=150, blank=True)
    # The seal (provisions/seal.py). The internal digest is public; its salt never is.
    previous_digest = models.CharField(max_length=64, blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    internal_salt = models.CharField(max_length=32, blank=True, default="")
    internal_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_from_one"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="revision_has_reason"),
            models.CheckConstraint(
                condition=models.Q(kind__in=REVISION_KIND.codes), name="revision_kind_known"
            ),
        ]
        indexes = [
            models.Index(fields=("recorded_at",), name="revision_by_instant"),
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
        REDACTED = "redacted"

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
    # The seal of what the revision made of the row, and of all it stored for that.
    salt = models.CharField(max_length=32, blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    inner_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ("revision_id", "position")
        constraints = [
            models.UniqueConstraint(fields=("revision", "position"), name="change_place"),
            models.UniqueConstraint(fields=("revision", "noun", "row"), name="change_once"),
        ]
        indexes = [
            models.Index(fields=("noun", "row"), name="change_of_row"),
            models.Index(fields=("agreement", "-revision"), name="change_of_agreement"),
            models.Index(fields=("agreement", "action", "-revision"), name="change_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.row} {self.action} in {self.revision_id}"


class Reseal(LogModel):
    """That a revision redacted what an earlier line tells of, and the seal of what is left."""

    # Lines and revisions are never deleted; PROTECT says so to the database layer.
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="reseals")
    change = models.OneToOneField(Change, models.PROTECT, related_name="reseal")
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    inner_digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("revision_id", "change__revision_id", "change__position")

    def __str__(self) -> str:
        return f"{self.change_id} redacted in {self.revision_id}"
