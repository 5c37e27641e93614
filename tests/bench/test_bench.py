"""The bench runs, grows what it says, and sees a query that reads a whole table."""

import os
import subprocess
import sys

import pytest

from provisions.models import Position, Source
from tests.bench.places import ROOT
from tests.bench.plans import queries_asked, scans
from tests.builders import small_record


@pytest.mark.crash
def test_bench_measures_small_records_of_both_shapes():
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("###")] == [
        "### SQLite, all in one agreement",
        "### SQLite, over many agreements",
    ]
    rows = [line.split(" | ") for line in lines if line.startswith("| 9,")]
    assert [row[1] for row in rows] == ["1", "2"]
    assert all(not cell.startswith(">") for row in rows for cell in row)
    assert "answered with" not in done.stderr


def asked(read):
    with queries_asked() as queries:
        read()
    [query] = queries
    return scans(*query)


def test_scans_names_the_table_that_a_query_reads_from_end_to_end(db, settings):
    small_record()
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        pytest.skip("PostgreSQL reads small tables from end to end, as it should")
    assert asked(lambda: list(Source.objects.filter(title="x"))) == ["provisions_source"]
    assert asked(lambda: list(Source.history.filter(note="x"))) == ["provisions_historicalsource"]
    assert asked(lambda: list(Source.objects.filter(slug="x"))) == []
    assert asked(lambda: list(Position.objects.filter(agreement=1, sort_day="2025-01-01"))) == []
    assert asked(lambda: Source.objects.order_by("-pk").first()) == []
    assert asked(lambda: Source.objects.filter(title="x").order_by("-pk").first()) == [
        "provisions_source"
    ]
