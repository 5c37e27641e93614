"""A reply stands beside the entry it answers, as that party's statement and no status."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import StatusEntry
from provisions.record import revise
from tests.builders import (
    add_position,
    add_precondition,
    add_source,
    add_status,
    add_step,
    small_record,
)

HOME = "/avaria-borduria/"
WORDS = "Wrote that the harbour was never part of it."
LABEL = "Reply by Borduria, 1 February 2025: "


def answer(edit, small, letter, entry, **about):
    ties = {
        "citations": [{"source": letter}],
        "replies_to": [{"noun": entry.noun(), "row": entry.slug}],
    }
    said = {"party": small.borduria, "stance": "disputes", "summary": WORDS, "date": "2025-02-01"}
    return add_position(edit, small, ties=ties, **said, **about)


@pytest.fixture
def replied(record):
    """An account and a step of 10 January 2025, each with a reply of 1 February."""
    small = small_record()
    with revise(reason="Entries") as edit:
        account = add_status(edit, small, small.articles[0])
        asked = add_precondition(edit, small)
        step = add_step(edit, small, asked, "standing", "stated", "2025-01-10")
    with revise(reason="Replies") as edit:
        letter = add_source(edit, "letter", kind="reply", publisher="Borduria", url="")
        answer(edit, small, letter, account, subject="article", article=small.articles[0])
        answer(edit, small, letter, step, subject="precondition", precondition=asked)
    return small


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("articles/1/", 1),
        ("preconditions/ferry-toll/", 1),
        ("timeline/", 2),
        ("parties/avaria/", 1),
    ],
)
def test_reply_stands_beside_the_entry(replied, see, address, count):
    words = see(f"{HOME}{address}").main
    assert words.count(f"{LABEL}{WORDS}") >= count
    assert "the party's own statement; it changes no status" in words


def test_reply_comes_after_the_sources_of_its_entry_and_names_its_own(replied, see):
    words = see(f"{HOME}preconditions/ferry-toll/").main
    steps = words[words.index("Its steps") :]
    order = [steps.index(text) for text in ("Source: Gazette", LABEL, "Source: Borduria")]
    assert order == sorted(order)


@pytest.mark.parametrize("address", ["articles/1/", "parties/borduria/", "timeline/"])
def test_reply_names_the_entry_that_it_answers(replied, see, address):
    page = see(f"{HOME}{address}")
    entry = StatusEntry.objects.get(article__isnull=False, agreement=replied.agreement)
    assert "In reply to Article" in page.main
    assert f"{HOME}articles/1/#{entry.slug}" in page.links


def test_reply_shows_from_its_day_and_from_its_revision_on(replied, see):
    shown = [
        LABEL in see(f"{HOME}articles/1/", **clock).main
        for clock in (
            {"as_of": "2025-01-31"},
            {"as_of": "2025-02-01"},
            {"as_of": "2025-02-01", "known_at": "3"},
            {"as_of": "2025-02-01", "known_at": "4"},
        )
    ]
    assert shown == [False, True, False, True]


def test_status_is_what_it_was_before_the_reply(replied, see):
    before, after = (
        see(f"{HOME}articles/", as_of=day).main for day in ("2025-01-31", "2025-02-01")
    )
    assert before.replace("31 January", "1 February") == after.replace("31 January", "1 February")


def test_reply_is_in_the_api_and_found_by_its_entry(replied, client):
    entry = StatusEntry.objects.get(article__isnull=False, agreement=replied.agreement)
    address = "/api/v1/positions/?agreement=avaria-borduria"
    whole = client.get(address).json()
    assert whole["count"] == 2
    found = client.get(f"{address}&replies_to={entry.slug}").json()["results"]
    assert [row["replies_to"] for row in found] == [[{"noun": "status-entry", "id": entry.slug}]]
    assert client.get(f"{address}&replies_to=never-was").json()["count"] == 0
    assert client.get(f"{address}&replies_to=%00").status_code == 400


def test_pages_ask_as_often_for_twenty_replies_as_for_one(replied, client):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{HOME}articles/1/").status_code == 200
        return len(captured)

    first = asked()
    entry = StatusEntry.objects.get(article__isnull=False, agreement=replied.agreement)
    with revise(reason="More") as edit:
        letter = add_source(edit, "letters", kind="reply", publisher="Borduria", url="")
        for number in range(20):
            about = {"subject": "article", "article": replied.articles[0]}
            answer(edit, replied, letter, entry, **about, note=f"Letter {number}")
    assert (first, asked()) == (4, 4)
