"""Pages ask the database as often for fifty rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import ArticleText, Event, Source, StatusEntry, Tally
from provisions.record import revise
from tests.builders import add_source, add_status, small_record

HOME = "/avaria-borduria/"


def grow(rows):
    """Build a record with as many articles, texts, entries, counts and events as wanted."""
    small = small_record(articles=rows)
    with revise(reason="Grow") as edit:
        for number, article in enumerate(small.articles):
            source = add_source(edit, f"source-{number}")
            cited = {"citations": [{"source": source}]}
            own = {"agreement": small.agreement, "confidence": "high"}
            edit.add(
                ArticleText,
                slug=f"text-{number}",
                article=article,
                date="2025-01-01",
                disclosure="published",
                number=f"N{number}",
                confidence="high",
                ties=cited,
            )
            add_status(edit, small, article, ties=cited)
            reading = {"voice": "reading", "according_to": None, "rule": "last_reported"}
            add_status(edit, small, article, **reading, basis="stated", ties=cited)
            edit.add(
                Tally,
                slug=f"tally-{number}",
                according_to=small.avaria,
                date="2025-01-10",
                agreed=1,
                ties=cited | {"articles": [{"article": article, "status": "open"}]},
                **own,
            )
            ties = cited | {
                "parties": [{"party": small.avaria}],
                "articles": [{"article": article}],
            }
            event = edit.add(
                Event,
                slug=f"event-{number}",
                kind="meeting",
                title=f"Meeting {number}",
                date="2025-01-10",
                ties=ties,
                **own,
            )
            edit.add(
                Event,
                slug=f"account-{number}",
                kind="meeting",
                title=f"Account {number}",
                date="2025-01-11",
                differs_from=event,
                ties=ties,
                **own,
            )
        for party in (small.avaria, small.borduria):
            act = {"aspect": "act", "party": party, "status": "initialled"}
            add_status(edit, small, None, **act)
        stage = {"aspect": "stage", "status": "negotiating"}
        reading = {"voice": "reading", "according_to": None, "rule": "both_parties"}
        add_status(edit, small, None, **stage, **reading, basis="stated")
    with revise(reason="Correct and retract", kind="correction") as edit:
        for number, article in enumerate(small.articles):
            entry = StatusEntry.objects.get(article=article, voice="party")
            edit.correct(entry, note="Corrected")
            wrong = add_status(edit, small, article, according_to=small.borduria)
            edit.amend(Source.objects.get(slug=f"source-{number}"), note="Amended")
            edit.retract(wrong)
    return small


QUERIES = {
    "/": 9,
    "/?as_of=2025-01-10": 9,
    HOME: 27,
    f"{HOME}articles/": 10,
    f"{HOME}articles/1/": 30,
    f"{HOME}timeline/": 15,
    f"{HOME}sources/": 16,
    f"{HOME}changes/": 4,
    f"{HOME}changes/3/": 50,
    f"{HOME}changes/4/": 21,
    "/method/": 2,
    "/api/": 2,
    f"{HOME}?as_of=2020-01-01": 3,
    f"{HOME}articles/none/": 4,
    "/none/": 3,
}


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == (404 if "none" in address else 200)
    return len(captured)


@pytest.mark.parametrize("rows", [1, 50])
def test_page_asks_as_often_for_fifty_rows_as_for_one(client, record, rows):
    grow(rows)
    assert {address: queries_of(client, address) for address in QUERIES} == QUERIES


@pytest.mark.parametrize("edits", [1, 49])
def test_log_asks_as_often_for_fifty_edits_as_for_one(client, record, edits):
    small = small_record()
    for number in range(edits):
        with revise(reason=f"Edit {number}") as edit:
            edit.amend(small.source, note=f"Note {number}")
    assert queries_of(client, f"{HOME}changes/") == 4
