"""Reports of readers: how one is received, and how the desk settles it.

Nothing here touches the record: a report makes no revision, and what it says becomes public
only where staff record it as an edit of their own.
"""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from provisions.counts import TooMany, count, hour_of, line_of
from provisions.models import Agreement, Position, Report, Row
from provisions.senders import sender_key
from provisions.versions import MODEL_OF, named_by

MOST_OF_ONE, MOST_OF_ALL = 5, 200  # within an hour
EVERYBODY = ""


class TooManyReports(Exception):
    """No further report is taken within this hour; nothing was kept."""

    def __init__(self, again_after: int, *, of_all: bool) -> None:
        self.again_after, self.of_all = again_after, of_all
        super().__init__(f"again after {again_after} seconds")


class StaleReport(Exception):
    """The report was settled or taken up by somebody else meanwhile; nothing was changed."""


def receive_report(
    *, form: str, sender: str, now: datetime.datetime | None = None, **values: Any
) -> Report:
    """Put a report on the desk, and return it.

    What is sent twice from one form, which ``form`` tells from others, is one report. ``sender``
    is a network address; it is counted as a keyed hash and not kept. Raises TooManyReports, and
    ValidationError where a field does not hold what it should.
    """
    said = "\n".join(f"{name}={values[name]}" for name in sorted(values))
    reference = hashlib.sha256(f"{form}\n{said}".encode()).hexdigest()[:32]
    with transaction.atomic():
        now = now or timezone.now()
        line_of(EVERYBODY, now)  # one report is received at a time
        known = Report.objects.filter(reference=reference).first()
        if known is not None:
            return known
        _count(sender, now)
        report = Report(reference=reference, **values)
        report.full_clean(validate_unique=False)
        report.save(force_insert=True)
    return report


def settle_report(
    report: Report,
    *,
    seen: str,
    state: str,
    by: str,
    note: str | None = None,
    statement: Position | None = None,
) -> Report:
    """Set how far the handling of a report has come, and who did it.

    Once it is accepted or declined, the address of its sender is erased. ``seen`` is the state
    that the analyst saw: raises StaleReport where it is another by now.
    """
    with transaction.atomic():
        current = Report.objects.select_for_update().get(pk=report.pk)
        if current.state != seen:
            raise StaleReport(f"It is {current.get_state_display()} by now.")
        current.state = state
        current.handled_by, current.handled_at = by, timezone.now()
        current.note = current.note if note is None else note
        current.statement = statement or current.statement
        if current.is_settled:
            current.contact = ""
        current.save()
    return current


def reported_row(agreement: Agreement, noun: str, slug: str) -> Row | None:
    """Return the row that a report can be about: one that the public sees, of this agreement."""
    model = MODEL_OF.get(noun)
    if model is None:
        return None
    rows: Any = model.objects.published().select_related(*named_by(model))
    row: Row | None = rows.filter(slug=slug).first()
    own = row is not None and row.agreement_number() in (None, agreement.pk)
    return row if own else None


def _count(sender: str, now: datetime.datetime) -> None:
    """Count one more report of this hour, by its sender and by all."""
    key = sender_key(sender, hour_of(now).date())
    try:
        count(((EVERYBODY, MOST_OF_ALL), (key, MOST_OF_ONE)), now)
    except TooMany as full:
        raise TooManyReports(full.again_after, of_all=full.name == EVERYBODY) from None
