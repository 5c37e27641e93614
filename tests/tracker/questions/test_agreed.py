"""Questions 1, 3 and 7: what is agreed, who is said to have moved, what stood and changed."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.once]

AGREEMENT = {"agreement": "armenia-azerbaijan"}
LAST_TWO = ("7", "15")


def test_what_is_agreed_and_by_whose_account(read, walk, see):
    """1. What is agreed, and by whose account? On the eve of the announcement."""
    # ms-2024-12-18-fifteen: tally-2024-12-18-azerbaijan, Aliyev, two open by subject.
    # ms-2024-12-19-armenian-proposals: tally-2024-12-19-armenia, Pashinyan.
    told = read("accounts/", as_of="2025-03-12", **AGREEMENT)
    latest = {
        side["party"]["id"]: [
            (tally["date"]["value"], tally["agreed"], tally["open"], tally["total"])
            for tally in side["latest"]
        ]
        for side in told["counting"]
    }
    assert latest == {
        "armenia": [("2024-12-19", 15, 2, 17)],
        "azerbaijan": [("2024-12-18", 15, 2, 17)],
    }
    assert [pair["word"] for pair in told["contrasts"]] == ["same"]
    # ms-2024-12-09-fifteen: what is not open is agreed by elimination, in the reading alone.
    rows = {row["key"]: row for row in walk("articles/", as_of="2025-03-12", **AGREEMENT)}
    numbered = {key: (row["status"], row["status_rule"]) for key, row in rows.items()}
    assert {numbered.pop(key) for key in ("title", "preamble")} == {("undisclosed", None)}
    assert {numbered.pop(key) for key in LAST_TWO} == {("open", "last_reported")}
    assert (len(numbered), set(numbered.values())) == (15, {("agreed", "elimination")})
    assert "15 of 17 agreed (inferred by elimination); 2 of 17 open (last reported)." in (
        see("articles/", as_of="2025-03-12").main
    )
    words = see("accounts/", as_of="2025-03-12").main
    assert "Armenia 15 of 17 articles agreed, 2 not agreed 19 December 2024 Nikol" in words
    assert "Azerbaijan 15 of 17 articles agreed, 2 not agreed 18 December 2024 Ilham" in words
    assert "the figures that both give are the same" in words


def test_where_accounts_of_what_is_agreed_cannot_be_compared(read, see):
    """1. Where do the accounts differ? On 11 September 2024, in kind."""
    # ms-2024-09-11-seventeen: 13 of 17; ms-2024-07-20-80-90: 80 to 90 per cent.
    told = read("accounts/", as_of="2024-09-11", **AGREEMENT)
    [pair] = told["contrasts"]
    assert (pair["one"], pair["other"], pair["word"]) == (
        "armenia-azerbaijan-tally-2024-09-11-armenia",
        "armenia-azerbaijan-tally-2024-07-20-azerbaijan",
        "not_comparable",
    )
    words = see("accounts/", as_of="2024-09-11").main
    assert "13 of 17 articles agreed, 3 in part, 1 not agreed" in words
    assert "80 to 90 per cent agreed" in words


def test_where_accounts_of_a_closure_differ(read, see):
    """1. Where do the accounts differ? On whether the Minsk Group was closed in September 2025."""
    # cf-osce-end-date: fulfilment-met-2025-09-01-azerbaijan, fulfilment-decided-2025-09-01-osce,
    # fulfilment-met-2025-11-30-osce.
    for day, differ, osce in (("2025-10-01", True, "decided"), ("2025-12-01", False, "met")):
        row = read("preconditions/armenia-azerbaijan-minsk-group-closure/", as_of=day)
        words = {held["party"]["id"]: held["status"] for held in row["met_according_to"]}
        assert (row["accounts_differ"], words) == (differ, {"azerbaijan": "met", "osce": osce})
        page = see("preconditions/minsk-group-closure/", as_of=day).main
        assert ("accounts differ" in page) == differ


# ms-2024-12-19-armenian-proposals, ms-2025-03-13-text-agreed, art-third-country-forces,
# pos-pashinyan-no-concessions, pos-2025-03-14-mammadov-third-party
MOVED = {
    ("2024-12-19", "moved", "claims", "armenia"),
    ("2025-03-13", "terms_taken", "claims", "azerbaijan"),
    ("2025-03-13", "terms_taken", "claims", "evn-report-2025-04"),
    ("2025-03-13/..?", "terms_taken", "denies", "armenia"),
}


@pytest.mark.parametrize("key", LAST_TWO)
def test_who_is_said_to_have_moved_on_an_article(walk, see, key):
    """3. Who is said to have moved on this article, when, by whom, and who denies it?"""
    rows = walk("movements/", key=key, **AGREEMENT)
    later = {("2025-03-14", "terms_taken", "claims", "azerbaijan")} if key == "7" else set()
    assert {row["mover"] for row in rows} == {"armenia"}
    assert {
        (
            row["date"]["value"],
            row["kind"],
            row["claim"],
            row["according_to"] or row["according_to_source"],
        )
        for row in rows
    } == MOVED | later
    denied = {row["id"]: row["denied_by"] for row in rows if row["denied_by"]}
    assert denied == {
        f"armenia-azerbaijan-{key}-terms-taken-2025-03-13-azerbaijan": [
            f"armenia-azerbaijan-{key}-denied-2025-03-armenia"
        ]
    }
    words = see(f"articles/{key}/").main
    moved = words[words.index("Who is said to have moved") :]
    assert "The tracker does not say who moved." in moved
    claimed = moved.index("Azerbaijan's foreign ministry said that Armenia accepted its wording")
    denial = moved.index("Armenia's prime minister denied that Armenia made concessions.")
    assert claimed < denial
    assert moved.count("According to EVN Report") == 1


def test_what_stood_on_the_day_of_the_announcement(read, see):
    """7. What stood on date D? 13 March 2025."""
    # ms-2025-03-13-text-agreed, agreement-2025 (initialled only on 2025-08-08)
    told = read("overview/", as_of="2025-03-13", **AGREEMENT)
    assert (told["stage"]["status"], told["stage"]["since"]["value"]) == (
        "text_agreed",
        "../2025-03-13",
    )
    assert told["counts_by_status"] == [{"status": "agreed", "count": 17}]
    assert [
        (tally["according_to"], tally["agreed"], tally["total"]) for tally in told["tallies"]
    ] == [("armenia", 17, 17), ("azerbaijan", 17, 17)]
    words = see(as_of="2025-03-13").main
    assert "17 of 17 articles agreed" in words
    assert "initialled not recorded signed not recorded" in words


def test_what_changed_between_two_days_of_april(read, see):
    """7. What changed between D1 and D2? From the end of 14 to the end of 16 April 2025."""
    # minsk-group-closure-03 and pos-2025-04-15-pashinyan-simultaneous;
    # pos-2025-04-16-pashinyan-no-reference
    told = read("compare/", **{"from": "2025-04-14", "to": "2025-04-16"}, **AGREEMENT)
    assert (told["stage"], told["articles"], told["tallies"], told["withdrawn"]) == ([], [], [], [])
    prefix = "armenia-azerbaijan-"
    moved = {
        (row["precondition"].removeprefix(prefix), row["aspect"]): (
            row["before"] and row["before"]["status"],
            row["after"]["status"],
        )
        for row in told["requirements"]
    }
    assert moved == {
        ("constitutional-change", "answer_substance"): ("counter_proposed", "conditional"),
        ("minsk-group-closure", "answer_linkage"): (None, "counter_proposed"),
        # From a source's account to a reading, with the same word.
        ("minsk-group-closure", "answer_substance"): ("conditional", "conditional"),
        ("minsk-group-simultaneity", "standing"): (None, "stated"),
    }
    assert [row["key"] for row in told["raised"]] == ["minsk-group-simultaneity"]
    assert [(row["party"], row["subject"]) for row in told["stances"]] == [
        ("armenia", f"{prefix}constitutional-change")
    ]
    words = see("compare/", from_="2025-04-14", to="2025-04-16").main
    assert "Preconditions and calls: 5 Stances: 1" in words
    assert "Nothing moved in: stage and acts, articles, counts, texts." in words
    assert (
        "Answer to the linkage by Armenia 14 April 2025 nothing on record "
        "16 April 2025 counter-proposed" in words
    )
