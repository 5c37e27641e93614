"""Questions about who holds which office, by which title, and who is known by office alone."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@answers("ft-roles-multiple")
def test_office_holders_without_a_name_are_found(walk, read, see):
    """Which officials are known by office only?

    The Speaker of Armenia's National Assembly, the EU's High Representative and the spokesperson
    of NATO; private persons are no rows. One official stands under three titles. Facts:
    act-arm-speaker, act-eu-hr, act-nato-spokesperson, act-hajiyev, conf-hajiyev-title.
    """
    rows = walk("actors/", known_by="office", agreement=RECORD)
    assert {row["id"]: (row["name"], row["office"]) for row in rows} == {
        "eu-high-representative": (
            None,
            "High Representative of the EU for Foreign Affairs and Security Policy",
        ),
        "nato-spokesperson": (None, "Spokesperson of NATO"),
        "speaker-of-armenia-national-assembly": (
            None,
            "Speaker of the National Assembly of Armenia",
        ),
    }
    by_name = walk("actors/", known_by="name")
    assert "hikmat-hajiyev" in {row["id"] for row in by_name}
    assert all(row["name"] for row in by_name)
    note = read("actors/hikmat-hajiyev/")["note"]
    assert "head of the foreign policy department" in note
    said = walk("positions/", speaker="speaker-of-armenia-national-assembly")
    assert names(said) == ["venice-commission-armenia-2025-04"]
    words = see("parties/nato/").main
    assert "Spokesperson of NATO, not named in the sources" in words
    reactions = see("reactions/").main
    assert "asks to ratify, to sign Spokesperson of NATO" in reactions
