"""The page of the search: what it shows, keeps in its address, refuses, and never lets through."""

import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from provisions.reach import head_revision
from provisions.record import revise
from provisions.redaction import redact
from tests.builders import add_position, small_record
from tests.provisions.test_redacted_everywhere import CANARY, telling_rows
from tracker.clock import read_clock
from tracker.found import address_of, suggestions

SEARCH = "/search/"


@pytest.fixture
def find(see):
    """Return a function that searches and returns what a reader sees."""
    return lambda q, **query: see(SEARCH, q=q, **query)


def titles(page):
    return re.findall(r"<h2><a href=[^>]*><bdi>(.*?)</bdi></a></h2>", page.source)


@pytest.mark.parametrize("name", ["Mirzoyan", "Միրզոյան", "Мирзоян"])
def test_name_is_found_in_every_script(find, record, name):
    page = find(name)
    assert f"39 entries answer to “{name}”. Page 1 of 2." in page.main
    assert titles(page)[0] == "Ararat <mark>Mirzoyan</mark>, Minister of Foreign Affairs of Armenia"
    assert "People (1)" in page.main
    assert "/armenia-azerbaijan/parties/armenia/#ararat-mirzoyan" in page.links


@pytest.mark.parametrize(
    "spellings",
    [
        ("Bakı", "Баку", "Բաքու", "Baku"),
        ("Əliyev", "Aliyev", "Алиев"),
        ("Yerevan", "Երևան", "Ереван"),
    ],
)
def test_spellings_find_as_many(find, record, spellings):
    counts = {re.search(r"(\d+) entries answer", find(name).main)[1] for name in spellings}
    assert len(counts) == 1


def test_form_is_shown_for_no_words(see, record):
    page = see(SEARCH)
    assert page.status == 200
    assert "Search everything that the record publishes." in page.main
    assert "noindex" in page.source
    assert see(SEARCH, q="  ").main == page.main


def test_filters_and_clocks_stay_on_links(find, record):
    page = find("armenia", kind="source", agreement="armenia-azerbaijan", as_of="2025-03-13")
    forward = next(link for link in page.links if "page=2" in link)
    for part in ("q=armenia", "kind=source", "agreement=armenia-azerbaijan", "as_of=2025-03-13"):
        assert part in forward
    results = re.findall(r'<h2><a href="([^"]*)"', page.source)
    assert len(results) == 20
    assert all("as_of=2025-03-13" in link and "/sources/" in link for link in results)
    second = find("armenia", kind="source", page="2")
    assert set(titles(second)) & set(titles(find("armenia", kind="source"))) == set()


def test_every_result_leads_to_its_place(see, find, record):
    for words in ("Mirzoyan", "border", "confirmed"):
        page = find(words)
        for link in set(re.findall(r'<h2><a href="([^"]*)"', page.source)):
            address, _, anchor = link.replace("&amp;", "&").partition("#")
            there = see(address)
            assert there.status == 200, link
            assert not anchor or f'id="{anchor}"' in there.source, link


@pytest.mark.parametrize("day", ["2022-05-01", "2024-12-18", "2025-03-12"])
def test_earlier_day_shows_no_numeral_and_nothing_later(find, record, day):
    for words in ("VII", "article", "armenia", "border"):
        page = find(words, as_of=day)
        found = re.findall(r'<ol class="found">.*?</ol>', page.source, re.DOTALL)
        shown = re.sub(r"<[^>]+>", "", "".join(found))
        assert re.findall(r"\b(?:[IVX]{2,}|Article [IVX])\b", shown) == []
        later = [
            d for d in re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)"', page.source) if d > day
        ]
        assert later == []


def test_nothing_found_names_near_spellings_without_judging(find, record):
    page = find("Bayramoffski")
    assert "Nothing in the record of this day answers to “Bayramoffski”." in page.main
    assert page.status == 200
    assert "Bayramov" in find("Bayramovic").main


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"q": "a" * 201}, "is longer than 200 characters."),
        ({"q": "a\x00"}, "holds an invisible character."),
        ({"q": "x", "kind": "nothing"}, "is not known here"),
        ({"q": "x", "agreement": "nothing"}, "is not known here"),
        ({"q": "armenia", "page": "9999"}, "is too high"),
        ({"q": "x", "page": "-1"}, "is not a whole number"),
        ({"q": ["a", "b"]}, "is given more than once"),
    ],
)
def test_bad_value_is_named(see, record, query, words):
    page = see(SEARCH, **query)
    assert page.status == 400
    assert words in page.main


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        "{{ 7|add:7 }}{% now 'Y' %}",
        "' OR 1=1 --",
        "\u0301\u0301\u0301",
        "%",
        "_",
        "\\",
        "“””““",
        "((((((((((" * 20,
        "9" * 200,
        "a" * 200,
        "ա" * 200,
        "İ" * 200,
        "ﷺ" * 200,
        "x i v " * 33,
        "😀 🇦🇲",
    ],
)
def test_hostile_words_are_inert(find, record, text):
    page = find(text)
    assert page.status == 200
    assert page.scripts == []
    assert "<img" not in page.source


def test_hundred_thousand_characters_and_broken_bytes_are_refused_or_nothing(client, record):
    assert client.get(SEARCH, {"q": "a" * 10**5}).status_code == 400
    for raw in ("%ED%A0%80", "%FF%FE", "%00", "%F0%9F", "+" * 300):
        assert client.get(f"{SEARCH}?q={raw}").status_code in (200, 400)


def test_text_of_a_row_is_escaped_where_its_words_are_marked(find):
    small = small_record()
    with revise(reason="Say") as edit:
        add_position(edit, small, summary="The <b>zeppelin</b> & <script>x</script>")
    page = find("zeppelin")
    assert "&lt;b&gt;<mark>zeppelin</mark>&lt;/b&gt; &amp; &lt;script&gt;" in page.source


def test_hidden_word_is_answered_as_one_that_never_was(client, record):
    small = small_record()
    rows = telling_rows(small)
    assert CANARY in client.get(SEARCH, {"q": CANARY}).content.decode().split("<main")[1]
    redact(rows, reason="A court ordered it", by="an operator")
    never = "zqxcanarzqyx"
    assert len(never) == len(CANARY)
    answers = []
    for words in (CANARY, never):
        for known_at in ("", "2"):
            clock = {"known_at": known_at} if known_at else {}
            response = client.get(SEARCH, {"q": words, **clock})
            answers.append((response.status_code, response.content.decode().replace(words, "?")))
    assert answers[0] == answers[2]
    assert answers[1] == answers[3]
    assert "Nothing in the record" in answers[0][1]


def test_page_asks_as_often_for_many_results_as_for_one_of_a_kind(client, record):
    counts = set()
    for words in ("mirzoyan", "aliyev", "border"):
        client.get(SEARCH, {"q": words, "kind": "position"})
        with CaptureQueriesContext(connection) as captured:
            client.get(SEARCH, {"q": words, "kind": "position"})
        counts.add(len(captured))
    assert counts == {4}


def test_saved_row_is_found_at_once(find, client):
    small = small_record()
    assert "Nothing in the record" in find("zeppelin").main
    with revise(reason="Say") as edit:
        add_position(edit, small, summary="The zeppelin flies.")
    assert "1 entry answers to “zeppelin”." in find("zeppelin").main
    tag = client.get(SEARCH, {"q": "zeppelin"}).headers["ETag"]
    held = client.get(SEARCH, {"q": "zeppelin"}, headers={"If-None-Match": tag})
    assert held.status_code == 304


def test_missing_address_is_answered_by_its_words(record):
    clock, head = read_clock(QueryDict("")), head_revision()
    found = suggestions("/armenia/articles/minsk-group/", head, clock)
    assert len(found) <= 5
    assert suggestions("osce_minsk-group", head, clock)
    best = suggestions("minsk-group", head, clock)[0]
    assert address_of(best).endswith("/parties/osce-minsk-group/")
    assert suggestions("/" * 5000, head, clock) == []
    assert suggestions("\x00\ud800" * 300, head, clock) == []
