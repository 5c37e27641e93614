"""Guards stand after each migration, are missed when they are gone, and are lifted with a trace."""

from __future__ import annotations

import sqlite3

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from provisions.guards import lift_guards, lifted, missing, set_guards
from provisions.models import Maintenance, Party
from provisions.record import revise
from tests.builders import small_record

PARTY = Party._meta.db_table


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def refused(statement):
    """Tell whether the database refuses the statement."""
    try:
        with transaction.atomic():
            run(statement)
    except DatabaseError:
        return True
    return False


def test_guards_stand_after_migrations(db):
    assert missing() == []


def test_guards_that_are_gone_are_named(db):
    name = f"guard_{PARTY}_update"
    if connection.vendor == "postgresql":
        run(f"DROP TRIGGER {name} ON {PARTY}")
    else:
        run(f"DROP TRIGGER {name}")
    assert missing() == [name]
    set_guards()
    assert missing() == []


def test_guards_that_were_altered_are_named(db):
    name = f"guard_{PARTY}_update"
    if connection.vendor == "postgresql":
        run(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            " AS 'BEGIN RETURN NEW; END'"
        )
    else:
        run(f"DROP TRIGGER {name}")
        run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {PARTY} BEGIN SELECT 1; END")
    assert missing() == [name]


def test_trigger_of_someone_else_is_named(db):
    if connection.vendor == "postgresql":
        run(
            "CREATE FUNCTION stranger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        )
        run(f"CREATE TRIGGER stranger BEFORE INSERT ON {PARTY} EXECUTE FUNCTION stranger()")
    else:
        run(f"CREATE TRIGGER stranger BEFORE INSERT ON {PARTY} BEGIN SELECT 1; END")
    assert missing() == ["stranger"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite cannot disable a trigger")
def test_guard_that_is_disabled_is_named(db):
    run(f"ALTER TABLE {PARTY} DISABLE TRIGGER guard_{PARTY}_update")
    assert missing() == [f"guard_{PARTY}_update"]


def test_lifted_guards_leave_a_line_and_return(db):
    small = small_record()
    wrong = f"UPDATE {PARTY} SET note = 'x' WHERE id = {small.avaria.pk}"
    with lifted("Mend a note", by="an operator"):
        assert missing() != []
        run(wrong)
    assert missing() == []
    assert refused(wrong)
    assert list(Maintenance.objects.values_list("deed", "reason", "by")) == [
        ("lifted for one transaction", "Mend a note", "an operator")
    ]


def test_lifted_guards_return_after_an_error(db):
    small = small_record()
    with pytest.raises(RuntimeError), lifted("Mend a note", by="an operator"):
        run(f"UPDATE {PARTY} SET note = 'x' WHERE id = {small.avaria.pk}")
        raise RuntimeError
    assert missing() == []
    assert Party.objects.get(pk=small.avaria.pk).note == ""


def test_lines_of_maintenance_stay(db):
    with lifted("Mend a note", by="an operator"):
        pass
    table = Maintenance._meta.db_table
    assert refused(f"UPDATE {table} SET reason = 'other'")
    assert refused(f"DELETE FROM {table}")


def test_lifting_needs_a_reason(db):
    with pytest.raises(IntegrityError), transaction.atomic(), lifted("", by="an operator"):
        pass


@pytest.mark.django_db(transaction=True)
def test_migrations_back_and_forth_keep_guards_and_record():
    small = small_record()
    for target in ("0001", None):
        call_command("migrate", "provisions", *([target] if target else []), verbosity=0)
        assert missing() == []
        assert refused(f"UPDATE {PARTY} SET note = 'x' WHERE id = {small.avaria.pk}")
    with revise(reason="Still written") as edit:
        edit.amend(small.avaria, note="changed")
    assert Party.objects.get(pk=small.avaria.pk).history.count() == 2


@pytest.mark.django_db(transaction=True)
def test_failed_migration_leaves_guards_to_be_missed():
    lift_guards()
    assert f"guard_{PARTY}_update" in missing()
    call_command("migrate", verbosity=0)
    assert missing() == []


@pytest.mark.django_db(transaction=True)
def test_emptying_the_database_is_refused():
    small_record()
    with pytest.raises(CommandError):
        call_command("flush", interactive=False, verbosity=0)
    assert Party.objects.count() == 2


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has no OR REPLACE")
def test_row_cannot_push_another_out_by_its_values(db):
    small = small_record()
    ours, theirs = small.agreement.participations.order_by("pk")
    assert refused(
        "UPDATE OR REPLACE provisions_participation"
        f" SET party_id = {theirs.party_id}, version = 2, revision_id = 2 WHERE id = {ours.pk}"
    )
    names = "version, revision_id, state, slug, name, short_name, kind, note"
    assert refused(
        f"INSERT OR REPLACE INTO {PARTY} ({names})"
        " VALUES (1, 2, 'published', 'avaria', 'Other', '', 'state', '')"
    )
    assert small.agreement.participations.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "postgresql", reason="SQLite's own way to copy")
def test_copy_of_the_database_keeps_its_guards():
    small = small_record()
    with sqlite3.connect(":memory:") as copy:
        connection.connection.backup(copy)
        with pytest.raises(sqlite3.IntegrityError, match="The record refuses this"):
            copy.execute(f"UPDATE {PARTY} SET note = 'x' WHERE id = {small.avaria.pk}")
        standing = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        with connection.cursor() as cursor:
            cursor.execute(standing)
            assert copy.execute(standing).fetchall() == cursor.fetchall()
    copy.close()
