"""Questions 5, 6 and 8: who says what, how many accusations, and on whose sources it rests."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.once]

AGREEMENT = {"agreement": "armenia-azerbaijan"}
PREFIX = "armenia-azerbaijan-"
DAY = "2025-04-16"
WINDOW = {"from": "2025-03-14", "to": "2025-03-31"}


def test_what_each_party_says_about_each_subject_now(read, see):
    """5. What does each party say about each subject now? On 16 April 2025."""
    told = read("matrix/", as_of=DAY, **AGREEMENT)
    stances = {
        (cell["party"], cell["subject"].removeprefix(PREFIX)): cell["stance"]
        for cell in told["cells"]
    }
    expected = {
        # pos-2025-04-16-pashinyan-no-reference; the author's account of Azerbaijan in early April
        ("armenia", "constitutional-change"): "proposes",
        ("azerbaijan", "constitutional-change"): "requires",
        # pos-2025-04-15-pashinyan-simultaneous; pos-2025-03-13-az-mfa-minsk
        ("armenia", "minsk-group-closure"): "accepts_with_conditions",
        ("azerbaijan", "minsk-group-closure"): "requires",
        # pos-arm-0313-forces, pos-2025-03-14-mammadov-third-party
        ("armenia", "7"): "accepts",
        ("azerbaijan", "7"): "asserts",
        # pos-arm-0313-lawsuits
        ("armenia", "15"): "accepts",
        # pos-baerbock-monitoring, pos-waltz-0316-prisoners
        ("germany", "call-continued-eu-monitoring"): "urges",
        ("united-states", "call-release-united-states"): "urges",
        # pos-aze-investigation-no-answer
        ("azerbaijan", "joint-investigation"): "no_answer",
    }
    assert {key: stances.get(key) for key in expected} == expected
    words = see("positions/", as_of=DAY).main
    assert (
        "Closure of the OSCE Minsk Group stated by Azerbaijan Called, as known today, “Minsk "
        "Process and related structures” (OSCE) accepts with conditions 15 April 2025 Nikol"
        in words
    )
    assert (
        "states as a requirement 13 March 2025 The foreign ministry called for the Minsk" in words
    )


def test_how_the_words_of_one_party_on_one_subject_changed(read, see):
    """5. How did that change? Armenia on its constitution, 2024 to 16 April 2025."""
    told = read("drift/", party="armenia", subject="constitutional-change", as_of=DAY, **AGREEMENT)
    assert [(run["stance"], run["since"]["value"]) for run in told["runs"]] == [
        ("asserts", "2024-01"),  # pos-2024-01-pashinyan-declaration
        ("rejects", "2024-06"),  # pos-2024-06-am-mfa-reply
        ("asserts", "2024-08-13"),  # pos-2024-08-13-am-internal
        ("disputes", "2024-09-10"),  # pos-2024-09-10-pashinyan-counter, pos-2024-10-badalyan-court
        ("asserts", "2025-03?"),  # pos-2025-03-pashinyan-2027
        ("proposes", "2025-04-16"),  # pos-2025-04-16-pashinyan-no-reference
    ]
    # pos-pashinyan-constitution and pos-arm-const-court: undated, so not put in order.
    assert set(told["unplaced"]) == {
        f"{PREFIX}constitution-armenia-claim-denied-2025-04",
        f"{PREFIX}constitution-constitutional-court-2025-04",
    }
    words = see("positions/armenia/constitutional-change/", as_of=DAY).main
    assert "The stance became another five times, as far as the order is certain." in words
    assert "Proposes 16 April 2025 Not placed here, because the dates are too vague" in words


def test_what_pulls_in_different_directions_within_one_day(read, see):
    """5. What contradicts what, within one day or one party? Azerbaijan on 13 March 2025."""
    told = read("matrix/", as_of="2025-03-13", party="azerbaijan", **AGREEMENT)
    [cell] = [cell for cell in told["cells"] if cell["others_that_day"]]
    said = {(cell["position"], cell["stance"])} | {
        (other["position"], other["stance"]) for other in cell["others_that_day"]
    }
    assert {(key.removeprefix(PREFIX), stance) for key, stance in said} == {
        ("joint-statement-azerbaijan-2025-03-13", "rejects"),  # pos-aze-0313-joint-statement
        ("authorship-azerbaijan-2025-03-13", "asserts"),  # pos-aliyev-0313-author
        ("baku-forum-azerbaijan-2025-03-13", "disputes"),  # pos-aliyev-0313-accuses
        ("european-officials-azerbaijan-2025-03-13", "disputes"),  # …-european-officials
    }
    words = see("positions/", as_of="2025-03-13").main
    day = words[words.index("For each party, the latest day on which its statements") :]
    # pos-aze-mfa-0313-complete stands beside pos-aliyev-0313-accuses.
    assert "Armenia No such day of Armenia is recorded. Azerbaijan, 13 March 2025" in day
    assert day.index("said that all seventeen articles were settled") < day.index(
        "Accused Armenia in a speech at the Global Baku Forum"
    )


def test_how_many_accusations_by_whom_and_who_observed(read, see):
    """6. How many accusations in this window, by whom, how many itemised, who observed?"""
    told = read("incident-counts/", **WINDOW, **AGREEMENT)
    counted = {
        (line["kind"], line["voice"]["id"]): (line["accounts"], line["items"], line["told"])
        for line in told["by_voice"]
    }
    assert counted == {
        # inc-aze-accusations-0314-0331 (14), inc-aze-campaign-0316-0321, inc-resume-0330:
        # none of them itemised
        ("allegation", "azerbaijan"): (3, 0, 14),
        ("allegation", "armenia"): (1, 1, 0),  # inc-syunik-0330-0331
        ("allegation", "armenian-opposition-figures"): (1, 1, 0),  # inc-opposition-0321-sotk
        ("allegation", "armenian-public-figures"): (1, 0, 0),  # inc-public-figures-0321-0323
        ("allegation", "evn-report"): (1, 1, 0),  # inc-author-own-violation-0330
        ("denial", "armenia"): (2, 0, 14),  # inc-arm-mod-denials, inc-arm-mod-0331-denial
        ("observation", "european-union"): (1, 1, 0),  # inc-euma-0316, pos-euma-0316
    }
    assert {row["total"]: row["count"] for row in told["itemised"]} == {
        f"{PREFIX}denial-armenia-2025-03-14": 14,
        f"{PREFIX}fire-alleged-by-azerbaijan-2025-03-14": 14,
    }
    assert all(row["items"] == [] for row in told["itemised"])
    assert told["observations"] == [f"{PREFIX}observation-eu-mission-2025-03-16"]
    words = see("incidents/", from_="2025-03-14", to="2025-03-31").main
    assert "allegation by Azerbaijan, of or to Armenia 3 0 14 2" in words
    assert (
        "Allegation by Azerbaijan, between 14 March 2025 and 31 March 2025: a total of 14; 0 of "
        "them stand on record one by one" in words
    )
    assert "Who observed independently EU mission in Armenia, 16 March 2025" in words


def test_which_statements_rest_on_one_sides_sources_only(read, see):
    """8. Which statements rest on one side's sources only? As of the end of April 2022."""
    told = read("evidence/", as_of="2022-04-30", **AGREEMENT)
    alone = {
        side["perspective"]: {row["id"].removeprefix(PREFIX) for row in side["alone"]}
        for side in told["sides"]
        if side["is_one_side"] and side["alone"]
    }
    assert alone == {
        "armenian": {
            # ms-2022-03-armenia-response, the minister's words in armenpress-2022-03-15 alone
            "rights-of-karabakh-armenians",
            "rights-of-karabakh-armenians-standing-stated-2022-03",
            "rights-of-karabakh-armenians-standing-stated-2022-03-armenia",
            # the note of ms-2022-03-five-principles: asbarez-six-points alone
            "five-principles-received-2022-03-11",
            # frc-russian-troops-2020-2024, frc-turkish-troops-2020-2024: EVN Report alone
            "russian-troops-2020",
            "turkish-troops-2020",
        }
    }
    assert (told["rows"], told["one_side"]) == (17, 6)
    words = see("evidence/", as_of="2022-04-30").main
    assert "Armenian sources only: 6" in words
    assert "Azerbaijani sources only: none on this day." in words
