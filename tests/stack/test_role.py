"""In the running stack the web processes have a role that cannot rewrite the record."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import psycopg

from tests.provisions.guards.test_role import ATTACKS


def test_web_processes_are_in_the_role_of_the_site(read, owner):
    read("/readyz")
    found = owner.execute(
        "SELECT DISTINCT usename FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    ).fetchall()
    assert found == [("web",)]
    assert owner.execute("SELECT rolsuper FROM pg_roles WHERE rolname = 'owner'").fetchone() == (
        False,
    )


def test_role_of_the_site_is_refused_what_it_must_not_do():
    done = []
    for attack in ATTACKS:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as web:
            try:
                web.execute(attack.format(role="web", owner="owner"))
            except psycopg.Error:
                continue
            done.append(attack)
    assert done == []


def test_role_of_the_site_cannot_become_another_by_the_socket():
    """Without a password nobody is let in, whatever name it gives."""
    host = urlsplit(os.environ["DATABASE_URL"]).query.removeprefix("host=")
    let_in = []
    for name in ("owner", "postgres"):
        try:
            with psycopg.connect(host=host, user=name, dbname="tracker", password="wrong"):
                let_in.append(name)
        except psycopg.OperationalError:
            continue
    assert let_in == []
