"""Questions 10 and 11: what an article in force would end, and the morning brief."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.once]

AGREEMENT = {"agreement": "armenia-azerbaijan"}
PREFIX = "armenia-azerbaijan-"
DAY = "2025-04-16"
EVN = "evn-report-2025-04"

# What each voice says an article would do; "ends" where it is read to bring the end about.
CASES = {
    # case-icj-arm-aze, case-icj-aze-arm, case-echr-arm-aze: named forums for withdrawal
    "icj-armenia-azerbaijan": {(EVN, "covers"), (EVN, "ends")},
    "icj-azerbaijan-armenia": {(EVN, "covers"), (EVN, "ends")},
    "ecthr-armenia-azerbaijan": {(EVN, "covers"), (EVN, "ends")},
    # case-ect-aze-arm, case-bern-aze-arm: coverage not stated; the author asks for inclusion
    "energy-charter-azerbaijan-armenia": {(EVN, "not_stated"), (EVN, "asks_to_cover")},
    "bern-convention-azerbaijan-armenia": {(EVN, "not_stated"), (EVN, "asks_to_cover")},
    # case-baku-trials, case-baku-other-prisoners: domestic
    "baku-trials-former-officials": {(EVN, "not_stated")},
    "baku-trials-other-detained": {(EVN, "not_stated")},
}
FORCES = {
    # pos-2025-03-14-mammadov-euma; frc-euma, conf-euma-scope
    "eu-mission": {("azerbaijan", "not_stated"), ("azerbaijan", "ends"), (EVN, "does_not_cover")},
    # frc-epf-support, frc-aghdam-centre, frc-border-guards-arm-aze, frc-russian-peacekeepers
    "european-peace-facility-aid": {(EVN, "not_stated")},
    "russian-turkish-monitoring-centre": {(EVN, "not_stated")},
    "russian-border-guards-border": {(EVN, "not_stated")},
    "russian-peacekeepers": {(EVN, "not_stated")},
    # ms-2024-12-19-armenian-proposals: of the article as such, the delimited stretches
    None: {("armenia", "asks_to_cover")},
}


def test_which_cases_would_end_and_which_forces_would_leave(read, see):
    """10. Which cases would end, which forces leave, if this article took effect, says who?"""
    told = read("sequence/", as_of=DAY, **AGREEMENT)
    found = {"15": {}, "7": {}}
    for ending in told["endings"]:
        subject = ending["subject"] and ending["subject"].removeprefix(PREFIX)
        found[ending["article"].removeprefix(PREFIX)][subject] = {
            (account["voice"]["id"], account["reading"] or "ends") for account in ending["accounts"]
        }
    assert found == {"15": CASES, "7": FORCES}
    assert [
        ending["subject"].removeprefix(PREFIX)
        for ending in told["endings"]
        if ending["accounts_differ"]
    ] == ["eu-mission"]
    words = see("sequence/", as_of=DAY).main
    ends = words[words.index("What would end if an article took effect, according to whom") :]
    assert ends.index("Article 7") < ends.index("EU mission in Armenia accounts differ")
    forces, cases = ends.split("Article 15")[:2]
    assert forces.count("it would end by the article") == 1
    assert cases.count("EVN Report: it would end by the article") == 3
    assert "EVN Report: does not cover" in forces
    assert "Azerbaijan's claim under the Energy Charter Treaty EVN Report: asks that it cover" in (
        cases
    )


@pytest.mark.parametrize(
    ("day", "days"), [("2025-03-13", 708), ("2026-06-08", 256), ("2027-02-18", 1)]
)
def test_mandate_of_the_eu_mission_is_a_day_ahead(read, see, day, days):
    """11. Deadlines ahead: EUMA's mandate ends on 19 February 2027."""
    # ev-2025-01-30-euma-extended; nothing else was fixed for a day to come on any of these.
    told = read("brief/", as_of=day, **AGREEMENT)["deadlines"]
    assert [(one["kind"], one["id"], one["date"]["value"], one["days"]) for one in told] == [
        ("presence_ends", f"{PREFIX}eu-mission", "2027-02-19", days)
    ]
    assert "19 February 2027" in see("brief/", as_of=day).main


def test_mandate_is_no_day_ahead_before_it_was_extended_nor_once_it_ends(read, see):
    """11. Deadlines ahead, on the day before the extension and on the last day itself."""
    # ev-2025-01-30-euma-extended; the last of its dated sources is of 3 February 2025
    for day in ("2025-01-29", "2027-02-19"):
        assert read("brief/", as_of=day, **AGREEMENT)["deadlines"] == []
        assert "EU mission in Armenia ends" not in see("brief/", as_of=day).main


def test_new_silence_is_told_on_the_day_it_begins(read, see):
    """11. New silences: consultations on signing, reported as unanswered on 22 March 2025."""
    # pre-signing-consultations, prop-signing-consultations (on or after 13 March: 9 days)
    found = {}
    for day in ("2025-03-21", "2025-03-22", "2025-03-23"):
        told = read("brief/", as_of=day, **AGREEMENT)
        found[day] = [
            *((one["precondition"], one["days"]) for one in told["newly_unanswered"]),
            *((one["proposal"], one["days"]) for one in told["newly_unanswered_proposals"]),
        ]
    consultations = f"{PREFIX}signing-consultations"
    assert found == {
        "2025-03-21": [],
        "2025-03-22": [(consultations, 0), (consultations, 9)],
        "2025-03-23": [],
    }
    words = see("brief/", as_of="2025-03-22").main
    assert "Start of consultations on signing: answer of Azerbaijan to the substance" in words
    # pos-2025-01-09-wac: thirty days without an answer of Armenia
    told = read("brief/", as_of="2025-02-08", **AGREEMENT)
    assert [
        (one["precondition"], one["party"]["id"], one["days"]) for one in told["newly_unanswered"]
    ] == [(f"{PREFIX}return-of-azerbaijanis", "armenia", 30)]
    assert "Return of Azerbaijanis displaced from Armenia" in see("brief/", as_of="2025-02-08").main


def test_what_moved_on_the_day_on_which_the_text_was_agreed(read, see):
    """11. What moved since yesterday? On 13 March 2025."""
    # ms-2025-03-13-text-agreed, ms-2024-12-18-fifteen, third-party-forces-03, lawsuits-03
    moved = read("brief/", as_of="2025-03-13", **AGREEMENT)["moved"]
    readings = {
        row["article"].removeprefix(PREFIX): (_word(row["before"]), _word(row["after"]))
        for row in moved["articles"]
        if row["after"]["voice"] == "reading"
    }
    agreed = ("agreed", "both_parties")
    assert readings == {
        "title": (None, agreed),
        "preamble": (None, agreed),
        **{str(n): (("agreed", "elimination"), agreed) for n in range(1, 18)},
        "7": (("open", "last_reported"), agreed),
        "15": (("open", "last_reported"), agreed),
    }
    # Each party's own word on all nineteen; Armenia had given it for the preamble on 10 September
    # (ms-2024-09-10-thirteen) and for the clause on domestic law in February 2024.
    own = [row["after"]["according_to"] for row in moved["articles"]]
    assert (own.count("armenia"), own.count("azerbaijan")) == (17, 19)
    [stage] = [row for row in moved["stage"] if row["after"]["voice"] == "reading"]
    assert (stage["before"]["status"], stage["after"]["status"]) == ("negotiating", "text_agreed")
    assert [
        (row["party"], row["before"][0]["agreed"], row["after"][0]["agreed"])
        for row in moved["tallies"]
    ] == [("armenia", 15, 17), ("azerbaijan", 15, 17)]
    # pre-lawsuits-withdrawal-demand, pre-third-forces-demand: absorbed into the text
    standing = {
        row["precondition"].removeprefix(PREFIX): row["after"]["status"]
        for row in moved["requirements"]
        if row["aspect"] == "standing"
    }
    assert standing == {
        "claims-withdrawal": "absorbed",
        "third-party-forces": "absorbed",
        "claims-withdrawal-conditions": "not_repeated",  # pre-lawsuits-conditions
        "third-party-forces-delimited-sections": "not_repeated",
        "rights-of-karabakh-armenians": "not_repeated",
    }
    words = see("brief/", as_of="2025-03-13").main
    assert "now text agreed" in words
    assert "Article filed at 7" in words
    assert "Article filed at 15" in words


def _word(row):
    return row and (row["status"], row["rule"])
