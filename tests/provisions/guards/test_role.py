"""On PostgreSQL the site's own role writes the record and cannot lift what guards it."""

from __future__ import annotations

import secrets

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from provisions.guards import missing
from provisions.models import Party, Revision
from provisions.record import revise
from tests.builders import add_source, small_record
from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import page, typed
from tests.provisions.guards.test_paths import contents

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="roles are PostgreSQL's"),
]

LIVE, KEPT = "provisions_party", "provisions_historicalparty"
LOG, CHANGES = "provisions_revision", "provisions_change"
GUARD = f"guard_{LIVE}_update"
CHANGE = (
    '(revision_id, position, noun, "row", action, salt, digest, inner_digest)'
    " VALUES ({}, 9, 'party', 'x', 'added', '', '', '')"
)
ATTACKS = [
    f"UPDATE {KEPT} SET note = 'x'",
    f"DELETE FROM {KEPT}",
    f"TRUNCATE {KEPT}",
    f"INSERT INTO {KEPT} SELECT * FROM {KEPT}",
    f"COPY {KEPT} FROM PROGRAM 'echo'",
    f"COPY {KEPT} TO PROGRAM 'cat'",
    f"UPDATE {LOG} SET reason = 'x'",
    f"DELETE FROM {LOG}",
    f"TRUNCATE {LOG} CASCADE",
    f"UPDATE {CHANGES} SET noun = 'x'",
    f"DELETE FROM {CHANGES}",
    f"TRUNCATE {CHANGES}",
    f"INSERT INTO {CHANGES} " + CHANGE.format(1),
    f"UPDATE {LIVE} SET note = 'x'",
    f"UPDATE {LIVE} SET note = 'x', version = version + 1",
    f"DELETE FROM {LIVE}",
    f"TRUNCATE {LIVE} CASCADE",
    f"ALTER TABLE {LIVE} DISABLE TRIGGER ALL",
    f"ALTER TABLE {LIVE} DISABLE TRIGGER {GUARD}",
    f"DROP TRIGGER {GUARD} ON {LIVE}",
    f"ALTER TRIGGER {GUARD} ON {LIVE} RENAME TO other",
    f"DROP FUNCTION {GUARD}() CASCADE",
    f"CREATE OR REPLACE FUNCTION {GUARD}() RETURNS trigger LANGUAGE plpgsql"
    " AS 'BEGIN RETURN NEW; END'",
    f"ALTER FUNCTION {GUARD}() SET search_path = pg_temp",
    f"ALTER FUNCTION {GUARD}() OWNER TO {{role}}",
    f"CREATE TRIGGER other BEFORE INSERT ON {LIVE}"
    " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    f"CREATE RULE other AS ON INSERT TO {KEPT} DO INSTEAD NOTHING",
    f"ALTER TABLE {KEPT} OWNER TO {{role}}",
    f"ALTER TABLE {KEPT} ADD COLUMN other text",
    f"ALTER TABLE {KEPT} RENAME TO other",
    f"DROP TABLE {KEPT}",
    f"CREATE INDEX other ON {KEPT} (note)",
    f"GRANT UPDATE ON {KEPT} TO {{role}}; UPDATE {KEPT} SET note = 'x'",
    "CREATE TABLE public.other (id int)",
    "SET session_replication_role = replica",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {owner}",
    "GRANT {owner} TO {role}",
    "ALTER ROLE {role} SUPERUSER",
    "ALTER ROLE {role} SET session_replication_role = replica",
    "ALTER SYSTEM SET session_replication_role = replica",
    "UPDATE pg_trigger SET tgenabled = 'D'",
    "DELETE FROM provisions_maintenance",
    "INSERT INTO provisions_maintenance (at, deed, reason, by) VALUES (now(), 'x', 'x', 'x')",
    "SELECT setval('provisions_party_id_seq', 1)",
    f"CREATE TEMP TABLE {LOG} (number bigint); INSERT INTO pg_temp.{LOG} VALUES (999);"
    f" INSERT INTO public.{CHANGES} " + CHANGE.format(1000),
]


@pytest.fixture
def role():
    """A plain role with the rights of the site, for one test."""
    name = f"site_{secrets.token_hex(4)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'site'")
        call_command("guards", "grant", name, verbosity=0)
        yield name
        cursor.execute("RESET ROLE")
        cursor.execute(f"DROP OWNED BY {name}")
        cursor.execute(f"DROP ROLE {name}")


def test_role_of_the_site_cannot_lift_or_rewrite_anything(role):
    small_record()
    before = contents()
    place = connection.get_connection_params()
    owner = place["user"]
    place |= {"user": role, "password": "site", "autocommit": True}
    done = []
    for attack in ATTACKS:
        with psycopg.connect(**place) as site:
            try:
                site.execute(attack.format(role=role, owner=owner))
            except psycopg.Error:
                continue
            done.append(attack)
    assert done == []
    assert contents() == before
    assert missing() == []


def test_owner_could_do_some_of_it_so_the_rights_count():
    small_record()
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {LIVE} DISABLE TRIGGER {GUARD}")
        cursor.execute(f"UPDATE {LIVE} SET note = 'x'")
    assert missing() == [GUARD]
    assert set(Party.objects.values_list("note", flat=True)) == {"x"}
    call_command("guards", "set", reason="Put the guard back", verbosity=0)
    assert missing() == []


def test_role_of_the_site_saves_at_the_desk(role):
    small = small_record()
    user = account("ana.lyst", "view", "add", "change")
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        analyst = seated(user)
        answer = analyst.post(page(small.avaria), typed(analyst, page(small.avaria), note="New"))
        assert answer.status_code == 302
        assert Party.objects.get(pk=small.avaria.pk).note == "New"
        assert Revision.objects.count() == 2
        cursor.execute("RESET ROLE")


def test_maintenance_tells_the_role_of_the_site_that_it_is_the_owners(role):
    small_record()
    with revise(reason="A source that nothing names") as edit:
        lone = add_source(edit, "lone-gazette")
    before = contents()
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        for deed in (
            ("redact_row", "source", lone.slug, "--reason", "A court ordered it"),
            ("guards", "lift", "--reason", "To see"),
            ("guards", "set", "--reason", "To see"),
        ):
            with pytest.raises(CommandError, match="Run this as the role that owns the tables"):
                call_command(*deed, verbosity=0)
        cursor.execute("RESET ROLE")
    assert contents() == before
    assert missing() == []


def test_powerful_role_is_not_taken_for_the_site():
    owner = connection.get_connection_params()["user"]
    with pytest.raises(CommandError, match="superuser"):
        call_command("guards", "grant", owner, verbosity=0)
    with pytest.raises(CommandError, match="no role"):
        call_command("guards", "grant", "nobody_at_all", verbosity=0)
