"""The method page: every word, under an address that other pages link."""

import html
import re

import pytest

from provisions.vocabulary import VOCABULARIES

pytestmark = pytest.mark.once


PRECONDITIONS = ["preconditions/", "preconditions/minsk-group-closure/"]
ARTICLES = ["articles/", "articles/5/", "articles/11/"]
BESIDE = ["accounts/", "unanswered/", "evidence/", "incidents/", "brief/"]
BESIDE += ["positions/azerbaijan/minsk-group-closure/"]
PAGES = ["", *ARTICLES, *PRECONDITIONS, *BESIDE, "timeline/", "sources/", "changes/1/"]


def test_every_word_is_defined_under_its_anchor(see):
    source = see("/method/").source
    for vocabulary in VOCABULARIES:
        for word in vocabulary:
            assert source.count(f'id="{vocabulary.code}-{word.code}"') == 1
    assert "two or more outlets agree" in source.lower()


@pytest.mark.parametrize(
    "address", [*PAGES, "sequence/", "positions/", "parties/", "parties/azerbaijan/"]
)
@pytest.mark.parametrize("day", ["", "2025-03-12"])
def test_words_on_pages_lead_to_their_definition(see, address, day):
    anchors = set(re.findall(r' id="([^"]+)"', see("/method/").source))
    links = see(address, **({"as_of": day} if day else {})).links
    linked = {link.split("#")[1] for link in links if link.startswith("/method/") and "#" in link}
    assert linked - anchors == set()


def test_method_states_the_rules_and_licences(see):
    words = see("/method/").words
    assert "a vague date counts from the last day it can mean" in words
    assert "Parties stand in the alphabetical order of the page's language." in words
    assert "the tracker's last reading of that aspect by that day" in words
    assert "does not say whether it is required" in words
    assert "Data: Creative Commons Attribution 4.0" in words
    assert "Code: MIT." in words


def test_guide_for_programs_gives_addresses_that_answer(see, client, record):
    page = see("/api/")
    assert page.status == 200
    asked = re.findall(r"curl '([^']+)'", page.words)
    assert len(asked) == 6
    for address in asked:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


TWINNED = [*PAGES, "/", "/method/", "changes/", "articles/title/"]


@pytest.mark.parametrize("day", ["", "2025-03-12"])
@pytest.mark.parametrize("address", TWINNED)
def test_twin_of_a_page_answers(see, client, address, day):
    page = see(address, **({"as_of": day} if day else {}))
    twin = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', page.source)[1]
    response = client.get(html.unescape(twin))
    # Neither face shows a revision on a day before it was recorded.
    assert response.status_code == (404 if day and address == "changes/1/" else 200)
