"""Whether rows, their history and the revision log still tell the same story.

Read in one snapshot, in SQL, over every tracked table, so that it can follow each of
hundreds of kills.
"""

import io
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from provisions.models import NOUNS, Change, Revision, Tracked


def faults() -> list[str]:
    """Return every fault found in the record as it is at one instant; an empty list if none."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            _rows("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return faults_here()


def faults_here() -> list[str]:
    """Return every fault that the open transaction sees."""
    found = list(_revision_faults())
    for model in tracked_models():
        found += _history_faults(model)
    for noun in NOUNS:
        found += _change_faults(noun)
    return found


def verified() -> str:
    """Return what verify_record names first, on a new connection; nothing where all is well."""
    connections.close_all()
    try:
        call_command("verify_record", stdout=io.StringIO())
    except CommandError as named:
        return str(named).splitlines()[0]
    return ""


def tracked_models() -> list[type[Tracked]]:
    """Return every table of the record that keeps history."""
    return [model for model in apps.get_models() if issubclass(model, Tracked)]


def missing(acknowledged: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the acknowledged revisions, by number and reason, that the log does not hold."""
    held = set(Revision.objects.values_list("number", "reason"))
    return [revision for revision in acknowledged if revision not in held]


def _revision_faults() -> Iterator[str]:
    log, changes = _table(Revision), _table(Change)
    for count, last in _rows(f"SELECT count(*), max(number) FROM {log} HAVING count(*) > 0"):
        if count != last:
            yield f"the log holds {count} revisions but ends at number {last}"
    written = " UNION ".join(
        f"SELECT revision_id FROM {_table(model.history.model)}" for model in tracked_models()
    )
    yield from _say(
        "revision {} has no change",
        f"SELECT number FROM {log} WHERE number NOT IN (SELECT revision_id FROM {changes})",
    )
    yield from _say(
        "revision {} wrote no history",
        f"SELECT number FROM {log} WHERE number NOT IN ({written})",
    )
    yield from _say(
        "revision {} is not recorded later than the one before it",
        f"SELECT b.number FROM {log} a JOIN {log} b ON b.number = a.number + 1"
        " WHERE b.recorded_at <= a.recorded_at",
    )


def _history_faults(model: type[Tracked]) -> Iterator[str]:
    name = model._meta.model_name
    live, history, log = _table(model), _table(model.history.model), _table(Revision)
    columns = ", ".join(_quoted(field.column) for field in model._meta.concrete_fields)
    rows = f"SELECT {columns} FROM {live}"
    newest = (
        f"SELECT {columns} FROM {history} h"
        f" WHERE version = (SELECT max(version) FROM {history} n WHERE n.id = h.id)"
    )
    for one, other in ((rows, newest), (newest, rows)):
        yield from _say(
            f"{name} {{}}: the row and its newest history differ",
            f"SELECT id FROM ({one} EXCEPT {other}) AS unequal",
        )
    yield from _say(
        f"{name} {{}}: the versions in its history have a gap",
        f"SELECT id FROM {history} GROUP BY id"
        " HAVING min(version) <> 1 OR max(version) <> count(*)",
    )
    yield from _say(
        f"{name} {{}}, version {{}}: its revision {{}} is not in the log",
        f"SELECT id, version, revision_id FROM {history}"
        f" WHERE revision_id NOT IN (SELECT number FROM {log})",
    )
    yield from _say(
        f"{name} {{}}, version {{}}: its history has another instant than its revision",
        f"SELECT h.id, h.version FROM {history} h JOIN {log} r ON r.number = h.revision_id"
        " WHERE h.history_date <> r.recorded_at",
    )
    yield from _say(
        f"{name} {{}}, version {{}}: written by an earlier revision than the version before",
        f"SELECT b.id, b.version FROM {history} a JOIN {history} b"
        " ON b.id = a.id AND b.version = a.version + 1 WHERE b.revision_id < a.revision_id",
    )


def _change_faults(noun: type[Tracked]) -> Iterator[str]:
    yield from _say(
        "revision {} names " + noun.noun() + " {}, which does not exist",
        f"SELECT revision_id, {_quoted('row')} FROM {_table(Change)}"
        f" WHERE noun = %s AND {_quoted('row')} NOT IN (SELECT slug FROM {_table(noun)})",
        noun.noun(),
    )


def _say(words: str, query: str, *values: object) -> Iterator[str]:
    return (words.format(*row) for row in _rows(query, *values))


def _rows(query: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return cursor.fetchall() if cursor.description else []


def _table(model: type) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
