"""The change feed: walked from 0, it gives a client everything that the collections store."""

import random

import pytest

from provisions.models import NOUNS, StatusEntry
from provisions.record import revise
from tests.builders import add_source, add_status, small_record
from tests.tracker.api.following import assert_replays, phantoms
from tracker.api.logged import TIE_FIELDS


@pytest.fixture
def edited(record):
    """A record in which every kind of change has been made."""
    small = small_record()
    with revise(reason="A status") as edit:
        second = add_source(edit, "second")
        entry = add_status(edit, small, small.articles[0], note="as first written")
        doomed = add_status(edit, small, small.articles[1], ties=small.cited(quotation="so so"))
    with revise(reason="Wrong day", kind="correction") as edit:
        edit.correct(entry, date="2025-01-09")
    with revise(reason="Not what was said", kind="retraction") as edit:
        edit.retract(doomed)
    with revise(reason="Better sources") as edit:
        edit.amend(small.source, kind="official", url="https://example.org/moved")
        edit.amend(
            small.agreement,
            note="A note",
            ties={"citations": [{"source": second, "quotation": "said so"}]},
        )
    with revise(reason="A better quotation") as edit:
        edit.amend(
            small.agreement,
            ties={"citations": [{"source": second, "quotation": "said so clearly"}]},
        )
    return small


def test_feed_is_gapless_and_in_order(walk, edited):
    rows = walk("revisions/", page_size=2)
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert [row["kind"] for row in rows] == [
        "import",
        "update",
        "update",
        "correction",
        "retraction",
        "update",
        "update",
    ]
    assert [row["changes"]["count"] for row in rows] == [1273, 7, 3, 1, 1, 2, 1]
    assert [row["agreement"] for row in rows[:4]] == [
        "armenia-azerbaijan",
        *["avaria-borduria"] * 3,
    ]


@pytest.mark.parametrize("after, numbers", [(0, [1, 2, 3, 4, 5, 6, 7]), (5, [6, 7]), (7, [])])
def test_feed_after_a_number_holds_what_is_newer(read, edited, after, numbers):
    answer = read("revisions/", after=after)
    assert [row["number"] for row in answer["results"]] == numbers
    assert answer["count"] == len(numbers)


def test_revision_says_when_why_and_where_its_changes_are(read, edited):
    row = read("revisions/4/")
    assert row.pop("recorded_at")
    digests = [row.pop(name) for name in ("digest", "previous_digest", "internal_digest")]
    assert [len(digest) for digest in digests] == [64, 64, 64]
    assert row == {
        "id": "4",
        "url": "http://testserver/api/v1/revisions/4/",
        "html_url": "http://testserver/avaria-borduria/changes/4/",
        "agreement": "avaria-borduria",
        "agreements": ["avaria-borduria"],
        "revision": 4,
        "reseals": [],
        "number": 4,
        "kind": "correction",
        "reason": "Wrong day",
        "changes": {"count": 1, "url": "http://testserver/api/v1/revisions/4/changes/"},
        "citations": [],
    }


def test_change_shows_field_by_field_before_and_after(read, edited):
    [change] = read("revisions/7/changes/")["results"]
    assert change == {
        "revision": 7,
        "position": 0,
        "collection": "agreements",
        "noun": "agreement",
        "row": "avaria-borduria",
        "url": "http://testserver/api/v1/agreements/avaria-borduria/",
        "agreement": "avaria-borduria",
        "action": "changed",
        "summary": (
            "Agreement “Treaty of Invented Peace”: citation changed (Gazette: Report second)"
        ),
        "row_state": "published",
        "fields": [],
        "ties": [
            {
                "tie": "citations",
                "action": "changed",
                "identity": {"source": "second", "locator": None},
                "fields": [{"field": "quotation", "before": "said so", "after": "said so clearly"}],
            }
        ],
    }


def test_changes_are_paged_and_filtered(read, walk, edited):
    assert len(walk("revisions/1/changes/", page_size=100)) == 1273
    tallies = read("revisions/1/changes/", noun="tally", page_size=100)
    assert {row["noun"] for row in tallies["results"]} == {"tally"}
    assert tallies["count"] == 11
    assert read("revisions/6/changes/", agreement="avaria-borduria")["count"] == 1
    assert read("revisions/6/changes/", row="avaria-borduria-gazette")["count"] == 1


def test_revision_recorded_after_the_day_is_not_shown(read, ask, edited):
    assert read("revisions/", as_of="2025-03-13")["count"] == 0
    assert ask("revisions/1/", as_of="2025-03-13").status_code == 404
    assert ask("revisions/1/changes/", as_of="2025-03-13").status_code == 404


def test_feed_replayed_from_the_start_holds_what_the_collections_store(walk, edited):
    assert_replays(walk)


def test_feed_of_the_fictional_record_replays_across_all_that_was_done_to_it(walk, sample):
    actions = {
        line["action"]
        for row in walk("revisions/", after=2)
        for line in walk(f"revisions/{row['number']}/changes/")
    }
    assert actions == {"changed", "corrected", "retracted", "redacted"}
    assert_replays(walk)


def test_feed_replays_after_edits_at_random(walk, edited):
    chance = random.Random(4)
    for number in range(20):
        with revise(reason=f"Random edit {number}") as edit:
            edit_at_random(edit, edited, chance, number)
    assert_replays(walk)


def edit_at_random(edit, small, chance, number):
    """Add, amend, correct or retract something that stands."""
    entries = list(
        StatusEntry.objects.in_force().filter(agreement=small.agreement).order_by("slug")
    )
    deed = chance.choice(("add", "amend", "cite", "correct", "retract") if entries else ("add",))
    day = f"2025-0{chance.randint(2, 9)}-{10 + number}"
    if deed == "add":
        add_status(edit, small, chance.choice(small.articles), date=day)
    elif deed == "amend":
        edit.amend(small.source, note=f"Note {number}", language=chance.choice(("en", "fr")))
    elif deed == "cite":
        edit.amend(small.agreement, ties=small.cited(quotation=f"said so {number}"))
    elif deed == "correct":
        edit.correct(chance.choice(entries), date=day, note=f"Corrected {number}")
    else:
        edit.retract(chance.choice(entries))


def test_change_that_changed_nothing_would_be_found(walk, edited):
    with revise(reason="There and back") as edit:
        edit.amend(edited.source, note="There")
        edit.amend(edited.source, note="")
    assert phantoms(walk) == [("avaria-borduria-gazette", "changed")]


def test_satellites_of_every_noun_have_fields_to_tell():
    assert set(TIE_FIELDS) == {name for model in NOUNS for name in model.ties}
