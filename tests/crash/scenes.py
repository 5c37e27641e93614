"""Databases of our own with the scene in them, and deeds of this package done on them."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


def environment(database_url: str) -> dict[str, str]:
    """Return what a process needs to find the database, and to run as a deployed site does."""
    return os.environ | {
        "DATABASE_URL": database_url,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "localhost",
        "SECURE_SSL_REDIRECT": "off",
    }


def deed(database_url: str, *words: str) -> Any:
    """Run ``python -m tests.crash`` on the database and return its report."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.crash", *words],
        cwd=ROOT,
        env=environment(database_url),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def sqlite_scene(folder: Path) -> Iterator[Callable[[], str]]:
    original = folder / "scene.sqlite3"
    deed(f"sqlite:///{original}", "scene")

    def copy() -> str:
        return f"sqlite:///{shutil.copy(original, folder / f'{secrets.token_hex(4)}.sqlite3')}"

    yield copy


def postgresql_scene(address: str) -> Iterator[Callable[[], str]]:
    """Use databases of our own beside the one that the address names; drop them at the end."""
    base, question, query = address.partition("?")
    made: list[str] = []

    def create(template: str) -> str:
        name = f"crash_{secrets.token_hex(4)}"
        _administer("CREATE DATABASE {} TEMPLATE {}", name, template)
        made.append(name)
        return name

    def address_of(name: str) -> str:
        return f"{base.rpartition('/')[0]}/{name}{question}{query}"

    try:
        original = create("template0")
        deed(address_of(original), "scene")
        yield lambda: address_of(create(original))
    finally:
        for name in made:
            _administer("DROP DATABASE {} WITH (FORCE)", name)


def _administer(statement: str, *names: str) -> None:
    """Run a statement outside any transaction, in the server's maintenance database."""
    place = connection.get_connection_params() | {"dbname": "postgres", "autocommit": True}
    with psycopg.connect(**place) as maintenance:
        maintenance.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
