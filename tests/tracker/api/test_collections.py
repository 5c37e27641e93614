"""Every collection: what its rows hold, how it filters, how it pages."""

import datetime

import pytest

from provisions.models import Event
from provisions.record import revise
from tests.builders import add_source, small_record

AGREEMENT = "armenia-azerbaijan"
COUNTS = {
    "agreements": 1,
    "articles": 19,
    "preconditions": 36,
    "article-texts": 22,
    "draft-versions": 13,
    "parties": 54,
    "actors": 31,
    "positions": 158,
    "movements": 9,
    "status-entries": 264,
    "tallies": 11,
    "events": 94,
    "instruments": 12,
    "proceedings": 9,
    "proceeding-stages": 16,
    "presences": 11,
    "scope-readings": 19,
    "incidents": 22,
    "reactions": 23,
    "proposals": 28,
    "proposal-answers": 26,
    "milestones": 33,
    "dependencies": 40,
    "assessments": 46,
    "conflicts": 43,
    "translations": 0,  # another step of the record; test_said.py asks for them
    "sources": 233,
    "revisions": 1,
}
HELD = [name for name, count in COUNTS.items() if count]
COMMON = {"id", "url", "html_url", "agreement", "revision", "citations"}


def ids(answer):
    return [row["id"] for row in answer["results"]]


def test_root_leads_to_every_collection_and_answer(read, client):
    root = read("")
    assert list(root["collections"]) == list(COUNTS)
    assert list(root["answers"]) == [
        "overview",
        "matrix",
        "sequence",
        "compare",
        "accounts",
        "drift",
        "unanswered",
        "evidence",
        "incident-counts",
        "brief",
        "search",
        "vocabulary",
        "checkpoint",
    ]
    # A comparison is of two points and words over time are one party's on one subject, which
    # their addresses have to name.
    asked = {
        root["answers"]["compare"]: {"from": "2025-03-12"},
        root["answers"]["drift"]: {"party": "armenia", "subject": "agreement"},
        root["answers"]["search"]: {"q": "border"},
    }
    for address in [*root["collections"].values(), *root["answers"].values()]:
        assert client.get(address, asked.get(address)).status_code == 200


@pytest.mark.parametrize("name", HELD)
def test_collection_answers_its_envelope_in_the_order_of_ids(read, name):
    answer = read(f"{name}/", page_size=100)
    assert list(answer) == ["count", "next", "previous", "results"]
    assert answer["count"] == COUNTS[name]
    assert len(answer["results"]) == min(COUNTS[name], 100)
    assert answer["previous"] is None
    assert answer["results"][0].keys() >= COMMON
    assert ids(answer) == sorted(ids(answer))


@pytest.mark.parametrize("name", HELD)
def test_row_stands_at_its_own_address_with_the_same_content(read, client, name):
    row = read(f"{name}/", page_size=1)["results"][0]
    assert client.get(row["url"]).json() == row


@pytest.mark.parametrize("name", HELD)
def test_page_of_a_row_exists(client, read, name):
    address = read(f"{name}/", page_size=1)["results"][0]["html_url"]
    assert client.get(address.split("#")[0]).status_code == 200


@pytest.mark.parametrize("name", HELD)
def test_paging_walks_every_row_once_and_back(walk, client, read, name):
    whole = [row["id"] for row in walk(f"{name}/", page_size=100, fields="id")]
    assert [row["id"] for row in walk(f"{name}/", page_size=7, fields="id")] == whole
    assert len(set(whole)) == COUNTS[name]
    page = read(f"{name}/", page_size=7, fields="id")
    while page["next"]:
        page = client.get(page["next"]).json()
    back = ids(page)
    while page["previous"]:
        page = client.get(page["previous"]).json()
        back = ids(page) + back
    assert back == whole


def test_paging_loses_and_doubles_nothing_while_rows_are_added(read, client, record):
    page = read("sources/", page_size=20, fields="id")
    stood, seen, added = [row["id"] for row in _all_sources(client)], ids(page), []
    while page["next"]:
        with revise(reason="More sources") as edit:
            for place in ("a", "m", "zz"):
                added.append(add_source(edit, f"{place}-added-{len(added)}").slug)
        page = client.get(page["next"]).json()
        seen += ids(page)
    assert len(seen) == len(set(seen))
    assert [slug for slug in seen if slug not in added] == stood


def _all_sources(client):
    page = client.get("/api/v1/sources/", {"page_size": 100, "fields": "id"}).json()
    rows = page["results"]
    while page["next"]:
        page = client.get(page["next"]).json()
        rows += page["results"]
    return rows


def test_fields_asks_for_these_only(read):
    row = read("status-entries/", fields="id,status", page_size=1)["results"][0]
    assert row == {"id": f"{AGREEMENT}-1-agreed-2024-12-18", "status": "agreed"}
    assert read(f"articles/{AGREEMENT}-7/", fields="number") == {"number": "VII"}


@pytest.mark.parametrize(
    "address, query, count",
    [
        ("agreements/", {"agreement": AGREEMENT}, 1),
        ("agreements/", {"q": "establishment PEACE"}, 1),
        ("article-texts/", {"article": f"{AGREEMENT}-7"}, 2),
        ("article-texts/", {"key": "7", "as_of": "2025-03-12"}, 1),
        ("article-texts/", {"disclosure": "described"}, 3),
        ("article-texts/", {"from": "2025-08-11"}, 19),
        ("article-texts/", {"to": "2025-08-10"}, 3),
        ("parties/", {"agreement": AGREEMENT}, 7),
        ("parties/", {"kind": "state"}, 15),
        ("parties/", {"q": "ministry"}, 5),
        ("actors/", {"party": "azerbaijan"}, 6),
        ("actors/", {"agreement": AGREEMENT, "as_of": "2023-06-01"}, 6),
        ("status-entries/", {"aspect": "stage"}, 7),
        ("status-entries/", {"aspect": "act", "party": "armenia"}, 3),
        ("status-entries/", {"voice": "source"}, 13),
        ("status-entries/", {"according_to": "caucasianknot-docs"}, 2),
        ("status-entries/", {"article": f"{AGREEMENT}-7", "according_to": "armenia"}, 3),
        ("status-entries/", {"status": "initialled"}, 9),
        ("status-entries/", {"confidence": "low"}, 21),
        ("status-entries/", {"from": "2025-08-08", "to": "2025-08-08"}, 21),
        ("status-entries/", {"as_of": "2022-03-30"}, 2),
        ("status-entries/", {"as_of": "2022-03-31"}, 5),
        ("tallies/", {"according_to": "azerbaijan"}, 3),
        ("tallies/", {"article": f"{AGREEMENT}-15"}, 2),
        ("tallies/", {"q": "forces"}, 1),
        ("tallies/", {"as_of": "2023-05-21"}, 0),
        ("events/", {"kind": "initialling"}, 2),
        ("events/", {"party": "united-states", "to": "2023-12-31"}, 1),
        ("events/", {"article": f"{AGREEMENT}-12"}, 2),
        ("sources/", {"perspective": "russian"}, 19),
        ("sources/", {"kind": "official"}, 8),
        ("sources/", {"from": "2025-08-11", "to": "2025-08-12"}, 15),
        ("sources/", {"agreement": AGREEMENT, "as_of": "2022-03-31"}, 16),
        ("revisions/", {"kind": "import"}, 1),
        ("revisions/", {"agreement": AGREEMENT, "q": "first record"}, 1),
        ("revisions/", {"from": "2999-01-01"}, 0),
    ],
)
def test_filter_finds(read, address, query, count):
    assert read(address, **query)["count"] == count


@pytest.mark.parametrize("word", ["PAŞINYAN", "paşinyan", "pasinyan", "Pas\u0327inyan"])
def test_search_minds_neither_case_nor_accents(read, record, word):
    with revise(reason="A name in another alphabet") as edit:
        add_source(edit, "accented", title="Nikol Paşinyan danışdı")
    assert ids(read("sources/", q=word, fields="id")) == ["accented"]


def test_search_wants_every_word_somewhere_in_the_row(read, record):
    with revise(reason="Two words") as edit:
        add_source(edit, "both", title="Quagga seen", note="by a zebu")
        add_source(edit, "one", title="Quagga alone")
    assert ids(read("sources/", q="zebu quagga", fields="id")) == ["both"]
    assert ids(read("sources/", q="quag", fields="id")) == ["both", "one"]


def test_event_to_come_is_listed_from_its_day_on(read, record):
    day = datetime.date.today() + datetime.timedelta(days=30)
    small = small_record()
    with revise(reason="A vote is due") as edit:
        edit.add(
            Event,
            slug="vote-due",
            agreement=small.agreement,
            kind="vote",
            title="A vote",
            date=day.isoformat(),
            confidence="high",
            ties=small.cited(),
        )
    assert read("events/", agreement=small.agreement.slug)["count"] == 0
    assert read("events/", agreement=small.agreement.slug, as_of=day)["count"] == 1


def test_rows_of_another_agreement_are_apart(read, record):
    small = small_record()
    assert read("articles/", agreement=small.agreement.slug)["count"] == 3
    assert read("articles/", agreement=AGREEMENT)["count"] == 19
    assert read("articles/")["count"] == 22
    assert read("revisions/", agreement=AGREEMENT)["count"] == 1


def test_agreement_before_publication_tells_nothing_of_it(read):
    row = read(f"agreements/{AGREEMENT}/", as_of="2025-03-12")
    assert (row["title"], row["note"], row["language_versions"]) == (None, None, [])
    row = read(f"agreements/{AGREEMENT}/", as_of="2025-08-11")
    assert row["title"].startswith("Agreement on Establishment of Peace")
    assert [version["language"] for version in row["language_versions"]] == ["az", "en", "hy"]
    assert row["note"] is None


def test_parties_of_the_agreement_have_their_roles(read):
    row = read("parties/azerbaijan/")
    assert row["roles"] == [{"agreement": AGREEMENT, "role": "negotiating_party"}]
    assert (row["name"], row["agreement"]) == ("Republic of Azerbaijan", None)
