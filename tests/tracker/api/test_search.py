"""The search of the API finds what the page finds, and refuses in words."""

import re

import pytest
from django.urls import reverse

from provisions.models import NOUNS
from provisions.search import held
from tests.statements import Sent
from tracker.pages.found_words import KINDS

WORDS = ["Mirzoyan", "Միրզոյան", "Bakı", "VII", "border", "“third parties”", "confirmed"]
WORDS += ["never was there"]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("clock", [{}, {"as_of": "2025-03-13"}, {"known_at": "1"}])
def test_page_and_api_find_the_same(client, read, record, words, clock):
    found = read("search/", q=words, **clock)
    page = client.get("/search/", {"q": words, **clock}).content.decode()
    shown = [link.replace("&amp;", "&") for link in re.findall(r'<h2><a href="([^"]*)"', page)]
    there = [row["html_url"].removeprefix("http://testserver") for row in found["results"]]
    bare = [re.sub(r"(as_of|known_at)=[^&#]*&?", "", link).replace("?#", "#") for link in shown]
    assert [link.rstrip("?") for link in bare] == there
    counts = {int(count) for count in re.findall(r"(\d+) entr(?:y|ies) answer", page)}
    assert counts == ({found["count"]} if found["count"] else set())


def test_results_are_followed_to_the_end(walk, read, record):
    rows = walk("search/", q="border")
    count = read("search/", q="border")["count"]
    assert len(rows) == len({(row["noun"], row["id"]) for row in rows}) == count > 20
    last = read("search/", q="border", page=count // 20 + 1)
    assert last["next"] is None
    assert last["previous"].endswith(f"page={count // 20}")


def test_result_is_named_and_leads_to_its_row(client, read, record):
    best = read("search/", q="article 7")["results"][0]
    assert best["noun"] == "article"
    assert best["group"] == "name"
    assert best["title"].startswith("Article VII: ")
    assert client.get(best["url"]).json()["id"] == best["id"] == "armenia-azerbaijan-7"
    assert client.get(best["html_url"]).status_code == 200
    said = read("search/", q="mirzoyan", kind="position")["results"][0]
    assert "".join(part["text"] for part in said["parts"]) == said["snippet"]
    assert [p["text"] for p in said["parts"] if p["marked"]] == ["Mirzoyan"]
    assert said["whose"] == "Armenia"


def test_kinds_narrow_to_what_they_count(read, record):
    kinds = read("search/", q="mirzoyan")["kinds"]
    assert sum(kinds.values()) == 39
    for kind, count in kinds.items():
        narrowed = read("search/", q="mirzoyan", kind=kind)
        assert narrowed["count"] == count
        assert {row["noun"] for row in narrowed["results"]} == {kind}


def test_every_noun_is_a_kind():
    found = {model.noun() for model in NOUNS} - {"translation"}
    assert set(KINDS) == {*found, "word"}
    assert all(reverse(f"api:{model.noun()}", args=["x"]) for model in NOUNS)


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ({}, "q", "q is needed."),
        ({"q": ""}, "q", "q is empty; give it a value or leave it out."),
        ({"q": "a" * 201}, "q", "q: is longer than 200 characters."),
        ({"q": "a\x00"}, "q", "invisible character"),
        ({"q": "x", "kind": "nothing"}, "kind", "is none of"),
        ({"q": "x", "agreement": "nothing"}, "agreement", "is no agreement of the record"),
        ({"q": "x", "page": "0"}, "page", "is not a whole number from 1"),
        ({"q": "armenia", "page": "9999"}, "page", "is too high"),
        ({"q": "x", "wrong": "1"}, "wrong", "is not a parameter of this address"),
        ({"q": "x", "as_of": "never"}, "as_of", "is not a day"),
    ],
)
def test_bad_value_is_a_problem_that_names_it(ask, record, query, parameter, words):
    response = ask("search/", **query)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["parameter"] == parameter
    assert words.removeprefix("q: ") in problem["detail"]


def test_answer_is_tagged_and_asks_a_fixed_number_of_times(ask, record):
    response = ask("search/", q="mirzoyan", kind="position")
    tag = response.headers["ETag"]
    held = ask("search/", headers={"If-None-Match": tag}, q="mirzoyan", kind="position")
    assert held.status_code == 304
    counts = set()
    for words in ("mirzoyan", "aliyev"):
        with Sent() as captured:
            ask("search/", q=words, kind="position")
        counts.add(len(captured))
    assert counts == {3}


def test_near_spellings_are_answered_where_nothing_is_found(read, record):
    found = read("search/", q="constifution")
    assert found["count"] == 0
    assert found["results"] == []
    assert "constitution" in [word.lower() for word in found["nearest"]]
    assert read("search/", q="constitution")["nearest"] == []


@pytest.mark.parametrize(
    ("query", "queries"), [({"q": "zeppelinfahrt"}, 2), ({"q": "mirzoyan", "page": 999}, 1)]
)
def test_index_is_held_whatever_was_found(ask, record, monkeypatch, query, queries):
    monkeypatch.setattr(held, "_held", type(held._held)())
    ask("search/", **query)
    assert len(held._held) == 1
    with Sent() as sent:
        ask("search/", **query)
    assert len(sent) == queries, "the version, before and after where there is an answer"
