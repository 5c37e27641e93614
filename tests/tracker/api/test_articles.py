"""The articles of the real record, as of the days that matter."""

import pytest

from provisions.models import ArticleText

OPEN = {"armenia-azerbaijan-7", "armenia-azerbaijan-15"}
OTHERS = {f"armenia-azerbaijan-{n}" for n in range(1, 18)} - OPEN
UNNUMBERED = {"armenia-azerbaijan-title", "armenia-azerbaijan-preamble"}


def by_reading(articles):
    found = {}
    for row in articles:
        reading = (row["status"], row["status_basis"], row["status_rule"])
        found.setdefault(reading, set()).add(row["id"])
    return found


def on(read, day):
    answer = read("articles/", agreement="armenia-azerbaijan", as_of=day)
    assert (answer["count"], answer["next"]) == (19, None)
    return answer["results"]


def test_articles_on_the_eve_are_fifteen_by_elimination_and_two_open(read):
    found = by_reading(on(read, "2025-03-12"))
    assert found["open", "stated", "last_reported"] == OPEN
    assert found["agreed", "inferred", "elimination"] == OTHERS
    assert set().union(*found.values()) == OPEN | OTHERS | UNNUMBERED


@pytest.mark.parametrize("day", ["2025-03-13", "2025-08-08", "2025-08-11", None])
def test_articles_from_the_announcement_on_are_all_agreed(read, day):
    query = {"as_of": day} if day else {}
    rows = read("articles/", agreement="armenia-azerbaijan", **query)["results"]
    assert by_reading(rows) == {
        ("agreed", "stated", "both_parties"): OPEN | OTHERS,
        ("agreed", "inferred", "both_parties"): UNNUMBERED,
    }
    seventh = next(row for row in rows if row["key"] == "7")
    assert seventh["status_since"] == {
        "value": "../2025-03-13",
        "precision": "before",
        "basis": "printed",
        "first": None,
        "last": "2025-03-13",
    }


def test_articles_before_the_counts_named_any_are_undisclosed(read):
    rows = on(read, "2024-12-01")
    numbered = [row for row in rows if row["key"].isdigit()]
    assert by_reading(numbered) == {("undisclosed", None, None): OPEN | OTHERS}
    assert {row["status_since"] for row in numbered} == {None}


@pytest.mark.parametrize("day", ["2025-03-12", "2025-03-13", "2025-08-10"])
def test_articles_before_publication_have_no_number_and_described_ones_a_title(read, day):
    rows = on(read, day)
    assert {row["number"] for row in rows} == {None}
    assert {row["key"]: row["title"] for row in rows if row["title"]} == {
        "7": "Third-country representatives on the border",
        "12": "Domestic law",
        "15": "Mutual withdrawal of lawsuits",
    }
    assert {row["disclosure"] for row in rows if not row["title"]} == {"undisclosed"}
    assert {row["summary"] for row in rows if not row["title"]} == {None}


def test_articles_on_publication_have_number_title_and_summary(read):
    rows = {row["key"]: row for row in on(read, "2025-08-11")}
    assert rows["7"]["number"] == "VII"
    assert rows["7"]["title"] == "Third-party forces and border confidence-building"
    assert {row["disclosure"] for row in rows.values()} == {"published"}
    assert [row["key"] for row in rows.values() if row["blanks"]] == ["5"]
    assert rows["17"]["secondary"] is True


@pytest.mark.parametrize("day", ["2024-12-01", "2025-03-12", "2025-03-13", "2025-08-10"])
def test_texts_published_later_occur_in_no_earlier_answer(ask, day, record):
    later = ArticleText.objects.filter(disclosure="published")
    strings = {text.summary for text in later} | {text.subject for text in later}
    strings |= {term for text in later for term in text.terms.split("\n")}
    strings -= {text.subject for text in ArticleText.objects.filter(disclosure="described")}
    strings.discard("")
    assert len(strings) > 50
    for address in ("articles/", "article-texts/", "overview/", "agreements/"):
        body = ask(address, as_of=day, agreement=record.slug, **_whole(address)).content.decode()
        assert [string for string in strings if string in body] == []


def _whole(address):
    return {} if address == "overview/" else {"page_size": 100}


def test_article_shows_each_partys_own_latest_account(read):
    row = read("articles/armenia-azerbaijan-7/", as_of="2025-03-12")
    assert [
        (account["party"], account["status"], account["date"]["value"], account["speaker"])
        for account in row["status_by_party"]
    ] == [
        (
            {"id": "armenia", "name": "Armenia"},
            "open",
            "2025-03-12?",
            {
                "id": "ararat-mirzoyan",
                "name": "Ararat Mirzoyan",
                "office": "Minister of Foreign Affairs of Armenia",
            },
        ),
        (
            {"id": "azerbaijan", "name": "Azerbaijan"},
            "open",
            "2024-12-18",
            {
                "id": "ilham-aliyev",
                "name": "Ilham Aliyev",
                "office": "President of Azerbaijan",
            },
        ),
    ]
    assert all(account["citations"] for account in row["status_by_party"])
    assert row["status_by_source"] == []
    assert row["accounts_differ"] is False


def test_article_names_the_row_that_each_source_carries(read):
    row = read("articles/armenia-azerbaijan-7/", as_of="2025-08-11")
    assert {citation["row"] for citation in row["citations"]} == {
        row["text"],
        row["status_entry"],
    }


def test_source_published_after_the_day_shows_no_title(read):
    row = read("articles/armenia-azerbaijan-7/", as_of="2025-03-12")
    titles = {c["source"]: c["title"] for c in row["citations"]}
    assert titles["caspiannews-2025-03-13"] is None
    assert titles["turan-2024-12-18"]
    today = read("articles/armenia-azerbaijan-7/")
    assert all(citation["title"] for citation in today["citations"])


@pytest.mark.parametrize(
    "query, found",
    [
        ({"status": "open", "as_of": "2025-03-12"}, OPEN),
        ({"status": "open", "as_of": "2025-03-13"}, set()),
        ({"key": "preamble"}, {"armenia-azerbaijan-preamble"}),
        ({"disclosure": "described", "as_of": "2025-03-13"}, OPEN | {"armenia-azerbaijan-12"}),
        ({"q": "LAWSUITS", "as_of": "2025-03-13"}, {"armenia-azerbaijan-15"}),
        ({"q": "demarcation delimited", "as_of": "2025-03-13"}, set()),
        ({"status": "open", "key": "15", "as_of": "2025-03-12"}, {"armenia-azerbaijan-15"}),
    ],
)
def test_articles_are_filtered_by_how_they_stood(read, query, found):
    answer = read("articles/", **query)
    assert {row["id"] for row in answer["results"]} == found
    assert answer["count"] == len(found)
