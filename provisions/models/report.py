"""What readers send to the desk. Desk data: no part of the record, its history or its log."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.position import Position
from provisions.text import LineField, ProseField, WebAddressField


class Report(models.Model):
    """An error that a reader reports, or the reply of a party, about one row of the record.

    Seen by staff alone. The address at which the sender can be reached is erased once the
    report is settled.
    """

    class Kind(models.TextChoices):
        ERROR = "error", "report of an error"
        REPLY = "reply", "reply of a party"

    class State(models.TextChoices):
        NEW = "new", "new"
        UNDER_REVIEW = "under_review", "under review"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"

    SETTLED = (State.ACCEPTED, State.DECLINED)

    # Made of the form and what it held: the same, sent twice, is one report.
    reference = models.CharField(max_length=32, unique=True, editable=False)
    received_at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    # Agreements are never deleted.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    noun = models.CharField(max_length=40)
    row = models.CharField("public id", max_length=100)
    as_of = models.DateField("day shown", null=True, blank=True)
    known_at = models.PositiveIntegerField("revision shown", null=True, blank=True)
    text = ProseField("what was written", blank=False)
    source = WebAddressField("where it can be checked")
    on_behalf_of = LineField(max_length=200, blank=True)
    contact = LineField(
        "how to reach the sender",
        max_length=200,
        blank=True,
        help_text="Erased once the report is accepted or declined: answer first.",
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.NEW)
    note = ProseField("note of the desk", help_text="Seen by staff alone.")
    handled_by = models.CharField(max_length=150, blank=True, editable=False)
    handled_at = models.DateTimeField(null=True, editable=False)
    # The statement as which a reply was recorded; statements are never deleted.
    statement = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ("-received_at", "-pk")
        verbose_name = "report from a reader"
        verbose_name_plural = "reports from readers"
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("error", "reply"))
                & Q(state__in=("new", "under_review", "accepted", "declined")),
                name="report_words_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("new", "under_review")) | Q(contact=""),
                name="report_settled_without_contact",
            ),
            models.CheckConstraint(
                condition=Q(state="new") | ~Q(handled_by=""), name="report_handled_by_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(kind="reply", state="accepted") | Q(statement__isnull=False),
                name="reply_accepted_as_statement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference[:8]}"

    @property
    def is_settled(self) -> bool:
        return self.state in self.SETTLED


class SenderCount(models.Model):
    """How many reports one sender sent within an hour; the empty sender stands for all.

    A sender is a keyed hash of a network address under the day's own salt, never the address.
    Lines of past hours go with the next report.
    """

    sender = models.CharField(max_length=64, blank=True)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("sender", "hour"), name="sender_counted_once_an_hour"),
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}: {self.count}"
