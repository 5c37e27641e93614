"""Grows the seed to as many history rows as asked, in SQL, on either database.

In depth: each revision gives one row of the agreement a new version, and every third time
its citation too. In breadth: the agreement is copied first, rows, history and log.
"""

from __future__ import annotations

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from provisions.guards import lifted
from provisions.models import (
    Actor,
    Agreement,
    Article,
    ArticleText,
    Change,
    Citation,
    Event,
    Party,
    Position,
    Precondition,
    Revision,
    Source,
    StatusEntry,
    Tally,
    Tracked,
)
from tests.bench.places import ROWS_OF_A_COPY
from tests.bench.seed import WRITTEN_AT, write_seed
from tests.bench.sql import (
    insert,
    insert_like,
    instant,
    made_up,
    quoted,
    run,
    scalar,
    series,
    table,
)
from tests.crash import consistency

GROWING = (Agreement, Article, ArticleText, Precondition, StatusEntry, Tally, Event, Position)
SHARED = (Party, Actor, Source)
APART = 1_000_000  # between the keys of one copy and those of the next
SECONDS = 40  # between revisions
CHECKED = 20_000  # a record that grew wrongly would measure something else
EVERY = 3  # versions of a row to one of its citation
AMENDED = {Citation: "quotation", Article: None, Agreement: "note"}


def plant() -> None:
    """Migrate the empty database of this process, and write the seed of every record."""
    call_command("migrate", verbosity=0)
    write_seed()
    _settle_down()


def grow(rows: int, *, spread: bool) -> None:
    """Grow the seed to about so many history rows, in one agreement or over many."""
    copies = max(1, rows // ROWS_OF_A_COPY) if spread else 1
    if connection.vendor == "sqlite":
        run("PRAGMA synchronous = OFF")
        run("PRAGMA cache_size = -500000")
    with lifted("Fill a record to be measured", by="the benchmark"):
        if copies > 1:
            with transaction.atomic():
                _copy_agreement(copies - 1)
        missing = rows - history_rows()
        if missing > 0:
            with transaction.atomic():
                _deepen(missing * EVERY // (EVERY + 1))
    if rows <= CHECKED:
        assert consistency.faults() == []
    _settle_down()


def tracked_models() -> list[type[Tracked]]:
    return [model for model in apps.get_models() if issubclass(model, Tracked)]


def history_rows() -> int:
    """Return how many history rows the record holds."""
    return sum(model.history.count() for model in tracked_models())


def _copy_agreement(copies: int) -> None:
    """Copy the seed's agreement: its rows, their history, and a revision with its changes."""
    base = scalar(f"SELECT max(number) FROM {table(Revision)}")
    _add_revisions(base, copies, "Copy the agreement")
    for model in tracked_models():
        if model in SHARED:
            continue
        values = {}
        for field in model._meta.concrete_fields:
            column = f"o.{quoted(field.column)}"
            related = field.related_model
            if field.primary_key or (related and related not in (*SHARED, Revision)):
                values[field.column] = f"{column} + s.n * {APART}"
            elif related is Revision:
                values[field.column] = f"{base} + s.n"
            else:
                values[field.column] = f"{column} || '-' || s.n" if field.unique else column
        origin = f"{table(model)} o CROSS JOIN {series(copies)} s"
        insert(model, values, f"{origin} WHERE o.id < {APART}")
        columns = {
            field.column: f"o.{quoted(field.column)}" for field in model._meta.concrete_fields
        }
        columns |= {"history_date": instant(WRITTEN_AT, f"o.revision_id * {SECONDS}")}
        columns |= {"history_type": "'+'"}
        insert(model.history.model, columns, f"{table(model)} o WHERE o.id >= {APART}")
    values = {
        "revision_id": f"{base} + s.n",
        "agreement_id": f"o.agreement_id + s.n * {APART}",
        "row": f"o.{quoted('row')} || '-' || s.n",
        "position": "o.position + 100000 * (o.revision_id - 1)",
        "salt": made_up(f"s.n * {APART} + o.id", 32),
        "digest": made_up(f"s.n * {APART} + o.id", 64),
    }
    origin = f"{table(Change)} o CROSS JOIN {series(copies)} s WHERE o.agreement_id IS NOT NULL"
    insert_like(Change, values, origin)


def _deepen(revisions: int) -> None:
    """Give the rows new versions in turn, each in a revision of its own."""
    base = scalar(f"SELECT max(number) FROM {table(Revision)}")
    _add_revisions(base, revisions, "Amend one row")
    heads = _line_up()
    turns = revisions // heads + 1
    number = f"{base} + t.n * {heads} + s.place"
    due = f"CROSS JOIN {series(turns)} t WHERE {number} <= {base + revisions}"
    # The series counts from 1, the first turn is 0.
    number, due = (text.replace("t.n", "(t.n - 1)") for text in (number, due))
    for model in GROWING:
        ours = f"spine s ON s.noun = '{model.noun()}' AND s.id"
        origin = f"{table(model)} o JOIN {ours} = o.id {due}"
        _insert_versions(model, "o.version + t.n", number, origin)
        lines = {
            "revision_id": number,
            "noun": f"'{model.noun()}'",
            "row": "o.slug",
            "agreement_id": "s.agreement_id",
            "salt": made_up(number, 32),
            "digest": made_up(number, 64),
        }
        insert_like(Change, lines, origin, Change.objects.order_by("pk").first(), action="changed")
        root = _citation_field(model)
        if root:
            every = f"AND t.n % {EVERY} = 0"
            origin = f"{table(Citation)} o JOIN {ours} = o.{root} {due} {every}"
            _insert_versions(Citation, f"o.version + t.n / {EVERY}", number, origin)
    for model in (*GROWING, Citation):
        _catch_up(model)


def _line_up() -> int:
    """Set out all growing rows in a mixed order that is the same each time; return how many."""
    run("DROP TABLE IF EXISTS spine")
    parts = []
    for model in GROWING:
        agreement = model.agreement_path.replace("pk", "id")
        source = f"{table(model)} o"
        if agreement.startswith("article."):
            agreement = "a.agreement_id"
            source += f" JOIN {table(Article)} a ON a.id = o.article_id"
        else:
            agreement = f"o.{agreement}"
        parts.append(
            f"SELECT '{model.noun()}' AS noun, o.id, {agreement} AS agreement_id FROM {source}"
        )
    rows = " UNION ALL ".join(parts)
    run(
        "CREATE TEMPORARY TABLE spine AS SELECT noun, id, agreement_id, row_number()"
        f" OVER (ORDER BY id * 7919 % 10007, id, noun) AS place FROM ({rows}) r"
    )
    run("CREATE INDEX spine_of ON spine (noun, id)")
    return scalar("SELECT count(*) FROM spine")


def _citation_field(model: type[Tracked]) -> str:
    for field in Citation._meta.concrete_fields:
        if field.related_model is model:
            return quoted(field.column)
    return ""


def _insert_versions(model: type[Tracked], version: str, number: str, origin: str) -> None:
    values = {field.column: f"o.{quoted(field.column)}" for field in model._meta.concrete_fields}
    values |= {"version": version, "revision_id": number, "history_type": "'~'"}
    values["history_date"] = instant(WRITTEN_AT, f"({number}) * {SECONDS}")
    amended = AMENDED.get(model, "note")
    if amended:
        values[amended] = f"'As amended in ' || ({number})"
    insert(model.history.model, values, origin)


def _catch_up(model: type[Tracked]) -> None:
    """Bring the live rows to their newest history."""
    names = ["version", "revision_id", *filter(None, [AMENDED.get(model, "note")])]
    newest = f"FROM {table(model.history.model)} h WHERE h.id = {table(model)}.id"
    newest += " ORDER BY h.version DESC LIMIT 1"
    run(
        f"UPDATE {table(model)} SET "
        + ", ".join(f"{quoted(name)} = (SELECT h.{quoted(name)} {newest})" for name in names)
    )


def _add_revisions(base: int, count: int, reason: str) -> None:
    values = {
        "number": f"{base} + s.n",
        "recorded_at": instant(WRITTEN_AT, f"({base} + s.n) * {SECONDS}"),
        "reason": f"'{reason}'",
        "digest": made_up(f"{base} + s.n", 64),
        "previous_digest": made_up(f"{base} + s.n - 1", 64),
    }
    insert_like(
        Revision, values, f"{series(count)} s CROSS JOIN {table(Revision)} o WHERE o.number = 1"
    )


def _settle_down() -> None:
    """Leave the database as one that has been served for a while."""
    if connection.vendor == "postgresql":
        for statement in connection.ops.sequence_reset_sql(no_style(), tracked_models()):
            run(statement)
        run("VACUUM ANALYZE")
    else:
        run("PRAGMA wal_checkpoint(TRUNCATE)")
