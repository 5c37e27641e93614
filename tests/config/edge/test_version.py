"""The version is the last revision that was committed, and the day in UTC."""

import datetime
import sqlite3
import threading

import pytest
from django.db import connection

from config.edge.compression import version_seen
from config.edge.version import HEAD, Unreadable, Version, Versions, today
from provisions.known import known_at
from provisions.record import revise
from tests.builders import small_record

TABLE = "CREATE TABLE provisions_revision (number INTEGER PRIMARY KEY, digest TEXT)"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A database of the site that is a file of ours."""
    path = tmp_path / "a record.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(path))
    return path


def write(path, statement, *values):
    with sqlite3.connect(path) as writing:
        writing.execute(statement, values)
    writing.close()


def test_version_follows_each_commit_and_no_more(place):
    write(place, TABLE)
    versions = Versions()
    assert versions() == Version(0, "", today())
    writing = sqlite3.connect(place, isolation_level=None)
    writing.execute("PRAGMA journal_mode=WAL")
    for number in (1, 2, 10):
        before = versions()
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("INSERT INTO provisions_revision VALUES (?, ?)", (number, f"d{number}"))
        assert versions() == before
        writing.execute("COMMIT")
        assert versions() == Version(number, f"d{number}", today())
    writing.execute("UPDATE provisions_revision SET digest = 'other' WHERE number = 10")
    assert versions().digest == "other"
    assert writing.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    writing.close()


def test_version_cannot_be_written_through(place):
    write(place, TABLE)
    versions = Versions()
    versions()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        versions._connection.execute("DELETE FROM provisions_revision")


def test_version_is_read_again_once_it_can_be(place):
    versions = Versions()
    for make in (lambda: write(place, "CREATE TABLE other (x)"), lambda: write(place, TABLE)):
        with pytest.raises(Unreadable):
            versions()
        make()
    assert versions() == Version(0, "", today())


def test_version_of_a_record_in_memory_is_not_read():
    with pytest.raises(Unreadable):
        Versions()()


def test_each_thread_has_a_connection_of_its_own(place):
    write(place, TABLE)
    versions, seen = Versions(), []
    versions()
    thread = threading.Thread(target=lambda: seen.append((versions(), versions._connection)))
    thread.start()
    thread.join()
    [(version, other)] = seen
    assert (version, other is versions._connection) == (Version(0, "", today()), False)


def test_day_ends_at_midnight_utc(monkeypatch):
    days = []
    for second in ("2026-11-25T23:59:59.999+00:00", "2026-11-26T00:00:00+00:00"):
        instant = datetime.datetime.fromisoformat(second).timestamp()
        monkeypatch.setattr("config.edge.version.time.time", lambda now=instant: now)
        days.append(datetime.date(1970, 1, 1) + datetime.timedelta(today()))
    assert days == [datetime.date(2026, 11, 25), datetime.date(2026, 11, 26)]


def test_what_is_read_aside_is_what_django_reads(db):
    assert read_aside() == version_seen() == Version(0, "", today())
    small = small_record()
    first = version_seen()
    assert read_aside() == first
    with revise(reason="Another") as edit:
        edit.amend(small.source, note="Another")
    assert read_aside() == version_seen()
    assert version_seen().revision == first.revision + 1
    with known_at(1):
        assert version_seen().revision == first.revision + 1


def read_aside():
    with connection.cursor() as cursor:
        cursor.execute(HEAD)
        return Version(*(cursor.fetchone() or (0, "")), today())
