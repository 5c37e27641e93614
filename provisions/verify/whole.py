"""The whole check, in one order: guards, tables, log and seals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from provisions.checkpoint import Head, continues
from provisions.guards import missing
from provisions.guards.plan import tracked_models
from provisions.models import Revision
from provisions.verify.chain import Chain
from provisions.verify.faults import Fault
from provisions.verify.tables import table_faults


def guard_faults() -> list[Fault]:
    """Return the guards of the tables that are missing."""
    return [Fault("guard", name, "is absent or altered") for name in missing()]


def faults(kept: Head | None = None) -> Iterator[Fault]:
    """Yield everything in which the record is not what was written; nothing where it is.

    ``kept`` is the head of a checkpoint kept elsewhere: only it shows that the whole chain
    was computed anew, or that the last revisions are gone.
    """
    with one_state():
        head = Revision.objects.order_by("-number").values_list("number", flat=True).first() or 0
        yield from guard_faults()
        for model in tracked_models():
            yield from table_faults(model, head)
        yield from Chain(head).faults()
        if kept and (problem := continues(kept)):
            yield Fault("revision", str(kept.number), problem, revision=kept.number)


@contextmanager
def one_state() -> Iterator[None]:
    """Read one state of the record throughout, without keeping writers waiting."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # atomic() would take the one write lock
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
