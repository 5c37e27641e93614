"""The overview of the real agreement, as of the days that matter."""

import pytest

ARTICLES = ["title", "preamble", *map(str, range(1, 18))]


def overview(read, day):
    return read("overview/", agreement="armenia-azerbaijan", as_of=day)


@pytest.mark.parametrize(
    "day, stage, since, counts",
    [
        ("2022-03-30", None, None, {"undisclosed": 17}),
        ("2024-12-01", "negotiating", "2022-03", {"undisclosed": 17}),
        ("2025-03-12", "negotiating", "2022-03", {"open": 2, "agreed": 15}),
        ("2025-03-13", "text_agreed", "../2025-03-13", {"agreed": 17}),
        ("2025-08-07", "text_agreed", "../2025-03-13", {"agreed": 17}),
        ("2025-08-08", "initialled", "2025-08-08", {"agreed": 17}),
        ("2025-08-11", "initialled", "2025-08-08", {"agreed": 17}),
        ("2026-06-08", "initialled", "2025-08-08", {"agreed": 17}),
        ("2030-01-01", "initialled", "2025-08-08", {"agreed": 17}),
    ],
)
def test_overview_says_stage_and_counts_of_the_day(read, day, stage, since, counts):
    answer = overview(read, day)
    assert answer["as_of"] == day
    assert (answer["stage"] and answer["stage"]["status"]) == stage
    assert (answer["stage"] and answer["stage"]["since"]["value"]) == since
    assert {row["status"]: row["count"] for row in answer["counts_by_status"]} == counts


def test_stage_is_a_reading_with_its_rule_and_sources(read):
    stage = overview(read, "2025-08-11")["stage"]
    assert (stage["rule"], stage["basis"]) == ("both_parties", "stated")
    assert stage["entry"] == "armenia-azerbaijan-stage-initialled-2025-08-08"
    assert stage["citations"]


@pytest.mark.parametrize(
    "day, acts",
    [
        ("2025-08-07", {"armenia": [], "azerbaijan": []}),
        (
            "2025-08-08",
            {
                "armenia": [
                    ("initialled", "reading", None),
                    ("initialled", "party", "armenia"),
                    ("initialled", "source", "caucasianknot-docs"),
                ],
                "azerbaijan": [
                    ("initialled", "reading", None),
                    ("initialled", "party", "azerbaijan"),
                    ("initialled", "source", "caucasianknot-docs"),
                ],
            },
        ),
    ],
)
def test_acts_stand_by_party_in_every_voice(read, day, acts):
    found = {
        party["party"]["id"]: [
            (
                act["status"],
                act["voice"],
                act["according_to_source"] or (act["according_to"] or {}).get("id"),
            )
            for act in party["acts"]
        ]
        for party in overview(read, day)["acts"]
    }
    assert found == acts


@pytest.mark.parametrize(
    "day, tallies",
    [
        ("2023-05-21", []),
        ("2025-03-12", [("armenia", 15, 2, 17), ("azerbaijan", 15, 2, 17)]),
        ("2025-03-13", [("armenia", 17, None, 17), ("azerbaijan", 17, None, 17)]),
        ("2024-08-31", [("armenia", 13, None, 16), ("armenia", 13, None, 17)]),
    ],
)
def test_latest_counts_stand_by_party_and_differing_ones_side_by_side(read, day, tallies):
    found = overview(read, day)["tallies"]
    counted = [row for row in found if row["agreed"] is not None]
    assert [
        (row["according_to"], row["agreed"], row["open"], row["total"]) for row in counted
    ] == tallies
    assert all(row["citations"] for row in found)


def test_articles_stand_in_short_in_the_order_of_the_draft(read):
    rows = overview(read, "2025-03-12")["articles"]
    assert [row["key"] for row in rows] == ARTICLES
    seventh = rows[8]
    assert seventh == {
        "id": "armenia-azerbaijan-7",
        "key": "7",
        "number": None,
        "title": "Third-country representatives on the border",
        "status": "open",
        "status_since": {
            "value": "2024-12-18",
            "precision": "day",
            "basis": "printed",
            "first": "2024-12-18",
            "last": "2024-12-18",
        },
        "status_basis": "stated",
        "accounts_differ": False,
        "url": "http://testserver/api/v1/articles/armenia-azerbaijan-7/",
        "html_url": "http://testserver/armenia-azerbaijan/articles/7/",
    }


def test_freshness_says_up_to_when_anything_is_known(read):
    fresh = read("overview/")["freshness"]
    assert fresh.pop("recorded_at")
    assert fresh == {
        "head_revision": 1,
        "dense_until": "2026-03-11",
        "known_until": "2026-06-08",
        "checked_on": "2026-11-22",
        "sentence": "The record knows nothing yet of what happened after 8 June 2026.",
    }


def test_vocabulary_gives_every_word_its_meaning(read):
    answer = read("vocabulary/")
    words = {v["code"]: {w["code"]: w for w in v["words"]} for v in answer["vocabularies"]}
    assert len(words) == 46
    assert set(words["article_status"]) == {
        "undisclosed",
        "proposed",
        "open",
        "partly_agreed",
        "agreed",
        "reopened",
        "removed",
        "accounts_differ",
    }
    assert words["article_status"]["open"]["label"] == "open"
    assert all(word["definition"] for vocabulary in words.values() for word in vocabulary.values())
    assert answer["rule_of_dates"].startswith("A vague date counts from the last day")
