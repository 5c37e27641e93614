"""Rows by a source on which they rest."""

import pytest

from provisions.models import Revision
from provisions.record import revise
from tests.builders import add_source, add_status, small_record

ESSAY = "evn-report-2025-04"
DATED = (
    "article-texts",
    "draft-versions",
    "positions",
    "movements",
    "status-entries",
    "tallies",
    "events",
    "instruments",
    "proceeding-stages",
    "scope-readings",
    "incidents",
    "reactions",
    "proposals",
    "proposal-answers",
    "dependencies",
    "assessments",
)


@pytest.mark.parametrize("name", DATED)
def test_cites_finds_the_rows_that_name_the_source(walk, name):
    rows = walk(f"{name}/", page_size=100)
    source = rows[0]["citations"][0]["source"]
    for cited in {source, ESSAY}:
        resting = [r["id"] for r in rows if cited in {c["source"] for c in r["citations"]}]
        found = walk(f"{name}/", page_size=100, cites=cited, fields="id")
        assert [row["id"] for row in found] == resting
    assert source in {c["source"] for c in rows[0]["citations"]}


def test_cites_refuses_a_source_that_no_row_has(ask):
    answer = ask("events/", cites="no-such-source")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "cites")


def test_cites_reads_the_sources_of_the_state_asked_for(read, record):
    small = small_record()
    with revise(reason="A status with a first source") as edit:
        first = add_source(edit, "first-source")
        entry = add_status(
            edit, small, small.articles[0], slug="told", ties={"citations": [{"source": first}]}
        )
    number = Revision.objects.count()
    with revise(reason="Another source") as edit:
        second = add_source(edit, "second-source")
        edit.amend(entry, ties={"citations": [{"source": second}]})
    rests = {
        source: read("status-entries/", cites=source)["count"]
        for source in (first.slug, second.slug)
    }
    assert rests == {"first-source": 0, "second-source": 1}
    before = read("status-entries/", cites="first-source", known_at=number)["results"]
    assert [row["id"] for row in before] == ["told"]
