"""How these tests ask the API: as a partner's program would, by address."""

from __future__ import annotations

import pytest

from tests.snapshot import put_made
from tests.tracker.api.much import much_of_everything

ROOT = "/api/v1/"

pytest.register_assert_rewrite("tests.tracker.api.following")


@pytest.fixture
def ask(client, db):
    """Return a function that asks for an address below the root and returns the response."""

    def ask(address, headers=None, **query):
        return client.get(f"{ROOT}{address}", query, headers=headers)

    return ask


@pytest.fixture
def read(ask):
    """Return a function that asks and returns the data; anything but 200 fails the test."""

    def read(address, **query):
        response = ask(address, **query)
        assert (response.status_code, response.get("Content-Type")) == (200, "application/json")
        return response.json()

    return read


@pytest.fixture
def walk(client, db):
    """Return a function that follows ``next`` to the end and returns every row."""

    def walk(address, **query):
        page = client.get(f"{ROOT}{address}", query).json()
        rows = list(page["results"])
        while page["next"]:
            page = client.get(page["next"]).json()
            rows += page["results"]
        return rows

    return walk


@pytest.fixture
def many(record):
    """The first record, an agreement with fifty rows of every noun, and one with one of each."""
    put_made(much_of_everything)
