"""Reports of readers: how one is received, and how the desk settles it.

Nothing here touches the record: a report makes no revision, and what it says becomes public
only where staff record it as an edit of their own.
"""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from provisions.models import Agreement, Position, Report, Row, SenderCount
from provisions.versions import MODEL_OF, named_by

MOST_OF_ONE, MOST_OF_ALL = 5, 200  # within an hour
EVERYBODY = ""
_HOUR = datetime.timedelta(hours=1)


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
        _lock_hour(now)
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


def sender_key(address: str, day: datetime.date) -> str:
    """Return a keyed hash of a network address that differs from day to day.

    Of an IPv6 address the network counts, since one sender has all of it.
    """
    try:
        parsed = ipaddress.ip_address(address.strip())
    except ValueError:
        told = "unknown"
    else:
        mapped = getattr(parsed, "ipv4_mapped", None) or parsed
        network = 32 if mapped.version == 4 else 64
        told = str(ipaddress.ip_network(f"{mapped}/{network}", strict=False))
    salt = f"provisions.reports.{day.isoformat()}"
    return salted_hmac(salt, told, algorithm="sha256").hexdigest()


def _hour_of(now: datetime.datetime) -> datetime.datetime:
    return now.astimezone(datetime.UTC).replace(minute=0, second=0, microsecond=0)


def _lock_hour(now: datetime.datetime) -> None:
    """Take the line that counts all reports of this hour: one report is received at a time."""
    lines = SenderCount.objects.select_for_update()
    lines.get_or_create(sender=EVERYBODY, hour=_hour_of(now))


def _count(sender: str, now: datetime.datetime) -> None:
    """Count one more report of this hour, by its sender and by all; forget the hours before."""
    hour = _hour_of(now)
    limits = ((EVERYBODY, MOST_OF_ALL), (sender_key(sender, hour.date()), MOST_OF_ONE))
    for name, most in limits:
        counted, _ = SenderCount.objects.get_or_create(sender=name, hour=hour)
        if counted.count >= most:
            left = int((hour + _HOUR - now).total_seconds())
            raise TooManyReports(max(left, 1), of_all=name == EVERYBODY)
        counted.count += 1
        counted.save()
    SenderCount.objects.filter(hour__lt=hour).delete()
