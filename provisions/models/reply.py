"""The right of reply: that a statement is its party's answer to an entry of this record."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.base import Tracked, unless_redacted
from provisions.models.position import Position
from provisions.text import validate_public_id


class ReplyTo(Tracked):
    """An entry to which a statement is its party's reply.

    The entry is named by its noun and public id, which never change: a reply neither keeps an
    entry from being withdrawn nor goes with it.
    """

    # A statement is never deleted; PROTECT says so to the database layer.
    position = models.ForeignKey(Position, models.PROTECT, related_name="replies_to")
    noun = models.CharField(max_length=40, validators=[validate_public_id])
    row = models.CharField("public id", max_length=100, validators=[validate_public_id])

    permanent = ("position", "noun", "row")

    class Meta:
        verbose_name = "reply to"
        verbose_name_plural = "replies to"
        ordering = ("noun", "row")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(~Q(noun="") & ~Q(row="")), name="reply_names_an_entry"
            ),
            models.UniqueConstraint(fields=("position", "noun", "row"), name="reply_to_once"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.row}"
