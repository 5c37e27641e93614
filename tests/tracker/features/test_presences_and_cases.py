"""Questions about presences, cases, and whom a requirement is put to."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ESSAY = "evn-report-2025-04"
DAY = "2025-04-16"


@answers("ft-force-vs-mission")
def test_mission_is_called_what_each_calls_it(walk, read, see):
    """Who calls EUMA a force or spy mission, and who denies it?

    Azerbaijan a reconnaissance mission and a spying mission; the essay's author says that it is
    no force. Aid of the Peace Facility is assistance, no deployment. Facts: frc-euma,
    frc-epf-support, pos-aliyev-0313-euma, pos-aze-euma-spying, pos-2025-03-14-mammadov-euma,
    pos-2024-12-18-aliyev-observers, conf-euma-scope.
    """
    mission = read(f"presences/{RECORD}-eu-mission/", as_of=DAY)
    called = {(called["party"] or called["source"], called["name"]) for called in mission["names"]}
    assert (mission["kind"], called) == (
        "civilian_mission",
        {
            ("european-union", "European Union Mission in Armenia (EUMA)"),
            ("azerbaijan", "reconnaissance mission"),
            (ESSAY, "unarmed civilian observers, not a force"),
        },
    )
    said = walk("positions/", subject="eu-mission-withdrawal", stance="disputes", as_of=DAY)
    assert {(row["party"], name(row["id"])) for row in said} == {
        ("azerbaijan", "eu-mission-azerbaijan-2024-12-18"),
        ("azerbaijan", "eu-mission-azerbaijan-2025-03-13"),
        ("azerbaijan", "eu-mission-azerbaijan-since-2023"),
        ("russia", "eu-mission-russia-since-2023"),
    }
    denied = walk("scope-readings/", presence=f"{RECORD}-eu-mission", reading="does_not_cover")
    assert [row["according_to_source"] for row in denied] == [ESSAY]
    aid = walk("presences/", kind="assistance", as_of=DAY, agreement=RECORD)
    assert names(aid) == ["european-peace-facility-aid"]
    words = see("presences/", as_of=DAY).main
    assert "EU mission in Armenia Kind civilian mission" in words
    assert "“ reconnaissance mission ” by Azerbaijan" in words
    assert "“ unarmed civilian observers, not a force ” by EVN Report" in words
    assert "European Peace Facility aid to Armenia Kind assistance" in words


# case-icj-arm-aze, case-icj-aze-arm, case-echr-arm-aze, case-ect-aze-arm, case-bern-aze-arm,
# case-baku-trials, case-baku-other-prisoners, case-arm-const-court, case-aze-sss-arrest
CASES = {
    "icj-armenia-azerbaijan": ("international-court-of-justice", "armenia", ["covers"]),
    "icj-azerbaijan-armenia": ("international-court-of-justice", "azerbaijan", ["covers"]),
    "ecthr-armenia-azerbaijan": ("european-court-of-human-rights", "armenia", ["covers"]),
    "energy-charter-azerbaijan-armenia": (
        "energy-charter-arbitration",
        "azerbaijan",
        ["asks_to_cover", "not_stated"],
    ),
    "bern-convention-azerbaijan-armenia": (
        "bern-convention-arbitration",
        "azerbaijan",
        ["asks_to_cover", "not_stated"],
    ),
    "baku-trials-former-officials": ("baku-courts", "azerbaijan", ["not_stated"]),
    "baku-trials-other-detained": ("baku-courts", "azerbaijan", ["not_stated"]),
    "constitutional-court-of-armenia-regulation": ("armenia-constitutional-court", None, []),
    "criminal-matter-footage": ("azerbaijan-state-security-service", "azerbaijan", []),
}


@answers("ft-case-register")
def test_cases_stand_with_whose_reading_covers_them(walk, see):
    """If the article takes effect, which cases end?

    By the essay's account three: both at the International Court of Justice and Armenia's at
    the Court of Human Rights. It asks for the arbitrations; of the rest it does not say so.
    """
    rows = walk("proceedings/", agreement=RECORD, as_of=DAY)
    assert {
        row["key"]: (
            row["forum"],
            row["claimant"],
            sorted(read["reading"] for read in row["scope_readings"]),
        )
        for row in rows
    } == CASES
    article = f"{RECORD}-15"
    covered = walk("proceedings/", article=article, reading="covers", as_of=DAY)
    assert {row["key"] for row in covered} == {
        "icj-armenia-azerbaijan",
        "icj-azerbaijan-armenia",
        "ecthr-armenia-azerbaijan",
    }
    told = {read["according_to_source"] for row in covered for read in row["scope_readings"]}
    assert told == {ESSAY}
    words = see("proceedings/", as_of=DAY).main
    assert words.count("Others covers, between 31 March 2025 and 10 April 2025") == 3
    assert "Stage on this day filed, on or before 10 April 2025" in words


@answers("ft-addressees")
def test_requirements_are_found_by_whom_they_are_put_to(walk, see):
    """Which demands are addressed to the EU?

    Facts: pre-euma-withdrawal and pre-epf-end (also to Armenia), pre-keep-euma-germany (to three),
    pre-keep-euma-author, pre-no-extra-preconditions-author, pre-active-third-party-role.
    """
    rows = walk("preconditions/", addressed_to="european-union", agreement=RECORD)
    assert {(row["key"], row["list"]): row["addressed_to"] for row in rows} == {
        ("eu-mission-withdrawal", "requirement"): ["armenia", "european-union"],
        ("european-peace-facility-aid", "requirement"): ["armenia", "european-union"],
        ("call-continued-eu-monitoring", "call"): ["armenia", "azerbaijan", "european-union"],
        ("call-eu-mission-after-signature", "call"): ["armenia", "european-union"],
        ("call-pressure-for-signature", "call"): ["european-union", "united-states"],
        ("call-active-role-of-partners", "call"): ["european-union", "united-states"],
    }
    stated = {row["key"]: row["stated_by"] for row in rows if row["list"] == "requirement"}
    # Of the aid, only criticism is printed: inferred, and stated by nobody.
    assert stated == {"eu-mission-withdrawal": ["azerbaijan"], "european-peace-facility-aid": []}
    words = see("preconditions/eu-mission-withdrawal/").main
    assert "Azerbaijan stated it as a requirement, addressed to Armenia, EU." in words
