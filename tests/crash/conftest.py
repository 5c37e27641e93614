"""A migrated database for each deed, on SQLite always and on PostgreSQL where there is one."""

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
import pytest
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
Deed = Callable[..., Any]


def deed(database_url: str, *words: str) -> Any:
    """Run ``python -m tests.crash`` on the database and return its report."""
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "localhost",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.crash", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(
    scope="session", params=["postgresql"] if ON_POSTGRESQL else ["sqlite", "postgresql"]
)
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """Return a function that makes a fresh copy of the scene and gives its address."""
    if request.param == "sqlite":
        yield from _sqlite_scene(tmp_path_factory.mktemp("scene"))
    elif ON_POSTGRESQL:
        yield from _postgresql_scene(os.environ["DATABASE_URL"])
    else:
        pytest.skip("PostgreSQL: DATABASE_URL does not name one")


@pytest.fixture
def run(scene: Callable[[], str]) -> Deed:
    """Run a deed on a fresh copy of the scene and return its report."""
    return lambda *words: deed(scene(), *words)


def _sqlite_scene(folder: Path) -> Iterator[Callable[[], str]]:
    original = folder / "scene.sqlite3"
    deed(f"sqlite:///{original}", "scene")

    def copy() -> str:
        return f"sqlite:///{shutil.copy(original, folder / f'{secrets.token_hex(4)}.sqlite3')}"

    yield copy


def _postgresql_scene(address: str) -> Iterator[Callable[[], str]]:
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
