"""Every collection asks the database as often for fifty rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import (
    Agreement,
    ArticleText,
    DraftVersion,
    Event,
    Instrument,
    Party,
    Tally,
)
from provisions.record import revise
from tests.builders import (
    add_actor,
    add_movement,
    add_position,
    add_precondition,
    add_source,
    add_status,
    add_step,
    small_record,
)
from tracker.api.held import held

pytestmark = pytest.mark.once

MANY = 50

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


@pytest.fixture
def many(record):
    """An agreement with fifty articles and fifty rows of every noun, and one with one of each."""
    fifty, single = small_record(MANY), small_record(1, slug="single")
    with revise(reason="Much of everything") as edit:
        fill(edit, fifty)
        fill(edit, single)
    return fifty


def fill(edit, small):
    """Add a row of every noun for each article."""
    fill_statements(edit, small)
    prefix = small.agreement.slug
    sources = [add_source(edit, f"{prefix}-{n}") for n, _ in enumerate(small.articles)]
    sources.append(small.source)
    for n, article in enumerate(small.articles):
        ties = {"citations": [{"source": sources[n]}, {"source": sources[n - 1]}]}
        name = f"{prefix}-{n}"
        party = edit.add(Party, slug=name, name=f"Many {n}", kind="organisation")
        speaker = add_actor(edit, small.avaria, name=f"Speaker {name}")
        about = {"agreement": small.agreement, "date": "2025-01-01", "confidence": "low"}
        add_status(edit, small, article, speaker=speaker, ties=ties)
        edit.add(
            ArticleText,
            slug=name,
            article=article,
            date="2025-01-01",
            disclosure="described",
            confidence="low",
            ties=ties,
        )
        edit.add(
            Tally,
            slug=name,
            according_to=small.avaria,
            agreed=n,
            ties={**ties, "articles": [{"article": article, "status": "open"}]},
            **about,
        )
        edit.add(
            Event,
            slug=name,
            kind="meeting",
            title=f"Meeting {n}",
            according_to=small.borduria,
            ties={
                **ties,
                "parties": [{"party": party}, {"party": small.avaria}],
                "articles": [{"article": article}],
            },
            **about,
        )
        edit.add(
            Agreement,
            slug=name,
            title=f"Treaty {n}",
            short_title=f"Treaty {n}",
            expected_articles=1,
            ties={
                "citations": ties["citations"],
                "participations": [{"party": party, "role": "third_party"}],
                "language_versions": [{"language": "en"}],
            },
        )


def fill_statements(edit, small):
    """Add a precondition with its ledger, statements, claims and documents for each article."""
    prefix, row = small.agreement.slug, None
    speaker = add_actor(edit, small.avaria, name=f"Speaker of {prefix}")
    account = {"voice": "party", "rule": "", "basis": "", "according_to": small.borduria}
    about = {"agreement": small.agreement, "date": "2025-01-01", "confidence": "low"}
    for n, article in enumerate(small.articles):
        name = f"{prefix}-statement-{n}"
        party = edit.add(Party, slug=name, name=f"Speaks {n}", kind="organisation")
        ties = {
            **small.cited(),
            "stated_by": [{"party": small.avaria}, {"party": party}],
            "addressed_to": [{"party": small.borduria}],
            "articles": [{"article": article}],
            "names": [{"name": f"Name {n}", "used_by": party}],
        }
        row = add_precondition(edit, small, key=f"toll-{n}", paired_with=row, ties=ties)
        add_step(edit, small, row, "standing", "stated", "2025-01-01", speaker=speaker)
        add_step(edit, small, row, "answer_linkage", "rejected", "2025-01-02", party=small.borduria)
        add_step(edit, small, row, "fulfilment", "met", "2025-01-03", **account)
        asked = {"subject": "precondition", "precondition": row}
        first = add_position(
            edit, small, slug=name, party=party, reported_by=small.borduria, **asked
        )
        add_position(edit, small, speaker=speaker, stance="rejects", **asked)
        add_position(edit, small, party=party, replaces=first, date="2025-04-01", **asked)
        add_position(edit, small, subject="article", article=article)
        claim = add_movement(edit, small, article, speaker=speaker)
        denial = {"claim": "denies", "denies": claim, "according_to": small.borduria}
        add_movement(edit, small, article, **denial)
        ties = {**small.cited(), "parties": [{"party": party}]}
        edit.add(Instrument, title=f"Appeal {n}", kind="appeal", ties=ties, **about)
        draft = edit.add(DraftVersion, sent_by=party, ties=small.cited(), speaker=speaker, **about)
        edit.add(
            DraftVersion,
            sent_by=party,
            received_by=small.avaria,
            differs_from=draft,
            ties=small.cited(),
            **about,
        )


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
