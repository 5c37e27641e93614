"""Questions about what was said: on one day, by two parties, over time, and afterwards."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ESSAY = "evn-report-2025-04"


@answers("ft-same-day-contrast")
def test_statements_of_one_day_that_take_different_directions(read, see):
    """Statements by Azerbaijan on 13 March that pull in different directions?

    The ministry announced an agreed text; the president accused Armenia; two things were
    stated as required. Facts: pos-aze-mfa-0313-complete, pos-bayramov-0313-announce,
    pos-aliyev-0313-accuses, pos-aze-mfa-0313-constitution, pos-aze-mfa-0313-minsk.
    """
    day = {"party": "azerbaijan", "from": "2025-03-13", "to": "2025-03-13"}
    announced = read("positions/", subject="stage", stance="asserts", **day)["results"]
    assert names(announced) == [
        "text-azerbaijan-2025-03-13",
        "text-azerbaijan-foreign-minister-2025-03-13",
    ]
    accused = read("positions/", subject="agreement", stance="disputes", **day)["results"]
    assert "baku-forum-azerbaijan-2025-03-13" in names(accused)
    asked = read("positions/", stance="requires", **day)["results"]
    assert {name(row["precondition"]) for row in asked} >= {
        "constitutional-change",
        "minsk-group-closure",
    }
    page = see("parties/azerbaijan/").source
    at_once = page.split('id="day-2025-03-13"')[1].split("</section>")[0]
    assert "said that all seventeen articles were settled" in at_once
    assert "Accused Armenia in a speech at the Global Baku Forum" in at_once


@answers("ft-cross-party-contrast")
def test_one_announcement_by_two_accounts(read, see):
    """Unilateral or bilateral announcement: who says what?

    Armenia's ministry says that it offered a joint statement and that Azerbaijan spoke alone;
    no account of the offer by Azerbaijan is known. Of the sources, one has Azerbaijan announce
    alone, the other both. Facts: pos-arm-mfa-0313-joint, pos-aze-0313-joint-statement,
    prop-joint-statement, conf-who-announced.
    """
    said = read("positions/", q="joint statement", subject="agreement")["results"]
    assert [(row["party"], row["stance"], row["reported_by"]) for row in said] == [
        ("armenia", "proposes", None),
        ("azerbaijan", "rejects", "armenia"),
    ]
    offer = read(f"proposals/{RECORD}-joint-statement-on-text/")
    [answer] = offer["answers"][0]["answers"]
    assert (offer["proposed_by"], offer["addressed_to"]) == (
        "armenia-foreign-ministry",
        ["azerbaijan"],
    )
    assert answer["answer"] == "declined"
    assert answer["according_to"]["id"] == "armenia-foreign-ministry"
    differ = read(f"conflicts/{RECORD}-who-announced-the-text/")
    assert [row["source"] for row in differ["readings"]] == ["evn-report-2025-03", ESSAY]
    assert "Azerbaijan announced it alone." in see("differences/").main
    assert "preferred to make a unilateral statement" in see("parties/armenia/").main


@answers("ft-position-history")
def test_history_of_one_speakers_position_on_claims(read, see):
    """How did Pashinyan's position on lawsuits change?

    Three times ready on conditions, then Armenia accepted the article. Facts:
    pos-2024-11-pashinyan-lawsuits, pos-2024-12-19-pashinyan-lawsuits,
    pos-pashinyan-lawsuits-earlier (superseded by pos-arm-0313-lawsuits).
    """
    drift = read("drift/", agreement=RECORD, party="armenia", subject="15")
    own = [
        line for line in drift["statements"] if line["statement"]["speaker"] == "nikol-pashinyan"
    ]
    assert [(line["statement"]["date"]["value"], line["statement"]["stance"]) for line in own] == [
        ("2024-11", "accepts_with_conditions"),
        ("2024-12-19", "accepts_with_conditions"),
        ("../2025-03-12?", "accepts_with_conditions"),
    ]
    chain = {
        name(line["statement"]["position"]): [name(row) for row in line["replaced_by"]]
        for line in drift["statements"]
    }
    assert chain["article-15-armenia-2024-11"] == ["article-15-armenia-2024-12-19"]
    assert chain["article-15-armenia-2024-12-19"] == ["article-15-armenia-2025-03-13"]
    runs = [run["stance"] for run in drift["runs"]]
    assert runs == ["accepts_with_conditions", "accepts", "asserts"]
    page = see("positions/armenia/15/").main
    assert "Accepts with conditions 3 statements, the first November 2024" in page


@answers("ft-bitemporal")
def test_claims_written_in_april_about_days_before_the_text(read):
    """Claims published in April about events before 13 March?

    The essay of early April (no day printed) tells of eight events and nine statements; the
    three sources dated in April tell of none. Facts: src-tatikyan-agreement-article;
    evt-2021-2022-border-occupation, evt-nk-displacement, evt-2024-11-icj-objections-aze,
    evt-2024-russian-peacekeepers-out, evt-2024-aghdam-centre-closed,
    evt-2024-border-guards-border, evt-2024-border-guards-airport, evt-2025-talks-deadlock;
    pos-aliyev-interviews-winter, pos-pashinyan-lawsuits-earlier, pos-aze-icj-objections,
    pos-pashinyan-euma-202411, pos-aze-no-foreign-forces, pos-pashinyan-0304-routes,
    pos-arm-transit-excluded, pos-pashinyan-routes-reply, pos-aze-mfa-routes-reject.
    """
    [essay] = read("sources/", q="early April 2025")["results"]
    assert (essay["id"], essay["date"]) == (ESSAY, None)
    before = {"to": "2025-03-12"}
    told = read("events/", cites=ESSAY, **before)["results"]
    assert {name(row["id"]): row["date"]["value"] for row in told} == {
        "border-areas-2021": "2021/2022",
        "karabakh-armenians-displaced": "../2023-12-31?",
        "icj-judgments-2024-11-12": "2024-11-12",
        "russian-peacekeepers-withdrawn-2024": "2024",
        "monitoring-centre-closed-2024": "2024",
        "border-guards-leave-border-2024": "2024",
        "border-guards-leave-airport-2024": "2024",
        "talks-at-standstill-2025-03": "../2025-03-12?",
    }
    dated = read("sources/", **{"from": "2025-04-01", "to": "2025-04-30"})["results"]
    assert [row["id"] for row in dated] == [
        "firstchannel-2025-04-16",
        "mediamax-2025-04-16",
        "pm-am-2025-04-15",
    ]
    assert [read("events/", cites=row["id"], **before)["count"] for row in dated] == [0, 0, 0]
    assert names(read("positions/", cites=ESSAY, **before)["results"]) == [
        "armament-azerbaijan-2025-01",
        "article-15-armenia-earlier-2025-03",
        "court-case-azerbaijan-objections-2024-11",
        "eu-mission-armenia-2024-11",
        "third-party-forces-azerbaijan-2020",
        "transit-armenia-2025-03-04",
        "transit-armenia-not-in-draft-2024",
        "transit-armenia-routes-reply-2025-03",
        "transit-azerbaijan-routes-2025-03",
    ]
