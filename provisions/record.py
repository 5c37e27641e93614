"""The one writer of the record.

    with revise(reason="…", author=user) as edit:
        edit.add(StatusEntry, …, ties={"citations": [{"source": source}]})

One ``revise`` block is one Revision: all of it is written, or nothing. Every write takes one
lock first, so revisions are numbered without gaps and readers see them in order. A block that
changes nothing leaves no revision. What ``rules.py`` forbids is refused with its own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from provisions import rules
from provisions.edit import Edit
from provisions.models import Revision
from provisions.models.revision import OpenRevision, writing
from provisions.refusals import RecordRefused, Refusal
from provisions.spoken import reading_now
from provisions.text import validate_plain_text

# The key of the lock that every writer takes first, on PostgreSQL. On SQLite the IMMEDIATE
# transaction is that lock.
WRITER_LOCK = 0x7265636F7264


class NothingWritten(Exception):
    """Ends a preview: all of it is rolled back."""


@contextmanager
def revise(
    *, reason: str, author: Any = None, kind: str = "update", preview: bool = False
) -> Iterator[Edit]:
    """Open a revision, and write it when the block ends without an error.

    ``author`` is a staff account or None (a command). With ``preview`` everything runs,
    checks included, and is rolled back. Raises RecordRefused for what the rules forbid,
    StaleRow when a row changed since it was read; nothing is written then.
    """
    if writing.get() is not None:
        raise RuntimeError("A revision is already open; one edit is one revision.")
    if reading_now() is not None:
        raise RuntimeError("The record is written in English; a reading in a language is open.")
    reason = checked_reason(reason)
    try:
        with transaction.atomic():
            take_lock()
            head = Revision.objects.order_by("-number").first()
            opened = OpenRevision(
                number=head.number + 1 if head else 1,
                recorded_at=_later_than(head.recorded_at if head else None),
            )
            token = writing.set(opened)
            try:
                edit = Edit(opened)
                yield edit
                edit.close(reason=reason, author=author, kind=kind)
            finally:
                writing.reset(token)
            if preview:
                raise NothingWritten
    except NothingWritten:
        pass


def checked_reason(reason: str) -> str:
    """Return the reason as it will be published; refuse none, hidden text and staff names."""
    reason = " ".join(reason.split())
    problem = ""
    if not reason:
        problem = "every edit needs a reason."
    elif rules.named_staff(reason, staff_names()):
        problem = "names a member of staff; reasons are published."
    try:
        validate_plain_text(reason)
    except ValidationError as error:
        problem = problem or error.messages[0]
    if problem:
        raise RecordRefused([Refusal("revision", "", "reason", problem)])
    return reason


def staff_names() -> list[str]:
    """Return the names by which staff accounts could be recognised in a text."""
    names: set[str] = set()
    for user in get_user_model().objects.all():
        names.update({user.get_username(), user.get_full_name(), user.email})
        names.add(user.last_name if len(user.last_name) > 3 else "")
    return sorted(filter(None, names))


def take_lock() -> None:
    """Take the lock of every writer, until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER_LOCK])


def _later_than(last: datetime.datetime | None) -> datetime.datetime:
    """Return the present instant, or just after the last one if the clock stepped back."""
    now = timezone.now()
    return now if last is None else max(now, last + datetime.timedelta(microseconds=1))
