"""Every collection asks the database as often for fifty rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.record import revise
from tests.builders import add_actor, small_record
from tests.tracker.api.much import MANY
from tracker.api.held import held

pytestmark = pytest.mark.once

# The last of each reads the head revision once more; the first reads it, too.
QUERIES = {
    "agreements/": 4,
    "articles/": 4,
    "preconditions/": 5,
    "article-texts/": 4,
    "draft-versions/": 4,
    "parties/": 5,
    "actors/": 5,
    "positions/": 5,
    "movements/": 4,
    "status-entries/": 4,
    "tallies/": 4,
    "events/": 4,
    "instruments/": 4,
    "sources/": 4,
    "revisions/": 5,
}
# Where the rows are held, whatever is asked of them.
AGAIN = dict.fromkeys(QUERIES, 2) | {"revisions/": 5}
# These look up the agreement besides: in the real record the first article has no claims,
# and the first call no pair.
OF_ONE = {address: {"agreement": "avaria-borduria"} for address in ("articles/", "preconditions/")}
OVERVIEW, MATRIX, COMPARE, BRIEF, CHANGES = 4, 3, 4, 4, 5
BESIDE = {"accounts/": 4, "unanswered/": 3, "evidence/": 3, "drift/": 4, "incident-counts/": 3}


def test_lists_of_rows_that_are_held_ask_little(read, many):
    asked = {}
    for address in QUERIES:
        of_one = OF_ONE.get(address, {})
        whole = read(address, page_size=MANY, **of_one)
        with CaptureQueriesContext(connection) as captured:
            again = read(address, page_size=MANY // 2, fields="id", **of_one)
        asked[address] = len(captured)
        rows = [{"id": row["id"]} for row in whole["results"]]
        assert again["results"] == rows[: MANY // 2]
    assert asked == AGAIN


def test_answers_ask_as_often_for_many_rows_as_for_one(read, many, django_assert_num_queries):
    for address, queries in QUERIES.items():
        for rows in (1, MANY):
            held.cache_clear()
            with django_assert_num_queries(queries, info=f"{address} {rows}"):
                answer = read(address, page_size=rows, **OF_ONE.get(address, {}))
            if address != "revisions/":
                assert len(answer["results"]) == rows
    for agreement, articles in (("avaria-borduria", MANY), ("single", 1)):
        with django_assert_num_queries(OVERVIEW, info=agreement):
            answer = read("overview/", agreement=agreement)
        assert len(answer["articles"]) == len(answer["preconditions"]) == articles
        with django_assert_num_queries(MATRIX, info=agreement):
            answer = read("matrix/", agreement=agreement)
        assert len(answer["subjects"]) == 2 * articles
        of_one = {"drift/": {"party": "avaria", "subject": "toll-0"}}
        asked = {}
        for address in (*BESIDE, "brief/"):
            with CaptureQueriesContext(connection) as captured:
                read(address, agreement=agreement, **of_one.get(address, {}))
            asked[address] = len(captured)
        assert asked == BESIDE | {"brief/": BRIEF}, agreement
        with django_assert_num_queries(COMPARE, info=agreement):
            answer = read(
                "compare/", agreement=agreement, **{"from": "2025-01-02", "to": "2025-04-01"}
            )
        assert len(answer["stances"]) > articles


def test_feed_asks_as_often_for_many_revisions_and_changes(read, record, django_assert_num_queries):
    small = small_record()
    with revise(reason="Fifty people") as edit:
        people = [add_actor(edit, small.avaria, name=f"Speaker {n}") for n in range(MANY)]
    for n in range(MANY):
        with revise(reason=f"Edit {n}") as edit:
            edit.amend(small.source, note=f"amended {n}")
    with revise(reason="Fifty people amended") as edit:
        for actor in people:
            edit.amend(actor, note="amended")
        last = edit.number
    for rows in (1, MANY):
        with django_assert_num_queries(QUERIES["revisions/"]):
            assert len(read("revisions/", page_size=rows)["results"]) == rows
        with django_assert_num_queries(CHANGES):
            assert len(read(f"revisions/{last}/changes/", page_size=rows)["results"]) == rows
