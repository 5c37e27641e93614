"""Every collection asks the database as often for fifty rows as for one."""

import pytest

from provisions.models import (
    Agreement,
    ArticleText,
    Event,
    Party,
    Tally,
)
from provisions.record import revise
from tests.builders import add_actor, add_source, add_status, small_record

MANY = 50

# Two of each number read the head revision, before and after; one counts.
QUERIES = {
    "agreements/": 12,
    "articles/": 8,
    "article-texts/": 6,
    "parties/": 6,
    "actors/": 5,
    "status-entries/": 6,
    "tallies/": 7,
    "events/": 8,
    "sources/": 5,
    "revisions/": 6,
}
OVERVIEW = 16
CHANGES = 10


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


def test_answers_ask_as_often_for_many_rows_as_for_one(read, many, django_assert_num_queries):
    for address, queries in QUERIES.items():
        for rows in (1, MANY):
            with django_assert_num_queries(queries, info=f"{address} {rows}"):
                answer = read(address, page_size=rows)
            if address != "revisions/":
                assert len(answer["results"]) == rows
    for agreement, articles in (("avaria-borduria", MANY), ("single", 1)):
        with django_assert_num_queries(OVERVIEW, info=agreement):
            answer = read("overview/", agreement=agreement)
        assert len(answer["articles"]) == articles


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
