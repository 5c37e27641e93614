"""Thousands of requests made up from the description: every answer is one that it promises."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from tests.tracker.api.fuzzing import PHASES, Found, fuzz, site

pytestmark = [pytest.mark.once, pytest.mark.long]

LEAST = 5_000
ONE = "/api/v1/actors/"


@pytest.fixture
def committed(db):
    """The record of this folder, for every thread: the tool asks from one of its own."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def counted(found: Found) -> str:
    asked = ", ".join(f"{phase} {found.asked[phase]}" for phase in PHASES)
    answers = ", ".join(f"{status}: {n}" for status, n in sorted(found.statuses.items()))
    return f"\nAPI fuzz: {found.asked.total()} cases ({asked}); answers {answers}\n"


def test_answers_are_as_described_whatever_is_asked(committed, capsys):
    found = fuzz(site())
    with capsys.disabled():
        sys.stdout.write(counted(found))
    assert found.faults == {}
    assert found.asked.total() >= LEAST
    assert max(found.statuses) < 500
    # Every phase did its part, and rows were reached by the links of the description.
    assert all(found.asked[phase] for phase in ("coverage", "fuzzing", "stateful"))
    assert found.followed > 0


def broken(change):
    """Return the site with one fault: ``change`` alters a good answer to a list."""
    application = site()

    def answering(environ, start_response):
        said = []
        body = b"".join(application(environ, lambda *words: said.append(words)))
        [(status, headers, *_)] = said
        if environ["PATH_INFO"] == ONE and status.startswith("200"):
            status, headers, body = change(status, dict(headers), body)
            headers = [*(headers | {"Content-Length": str(len(body))}).items()]
        start_response(status, headers)
        return [body]

    return answering


def without_note(status, headers, body):
    data = json.loads(body)
    for row in data["results"]:
        row.pop("note", None)
    return status, headers, json.dumps(data).encode()


def with_surplus(status, headers, body):
    data = json.loads(body)
    for row in data["results"]:
        row["surplus"] = 1
    return status, headers, json.dumps(data).encode()


FAULTS = {
    "not_a_server_error": lambda status, headers, body: ("500 Oh", headers, b"{}"),
    "status_code_conformance": lambda status, headers, body: ("202 Later", headers, body),
    "content_type_conformance": lambda status, headers, body: (
        status,
        headers | {"Content-Type": "text/html"},
        body,
    ),
    "response_schema_conformance": without_note,
    "response_headers_conformance": lambda status, headers, body: (
        status,
        {name: value for name, value in headers.items() if name != "As-Of"},
        body,
    ),
}


@pytest.mark.parametrize("check", FAULTS)
def test_planted_fault_is_found(committed, check):
    assert check in fuzz(broken(FAULTS[check]), only=ONE).kinds()


def test_parts_of_a_row_that_were_not_asked_for_are_found(committed):
    found = fuzz(broken(with_surplus), only=ONE)
    assert ("own", f"GET {ONE}", "not the fields that were asked for") in found.faults
