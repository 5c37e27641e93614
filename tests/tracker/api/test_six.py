"""No address of the API asks the database more than six times, with any of its parameters."""

from __future__ import annotations

from itertools import product
from math import ceil

import pytest
import yaml

from provisions.models import Revision
from provisions.record import revise
from tests.builders import add_source
from tests.statements import Sent
from tracker.api import of_rows
from tracker.api.downloads import AT_ONCE
from tracker.api.held import held
from tracker.api.root import COLLECTIONS

pytestmark = pytest.mark.once

MOST = 6
ROOT = "/api/v1/"
# A value of each parameter that neither a vocabulary nor a row of the list gives.
VALUES = {
    "agreement": "armenia-azerbaijan",
    "party": "armenia",
    "stated_by": "azerbaijan",
    "addressed_to": "armenia",
    "article": "armenia-azerbaijan-7",
    "cites": "armenia-azerbaijan-text-concluded",
    "key": "7",
    "q": "the border",
    "subject": "agreement",
    "from": "2025-01-10",
    "to": "2025-08-14",
    "as_of": "2025-06-01",
    "known_at": "1",
    "page_size": "5",
    "fields": "id",
    "after": "0",
    "page": "1",
}
# What some addresses need beside, and where another value fits.
NEEDED = {
    "drift/": {"party": "armenia", "subject": "agreement"},
    "search/": {"q": "corridor"},
    "compare/": {"from": "2025-01-10", "to": "2025-08-14"},
}
# Several at once: the longest chains of questions there are.
TOGETHER = [
    "compare/?from=2025-01-10&to=2025-08-14&agreement=armenia-azerbaijan&known_at=1",
    "compare/?from_revision=1&to_revision=1&agreement=armenia-azerbaijan",
    "drift/?party=armenia&subject=agreement&agreement=armenia-azerbaijan&known_at=1",
    "overview/?agreement=armenia-azerbaijan&known_at=1",
    "preconditions/?agreement=armenia-azerbaijan&q=the&standing=stated&known_at=1",
    "proceedings/?agreement=armenia-azerbaijan&q=the&reading=covers&known_at=1",
    "positions/?agreement=armenia-azerbaijan&q=the&known_at=1&from=2025-01-10&party=armenia",
    "articles/?agreement=armenia-azerbaijan&q=the&status=agreed&known_at=1",
    "sources/?agreement=armenia-azerbaijan&q=the&from=2025-01-10&known_at=1",
    "revisions/?agreement=armenia-azerbaijan&from=2025-01-10&to=2100-01-01&known_at=1",
    "status-entries/?agreement=armenia-azerbaijan&key=7&according_to=armenia&known_at=1",
    "search/?q=corridor&agreement=armenia-azerbaijan&known_at=1",
]
# What decides on rows one by one, with something that holds for rows of the small records.
DECIDED = [
    ("preconditions/", {"standing": "stated"}),
    ("preconditions/", {"fulfilment": "met"}),
    ("preconditions/", {"answer_linkage": "rejected"}),
    ("preconditions/", {"stated_by": "avaria"}),
    ("preconditions/", {"q": "name"}),
    ("articles/", {"disclosure": "described"}),
    ("positions/", {"q": "a"}),
    ("sources/", {}),
]


@pytest.fixture
def addresses(ask, record):
    """Every address of the API that answers with data, alone and with each parameter."""
    document = yaml.safe_load(ask("schema/").content)
    found = list(TOGETHER)
    for path, item in document["paths"].items():
        address = path.removeprefix(ROOT)
        if "{" in path or not address.endswith("/") or address in ("schema/", "docs/"):
            continue
        needed = NEEDED.get(address, {})
        found.append(with_values(address, needed))
        rows = ask(address, page_size=100).json().get("results") or []
        for parameter in item["get"].get("parameters", ()):
            value = value_of(parameter, rows)
            if value is not None:
                found.append(with_values(address, needed | {parameter["name"]: value}))
        for row in rows[:1]:
            one = f"{address}{row.get('id') or row.get('number')}/"
            found += [one, f"{one}?as_of=2025-06-01", f"{one}?known_at=1"]
    found += [
        f"revisions/1/{kind}/{clock}"
        for kind in ("changes", "leaves")
        for clock in ("", "?known_at=1")
    ]
    return found


def with_values(address, values):
    query = "&".join(f"{name}={value}" for name, value in values.items())
    return f"{address}?{query}" if query else address


def value_of(parameter, rows):
    """Return a value that the parameter takes: a word, a value of a row, or one set above."""
    schema, name = parameter["schema"], parameter["name"]
    words = schema.get("items", schema).get("enum")
    if words:
        return words[0]
    told = (row.get(name) for row in rows)
    given = (one["id"] if isinstance(one, dict) else one for one in told if one)
    return VALUES.get(name) or next((one for one in given if isinstance(one, str)), None)


def asked_by(ask, address):
    """Return how often a first asker's answer asks, and its status."""
    held.cache_clear()
    with Sent() as sent:
        response = ask(address)
    return len(sent), response.status_code


def test_no_answer_asks_more_than_six_times(ask, addresses):
    found = {address: asked_by(ask, address) for address in addresses}
    answered = {address for address, (_, status) in found.items() if status == 200}
    assert {address: asked for address, (asked, _) in found.items() if asked > MOST} == {}
    assert len(answered) > 450
    assert answered >= set(TOGETHER)


@pytest.mark.parametrize("name", ["positions", "sources", "status-entries"])
def test_page_of_a_list_too_long_to_hold_asks_no_more_often(ask, record, monkeypatch, name):
    monkeypatch.setattr(of_rows, "MOST_ORDERED", 100)
    of_one = "agreement=armenia-azerbaijan"
    for asked in ("", of_one, f"{of_one}&q=a&known_at=1&page_size=5"):
        whole = ask(f"{name}/?{asked}").json()
        assert whole["count"] > 100
        place = whole["next"].partition("cursor=")[2].partition("&")[0]
        for address in (f"{name}/?{asked}", f"{name}/?{asked}&cursor={place}".replace("?&", "?")):
            assert asked_by(ask, address)[0] <= MOST, address


def test_file_asks_no_more_often_for_each_so_many_rows(ask, record):
    """A file is read so many rows at a time, however many there are: no more than that is held."""
    filters = [one.partition("/?") for one in TOGETHER if one.partition("/")[0] in COLLECTIONS]
    files = [(name, "") for name in COLLECTIONS] + [(name, query) for name, _, query in filters]
    found = {}
    for (name, query), kind in product(files, ("csv", "ndjson")):
        held.cache_clear()
        with Sent() as sent:
            response = ask(f"{name}.{kind}?{query}")
            rows = response.getvalue().count(b"\n")
        assert response.status_code == 200
        found[name, query, kind] = len(sent), MOST * max(1, ceil(rows / AT_ONCE))
    assert {file: asked for file, asked in found.items() if asked[0] > asked[1]} == {}
    assert len([most for _, most in found.values() if most == MOST]) > 60


def test_first_search_after_a_save_asks_no_more_than_six_times_either(ask, client, record):
    with revise(reason="One more") as edit:
        add_source(edit, "one-more")
    assert asked_by(ask, "search/?q=corridor&agreement=armenia-azerbaijan") == (5, 200)
    with revise(reason="Another") as edit:
        add_source(edit, "another")
    with Sent() as sent:
        assert client.get("/search/?q=corridor").status_code == 200
    assert len(sent) <= MOST


@pytest.mark.parametrize(("address", "values"), DECIDED)
def test_filter_that_looks_at_each_row_asks_as_often_for_many(ask, many, address, values):
    answers, asked = [], []
    for agreement in ("avaria-borduria", "single"):
        held.cache_clear()
        with Sent() as sent:
            answers.append(ask(address, agreement=agreement, page_size=100, **values).json())
        asked.append(len(sent))
    assert asked[0] == asked[1] <= MOST
    assert answers[0]["count"] > answers[1]["count"] > 0


def test_pages_of_what_one_revision_wrote_to_every_noun_ask_no_more_often(ask, many):
    """Each page has rows of many nouns, each of them with ties to read."""
    number = Revision.objects.latest("number").number
    with revise(reason="More") as edit:
        add_source(edit, "more")
    for kind in ("leaves", "changes"):
        place, nouns, most = "", set(), 0
        while place is not None:
            asked, status = asked_by(ask, f"revisions/{number}/{kind}/?page_size=100{place}")
            assert status == 200
            page = ask(f"revisions/{number}/{kind}/?page_size=100{place}").json()
            found = {row["noun"] for row in page["results"]}
            nouns |= found
            most = max(most, asked)
            further = page["next"] and page["next"].partition("cursor=")[2].partition("&")[0]
            place = f"&cursor={further}" if further else None
        assert len(nouns) > 10
        assert most <= MOST, kind
