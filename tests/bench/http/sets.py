"""The records that are served: made once, and kept in a folder until what makes them changes."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.places import ROOT, ROWS_OF_A_COPY, do, environment

# Name -> what it is called in the tables.
SETS = {
    "first": "the first record",
    "one": "one invented agreement",
    "large": "200 invented agreements",
}
OWN = re.compile(r"(first|one|large-\d+|seed|part)-[0-9a-f]{8}\.sqlite3")
ROWS = 1_000_000  # history rows of the large set
ONE_ROWS = str(ROWS_OF_A_COPY)
MADE_FROM = (
    "provisions/migrations",
    "provisions/guards",
    "provisions/models",
    "fixtures/armenia-azerbaijan",
    "tests/builders.py",
    "tests/bench/growth.py",
    "tests/bench/seed.py",
    "tests/bench/sql.py",
)


@dataclass(frozen=True)
class Place:
    """Where the questions lead in one record; what is asked for lies in its middle."""

    name: str
    path: Path
    agreement: str
    agreement_id: int
    article: str  # public id
    article_id: int
    key: str  # of the article
    after: str  # public id of the position before the deep page
    after_id: int
    day: str  # of the past overview
    size: str  # in words

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"


def places(folder: Path, names: list[str], rows: int, say: Callable[[str], None]) -> list[Place]:
    """Return the records of these names, having made those that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    key = made_from()
    for old in folder.iterdir():
        if OWN.match(old.name) and (key not in old.name or old.name.startswith("part-")):
            old.unlink()  # made from what is no more, or not to the end
    return [_place(folder, name, key, rows, say) for name in names]


def made_from() -> str:
    """Return eight digits over everything that shapes the records."""
    digest = hashlib.sha256()
    for name in MADE_FROM:
        path = ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:8]


def _place(folder: Path, name: str, key: str, rows: int, say: Callable[[str], None]) -> Place:
    sized = f"large-{rows}" if name == "large" else name
    path = folder / f"{sized}-{key}.sqlite3"
    if not path.exists():
        begun = time.monotonic()
        say(f"making {SETS[name]}")
        part = folder / f"part-{key}.sqlite3"
        if name == "first":
            _make(part, path, _load)
        else:
            # The one agreement is as deep as each of the 200: only their number differs.
            size = ("grow", str(rows), "spread") if name == "large" else ("grow", ONE_ROWS, "deep")
            seed = folder / f"seed-{key}.sqlite3"
            if not seed.exists():
                _make(part, seed, lambda file: do(f"sqlite:///{file}", "plant"))
            shutil.copy(seed, part)
            _make(part, path, lambda file: do(f"sqlite:///{file}", *size))
        say(f"made {SETS[name]} in {time.monotonic() - begun:.0f} s")
    return described(name, path)


def _make(part: Path, path: Path, deed: Callable[[Path], None]) -> None:
    """Have a file made; under its name only once it is whole, so that no half of it is left."""
    deed(part)
    part.rename(path)
    for end in ("-wal", "-shm"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def _load(part: Path) -> None:
    for words in (("migrate", "--verbosity", "0"), ("load_record", "fixtures/armenia-azerbaijan")):
        subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment(f"sqlite:///{part}"),
            stdout=subprocess.DEVNULL,
            check=True,
        )
    with sqlite3.connect(part) as record:
        record.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def described(name: str, path: Path) -> Place:
    """Look up in a record what is to be asked for."""
    record = sqlite3.connect(path)
    try:
        ids = [row[0] for row in record.execute("SELECT id FROM provisions_agreement ORDER BY id")]
        agreement = ids[len(ids) // 2]
        [[slug]] = record.execute("SELECT slug FROM provisions_agreement WHERE id = ?", [agreement])
        articles = record.execute(
            "SELECT slug, id, key FROM provisions_article WHERE agreement_id = ? ORDER BY position",
            [agreement],
        ).fetchall()
        article, article_id, key = articles[len(articles) // 2]
        [[count]] = record.execute("SELECT count(*) FROM provisions_position")
        [[after, after_id]] = record.execute(
            "SELECT slug, id FROM provisions_position WHERE state = 'published'"
            " ORDER BY slug LIMIT 1 OFFSET ?",
            [count * 3 // 5],
        )
        days = "SELECT sort_day FROM provisions_statusentry WHERE agreement_id = ? ORDER BY 1"
        told = [row[0] for row in record.execute(days, [agreement])]
        tables = record.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%_historical%'"
        ).fetchall()
        kept = sum(
            record.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for [table] in tables
        )
    finally:
        record.close()
    size = (
        f"{len(ids):,} agreement{'s' * (len(ids) > 1)}, {count:,} positions, {kept:,} history rows"
    )
    day = told[len(told) // 2]
    return Place(name, path, slug, agreement, article, article_id, key, after, after_id, day, size)
