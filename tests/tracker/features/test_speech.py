"""Questions about what was said in one speech, in which words, and by several together."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@answers("ft-unit-of-time-speech")
def test_everything_said_in_one_speech_is_found(walk, see):
    """Everything said in the 13 March speech or the 17 March article?

    Six statements at the Baku Forum, three in the minister's article. Facts:
    evt-2025-03-13-baku-forum, pos-aliyev-0313-*, evt-2025-03-17-bayramov-article,
    pos-bayramov-0317-*.
    """
    speech = walk("positions/", speaker="ilham-aliyev", **{"from": "2025-03-13"}, to="2025-03-13")
    assert {name(row["id"]): row["stance"] for row in speech} == {
        "authorship-azerbaijan-2025-03-13": "asserts",
        "baku-forum-azerbaijan-2025-03-13": "disputes",
        "eu-mission-azerbaijan-2025-03-13": "disputes",
        "european-officials-azerbaijan-2025-03-13": "disputes",
        "peace-facility-azerbaijan-2025-03-13": "disputes",
        "armament-azerbaijan-2025-03-13": "disputes",
    }
    article = walk(
        "positions/", speaker="jeyhun-bayramov", **{"from": "2025-03-17"}, to="2025-03-17"
    )
    assert {name(row["precondition"]): row["stance"] for row in article} == {
        "constitutional-change": "disputes",
        "armament-of-armenia": "disputes",
        "karabakh-policy-of-armenia": "disputes",
    }
    words = see("timeline/", kind="statement", from_="2025-03-17", to="2025-03-17").main
    assert words.count("Jeyhun Bayramov, Minister of Foreign Affairs of Azerbaijan") == 3
    words = see("positions/", as_of="2025-03-13").main
    day = words[words.index("Azerbaijan, 13 March 2025") :]
    assert day.count("13 March 2025 Ilham Aliyev, President of Azerbaijan") == 6


@answers("ft-quote-store")
def test_exact_words_are_kept_short_with_their_speaker(read, walk, see):
    """Exact words on the Minsk Group requirement?

    “formally abolish the obsolete and dysfunctional Minsk Group”, Azerbaijan's foreign ministry,
    13 March 2025. No quotation is longer than fifteen words. Facts: pre-minsk-dissolution,
    pos-aze-mfa-0313-minsk.
    """
    row = read(f"positions/{RECORD}-minsk-group-azerbaijan-2025-03-13/")
    quoted = {c["source"]: c["quotation"] for c in row["citations"] if c["quotation"]}
    assert quoted == {
        "evn-report-2025-04": "formally abolish the obsolete and dysfunctional Minsk Group"
    }
    assert (row["party"], row["date"]["value"]) == ("azerbaijan", "2025-03-13")
    quotations = [
        cited["quotation"]
        for statement in walk("positions/", agreement=RECORD)
        for cited in statement["citations"]
        if cited["quotation"]
    ]
    assert len(quotations) > 15
    assert max(len(quotation.split()) for quotation in quotations) <= 15
    words = see("positions/azerbaijan/minsk-group-closure/").main
    assert "formally abolish the obsolete and dysfunctional Minsk Group" in words


@answers("ft-group-actors")
def test_experts_are_kept_as_a_group_that_is_divided(walk, see):
    """Do experts agree on EUMA's deterrence?

    No: some hold that the agreement deters better, most fear invented breaches, others worry
    about the transition. Facts: pos-experts-euma-deterrence, pos-experts-transition.
    """
    call = f"{RECORD}-call-eu-mission-after-signature"
    rows = walk("assessments/", precondition=call, q="experts")
    told = {name(row["id"]): (row["source"], row["summary"]) for row in rows}
    assert told == {
        "eu-mission-deterrence-experts-2025-04": (
            "evn-report-2025-04",
            "The author reports that some experts in Armenia hold the agreement to deter better "
            "than the EU mission, while most fear that breaches could be invented even after "
            "ratification.",
        ),
        "eu-mission-transition-experts-2025-04": (
            "evn-report-2025-04",
            "The author reports that other experts worry about a time of transition in which the "
            "mission could not work if tension rises.",
        ),
    }
    words = see("assessments/").main
    assert all(summary in words for _, summary in told.values())


@answers("ft-third-party-supporter")
def test_backing_of_another_partys_requirement_is_attributed(walk, see):
    """Who supports the corridor?

    Russia and Türkiye, at times, by the essay's account; no party is on record as saying so
    itself. Armenia's own concept is a proposal, no support. Facts: pos-russia-corridor,
    pos-turkey-corridor, pos-arm-crossroads.
    """
    route = f"{RECORD}-transit-route"
    rows = walk("assessments/", precondition=route, q="backed")
    assert [(name(row["id"]), row["source"]) for row in rows] == [
        ("transit-support-2025-04", "evn-report-2025-04")
    ]
    backed = "Russia and Türkiye backed at times what Azerbaijan asks for on the route."
    assert rows[0]["summary"] == f"The author says that {backed}"
    assert walk("positions/", precondition=route, stance="supports") == []
    concept = walk("positions/", precondition=route, party="armenia", q="Crossroads of Peace")
    assert "transit-armenia-crossroads-2025-04" in names(concept)
    assert {row["stance"] for row in concept} <= {"proposes", "rejects", "asserts"}
    assert backed in see("assessments/").main


@answers("ft-naming-alias")
def test_contested_thing_has_a_neutral_title_and_each_sides_name(read, see):
    """What do the two sides call the route?

    Armenia “Crossroads of Peace”, Azerbaijan “Zangezur corridor”, which Armenia rejects; since
    August 2025 the United States “TRIPP”. Facts: prop-crossroads-of-peace, prop-zangezur-corridor,
    connectivity-03, pos-2025-10-08-baghdasaryan.
    """
    row = read(f"preconditions/{RECORD}-transit-route/")
    assert {called["used_by"]: called["name"] for called in row["names"]} == {
        "armenia": "Crossroads of Peace",
        "azerbaijan": "Zangezur corridor",
        "united-states": "TRIPP",
    }
    neutral = "Transit between the main part of Azerbaijan and Nakhchivan through Armenia"
    assert row["title"] == neutral
    assert "corridor" not in row["id"]
    words = see("preconditions/transit-route/").main
    assert neutral in words
    assert "“ Zangezur corridor ”, Azerbaijan (Armenia rejects the wording.)" in words
    assert "“ Crossroads of Peace ”, Armenia" in words
