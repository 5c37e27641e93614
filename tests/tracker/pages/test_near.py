"""An address that leads nowhere is answered with the pages it may have meant."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.record import revise
from provisions.redaction import redact
from tests.builders import add_precondition, add_step, small_record
from tracker.pages.near import MOST, near

pytestmark = pytest.mark.once

HOME = "/avaria-borduria/"
DAY = datetime.date(2025, 3, 1)


@pytest.fixture
def small(db):
    """A small record with a precondition that was raised, and two that were not by the day."""
    small = small_record()
    with revise(reason="Tolls") as edit:
        small.toll = add_precondition(edit, small, key="ferry-toll")
        small.step = add_step(edit, small, small.toll, "standing", "stated", "2025-01-10")
        later = add_precondition(edit, small, key="ferry-tax")
        add_step(edit, small, later, "standing", "stated", "2025-04-10")
        add_precondition(edit, small, key="ferry-fare")
    return small


def found(small, address, day=DAY):
    return [url.removeprefix(HOME) for _, url in near(HOME + address, small.agreement, day)]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("timelin/", "timeline/"),
        ("artcles/", "articles/"),
        ("article/2/", "articles/2/"),
        ("party/Avaria", "parties/avaria/"),
        ("ferry-tol", "preconditions/ferry-toll/"),
        ("preconditons/ferry-toll/extra/ferry-toll", "preconditions/ferry-toll/"),
    ],
)
def test_likest_page_comes_first(small, address, meant):
    assert found(small, address)[0] == meant


def test_nothing_like_it_is_not_offered_and_never_more_than_five(small):
    assert found(small, "zzzzzzzz/") == []
    with revise(reason="More") as edit:
        for number in range(9):
            row = add_precondition(edit, small, key=f"bridge-{number}")
            add_step(edit, small, row, "standing", "stated", "2025-01-10")
    assert len(found(small, "bridge/")) == MOST == 5


def test_precondition_is_offered_only_from_the_day_it_was_raised(small):
    assert found(small, "ferry-ta/") == ["preconditions/ferry-toll/"]
    assert "preconditions/ferry-tax/" in found(small, "ferry-ta/", datetime.date(2025, 4, 10))
    assert "preconditions/ferry-fare/" not in found(small, "ferry-fare/")


def test_retracted_row_is_not_offered(small):
    with revise(reason="Not said", kind="retraction") as edit:
        edit.retract(small.step)
        edit.retract(small.toll)
    assert "preconditions/ferry-toll/" not in found(small, "ferry-toll/")


def test_redacted_row_is_not_offered(small):
    redact([small.step, small.toll], reason="A court ordered it", by="an operator")
    assert "preconditions/ferry-toll/" not in found(small, "ferry-toll/")


def test_page_offers_them_in_its_language_and_before_the_rest(client, small):
    source = client.get(f"/ru{HOME}timelin/").content.decode()
    ways = source[source.index('<ul class="ways">') :]
    assert ways.index(f'href="/ru{HOME}timeline/"') < ways.index(f'href="/ru{HOME}"')
    assert client.get(f"{HOME}timelin/").status_code == 404
    assert f'href="{HOME}timeline/"' not in client.get("/nowhere/timelin/").content.decode()


def test_nearest_are_found_with_four_queries(small):
    with CaptureQueriesContext(connection) as asked:
        near(f"{HOME}timelin/", small.agreement, DAY)
    assert len(asked) == 4
