"""Databases for the records, of our own: files, or beside the one that DATABASE_URL names."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
KEY = secrets.token_urlsafe(64)
ROWS_OF_A_COPY = 5000  # history rows of one agreement among many


class Record:
    """A record in a database of its own, with a process beside it that answers questions."""

    def __init__(self, name: str, address: str) -> None:
        self.name, self.address = name, address
        self._process: subprocess.Popen[str] | None = None
        self.about: dict[str, Any] = {}

    def open(self) -> None:
        """Start the process, and let it load what a first page needs."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench", "answer"],
            cwd=ROOT,
            env=environment(self.address),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.about = self.ask("describe")
        for _ in range(2):
            self.ask("ask", path=f"/{self.about['agreement']}/?as_of=2023-09-30")
            self.ask("ask", path="/api/v1/revisions/")

    def ask(self, what: str, **question: Any) -> dict[str, Any]:
        assert self._process
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"what": what, **question}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline() or '{"ended": true}')
        assert "ended" not in answer, f"the process beside {self.name} has ended"
        return answer

    def close(self) -> None:
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait()


def environment(address: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": address,
        "SECRET_KEY": KEY,
        "ALLOWED_HOSTS": "localhost",
        "SECURE_SSL_REDIRECT": "off",
        "DEBUG": "off",
        "RATE_LIMIT": "0",
        "LOG_LEVEL": "WARNING",
    }


def do(address: str, *words: str) -> None:
    """Run one deed of this package on a database, and wait for it."""
    command = [sys.executable, "-m", "tests.bench", *words]
    subprocess.run(command, cwd=ROOT, env=environment(address), check=True)


@contextmanager
def sqlite_places(folder: Path) -> Iterator[Callable[[str], str]]:
    """Give a function that copies the seed to a new file and returns its address."""
    seed = folder / "seed.sqlite3"
    if not seed.exists():
        do(f"sqlite:///{seed}", "plant")
    yield lambda name: f"sqlite:///{shutil.copy(seed, folder / f'{name}.sqlite3')}"


@contextmanager
def postgresql_places(address: str) -> Iterator[Callable[[str], str]]:
    """Give a function that copies the seed to a new database and returns its address."""
    base, question, query = address.partition("?")
    made: list[str] = []

    def create(template: str) -> str:
        name = f"bench_{secrets.token_hex(4)}"
        _administer(address, "CREATE DATABASE {} TEMPLATE {}", name, template)
        made.append(name)
        return name

    def address_of(name: str) -> str:
        return f"{base.rpartition('/')[0]}/{name}{question}{query}"

    try:
        seed = create("template0")
        do(address_of(seed), "plant")
        yield lambda _: address_of(create(seed))
    finally:
        for name in made:
            _administer(address, "DROP DATABASE {} WITH (FORCE)", name)


def _administer(address: str, statement: str, *names: str) -> None:
    with psycopg.connect(address.replace("postgres://", "postgresql://"), autocommit=True) as place:
        place.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
