"""The committed list of fact rows: what the record covers, what it leaves out, and why."""

import csv
import json
from collections import Counter

import pytest

from tests.conftest import REAL, RECORD


@pytest.fixture(scope="module")
def listed():
    with (RECORD / "coverage.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def known():
    """The public ids of the record's rows, as noun and id."""
    return {
        f"{path.stem}/{row['id']}"
        for path in REAL.glob("*.json")
        for row in json.loads(path.read_text(encoding="utf-8"))
    }


def kind(line):
    """Say what became of a fact row, by the first words of its note."""
    return "left out" if line["note"].startswith("left out") else "covered"


def test_fact_rows_are_counted(listed):
    assert Counter(kind(line) for line in listed) == {
        "covered": 901,
        "left out": 26,
    }
    assert len({line["fact_id"] for line in listed}) == 927


def test_no_fact_row_is_left_for_later(listed):
    assert [line["fact_id"] for line in listed if "left for" in line["note"]] == []


def test_covered_row_names_rows_that_exist_and_left_out_row_names_none(listed, known):
    for line in listed:
        rows = line["rows"].split()
        assert bool(rows) == (kind(line) == "covered"), line["fact_id"]
        assert set(rows) <= known, line["fact_id"]
        assert len(rows) == len(set(rows)), line["fact_id"]


def test_every_line_gives_a_reason(listed):
    bare = {"left out", "left out:"}
    assert [line["fact_id"] for line in listed if line["note"].strip() in {"", *bare}] == []


def test_every_row_on_talks_and_what_is_said_of_them_comes_from_a_fact(listed, known):
    """No precondition, statement, incident, order of steps or assessment is our own making."""
    covered = {row for line in listed for row in line["rows"].split()}
    by_rules = ("articles/", "status-entries/")  # the tracker's frame, and its own readings
    assert sorted(row for row in known - covered if not row.startswith(by_rules)) == []
