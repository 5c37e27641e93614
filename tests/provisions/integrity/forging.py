"""What somebody with the database and this code can do: rewrite rows and seal them anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from provisions.canonical import digested, salted
from provisions.guards import lift_guards, missing, set_guards
from provisions.guards.plan import tracked_models
from provisions.models import Agreement, Change, Revision
from provisions.seal import internal, payload, statement, stored
from provisions.versions import Span

_away = False  # within what lifted them, nobody need look for them again


@contextmanager
def unguarded() -> Iterator[None]:
    """Do without the guards for a while, and put them back as they were."""
    global _away
    if _away:
        yield
        return
    stood = not missing()
    if stood:
        lift_guards()
    _away = True
    try:
        yield
    finally:
        _away = False
    if stood:
        set_guards()


def run(sql: str, *values: Any) -> None:
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@unguarded()
def seal_anew() -> None:
    """Compute every digest of the record from what its tables hold now."""
    previous = ""
    for revision in Revision.objects.order_by("number"):
        number = revision.number
        lines = list(Change.objects.filter(revision=number).order_by("position"))
        span = Span(number - 1, number)
        span.names.learn(Agreement, [line.agreement_id for line in lines])
        for line in lines:
            line.digest = salted(line.salt, payload(line, span))
            line.inner_digest = salted(line.salt, stored(line, span))
            run(
                "UPDATE provisions_change SET digest = %s, inner_digest = %s WHERE id = %s",
                line.digest,
                line.inner_digest,
                line.pk,
            )
        revision.previous_digest = previous
        revision.internal_digest = salted(revision.internal_salt, internal(revision, lines))
        previous = digested(statement(revision, [line.digest for line in lines]))
        run(
            "UPDATE provisions_revision SET previous_digest = %s, internal_digest = %s, "
            "digest = %s WHERE number = %s",
            revision.previous_digest,
            revision.internal_digest,
            previous,
            number,
        )


@unguarded()
def roll_back(upto: int) -> None:
    """Bring the record back to what it was after a revision, as if nothing had followed."""
    for model in tracked_models():
        live, history = model._meta.db_table, model.history.model._meta.db_table
        run(f"DELETE FROM {history} WHERE revision_id > %s", upto)
        run(f"DELETE FROM {live} WHERE id NOT IN (SELECT id FROM {history})")
        for name in (connection.ops.quote_name(f.column) for f in model._meta.concrete_fields):
            newest = f"SELECT h.{name} FROM {history} h WHERE h.id = {live}.id"
            run(f"UPDATE {live} SET {name} = ({newest} ORDER BY h.version DESC LIMIT 1)")
    run("DELETE FROM provisions_change WHERE revision_id > %s", upto)
    run("DELETE FROM provisions_revision WHERE number > %s", upto)
