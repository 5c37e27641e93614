"""Questions about how others reacted, and what they asked for."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# rea-csto, rea-nato, rea-macron, rea-france-mfa, rea-rubio-initial, rea-lammy, rea-china (by the
# essay that says so) and rea-collective-s0; rea-waltz-0316; rea-baerbock
SIGNATURE = {
    "china",
    "csto",
    "france",
    "france-foreign-ministry",
    "nato",
    "united-kingdom",
    "united-states",
    "Other countries, counted and not named",
}


@answers("ft-reaction-matrix")
def test_reactions_stand_by_what_they_asked_for(walk, see):
    """Which actors asked for signature, which for prisoner release?"""
    asked = {
        ask: {
            row["party"] or row["collective"]
            for row in walk("reactions/", ask=ask, agreement=RECORD)
        }
        for ask in ("sign", "ratify", "monitor", "release_detained")
    }
    assert asked == {
        "sign": SIGNATURE,
        "ratify": {"nato", "united-states"},
        "monitor": {"germany"},
        "release_detained": {"united-states"},
    }
    [release] = walk("reactions/", ask="release_detained", agreement=RECORD)
    assert (release["speaker"], release["date"]["value"], release["tone"]) == (
        "mike-waltz",
        "2025-03-16",
        "urges",
    )
    words = see("reactions/").main
    table = words[words.index("Who asked for what") : words.index("Named against counted")]
    none = "– none recorded"
    since = "on or after 13 March 2025 (date inferred)"
    assert f"NATO {since} {since} {' '.join([none] * 6)}" in table
    assert f"China {since} {' '.join([none] * 7)}" in table
    assert f"Germany {none} {none} {since} {' '.join([none] * 5)}" in table
    assert f"United States {since} {since} {none} 16 March 2025 25 March 2025" in table


@answers("ft-aggregate-reactions")
def test_reactions_by_name_stand_apart_from_those_counted(walk, see):
    """How many are named against counted?

    Seventeen by name: five organisations, eleven states and one ministry. Thirty counted without
    names (rea-collective-s0); two more collectives without a number (rea-other-eu-states,
    rea-armenia-praise). Facts: the rea- rows.
    """
    rows = walk("reactions/", agreement=RECORD)
    by_name = {row["party"] for row in rows if row["party"]}
    assert by_name == {
        *("council-of-europe", "csto", "european-union", "nato", "united-nations"),
        *("brazil", "china", "egypt", "france", "georgia", "germany", "japan", "kazakhstan"),
        *("russia", "united-kingdom", "united-states"),
        "france-foreign-ministry",
    }
    counted = {row["collective"]: row["counted"] for row in rows if row["collective"]}
    assert counted == {
        "Other countries, counted and not named": 30,
        "Other member states of the EU, not named": None,
        "Western capitals, not named": None,
    }
    words = see("reactions/").main
    assert "17 parties reacted by name on this record" in words
    assert "Other countries, counted and not named: 30 by this account" in words
    assert "the numbers are not added up" in words
