"""SQLite's own word on whether anything was committed: each commit, nothing else, no lock lost."""

import contextlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from config.edge.version import Version, Versions, today
from config.edge.walindex import index_of, is_whole

INSERT = "INSERT INTO provisions_revision VALUES (?, ?)"
UPDATE = "UPDATE provisions_revision SET digest = '{}' WHERE number = 1"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A database of the site that is a file of ours, in write-ahead mode."""
    path = tmp_path / "record.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(path))
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE provisions_revision (number INTEGER PRIMARY KEY, digest TEXT)")
    made.close()
    return path


@pytest.fixture
def writing(place):
    writing = sqlite3.connect(place, isolation_level=None)
    writing.execute("SELECT * FROM provisions_revision").fetchall()
    yield writing
    writing.close()


def elsewhere(place, statement):
    """Run a statement in a process of its own, which waits for nobody; return its error."""
    script = (
        "import sqlite3, sys\n"
        "one = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "one.execute(sys.argv[2])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, place, statement], capture_output=True, text=True
    )
    return ran.stderr.strip().rpartition("\n")[2]


def test_each_commit_is_seen_and_nothing_else(place, writing):
    index = index_of(str(place))
    before = index.look()
    for number in range(1, 40):
        writing.execute("BEGIN IMMEDIATE")
        writing.execute(INSERT, (number, "a"))
        writing.execute("SELECT * FROM provisions_revision").fetchall()
        assert index.look() == before
        writing.execute("COMMIT" if number % 3 else "ROLLBACK")
        assert (index.look() != before) is bool(number % 3)
        before = index.look()
    assert elsewhere(place, UPDATE.format("b")) == ""
    assert index.look() != before
    assert is_whole(index.look())
    before = index.look()
    writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert elsewhere(place, UPDATE.format("c")) == ""
    assert index.look() != before


def test_backup_that_is_put_back_is_seen(place, writing):
    writing.execute(INSERT, (1, "before"))
    index, versions = index_of(str(place)), Versions()
    with contextlib.closing(sqlite3.connect(":memory:")) as kept:
        writing.backup(kept)
        writing.execute("UPDATE provisions_revision SET digest = 'after'")
        for _ in range(3):
            assert versions().digest == "after"
        before = index.look()
        kept.backup(writing)
    assert index.look() != before
    assert versions().digest == "before"


def test_version_is_read_when_something_was_committed_and_not_before(place, writing, monkeypatch):
    versions, asked = Versions(), []
    for _ in range(3):
        assert versions() == Version(0, "", today())
    versions._connection.set_trace_callback(asked.append)
    for number in (1, 2):
        writing.execute(INSERT, (number, f"d{number}"))
        asked.clear()
        for _ in range(5):
            assert versions() == Version(number, f"d{number}", today())
        assert len(asked) == 1
    monkeypatch.setattr("config.edge.version.today", lambda: 1)
    assert [versions() for _ in range(2)] == [Version(2, "d2", 1)] * 2
    assert len(asked) == 2


def test_header_that_is_being_changed_is_not_believed(place, writing, monkeypatch):
    versions = Versions()
    for _ in range(3):
        versions()
    index = versions._index
    torn = index.look()[:48] + bytes(48)
    monkeypatch.setattr(index, "_header", torn)
    asked = []
    versions._connection.set_trace_callback(asked.append)
    for _ in range(3):
        versions()
    assert len(asked) == 3


def test_locks_of_this_process_outlive_the_look_at_the_file(place, writing):
    """Closing any descriptor of a file gives up every lock of the process on it."""
    writing.execute("BEGIN IMMEDIATE")
    assert "locked" in elsewhere(place, "BEGIN IMMEDIATE")
    index_of(str(place)).look()
    assert "locked" in elsewhere(place, "BEGIN IMMEDIATE")
    # The planted fault: what opening and closing the file once would do.
    os.close(os.open(f"{place}-shm", os.O_RDONLY))
    assert elsewhere(place, "BEGIN IMMEDIATE") == ""
    writing.execute("ROLLBACK")


def test_file_stays_when_everybody_else_has_closed_the_database(place):
    with sqlite3.connect(place) as other:
        other.execute(INSERT, (1, "d1"))
    index = index_of(str(place))
    other.close()
    before = index.look()
    assert elsewhere(place, "INSERT INTO provisions_revision VALUES (2, 'd2')") == ""
    assert index.look() != before
    assert os.stat(f"{place}-shm").st_nlink == 1


def test_database_that_writes_no_log_ahead_has_none(tmp_path):
    path = tmp_path / "plain.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE provisions_revision (number INTEGER, digest TEXT)")
    assert index_of(str(path)) is None
    # A header that was left behind by whoever copied the files would never change again.
    Path(f"{path}-shm").write_bytes(bytes(range(48)) * 2 * 400)
    assert index_of(str(path)) is None
