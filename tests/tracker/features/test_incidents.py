"""Questions about incidents and presences: how many, of one campaign or two, who remained."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WINDOW = {"from": "2025-03-14", "to": "2025-03-31"}


@pytest.fixture
def counted(read):
    """What is counted from 14 to 31 March 2025."""
    return read("incident-counts/", agreement=RECORD, **WINDOW)


def _row(rows, kind, **who):
    [row] = [
        row
        for row in rows
        if row["kind"] == kind and all((row[k] or {}).get("id") == v for k, v in who.items())
    ]
    return {key: row[key] for key in ("accounts", "items", "told", "at_least", "at_most")}


@answers("ft-window-count")
def test_count_of_allegations_in_a_window(counted, see):
    """How many accusations between 14 and 31 March, and how many are itemised?

    Fourteen by Azerbaijan, as a total, none itemised; each denied by Armenia; one observation.
    Facts: inc-aze-accusations-0314-0331, inc-aze-campaign-0316-0321, inc-resume-0330;
    inc-arm-mod-denials, inc-arm-mod-0331-denial; inc-euma-0316.
    """
    by = counted["by_voice"]
    assert _row(by, "allegation", voice="azerbaijan", of="armenia") == {
        "accounts": 3,
        "items": 0,
        "told": 14,
        "at_least": 14,
        "at_most": None,
    }
    assert _row(by, "denial", voice="armenia", of="azerbaijan")["told"] == 14
    assert _row(by, "observation", voice="european-union")["items"] == 1
    itemised = {name(row["total"]): (row["count"], row["items"]) for row in counted["itemised"]}
    assert itemised == {
        "denial-armenia-2025-03-14": (14, []),
        "fire-alleged-by-azerbaijan-2025-03-14": (14, []),
    }
    page = see("incidents/", **WINDOW).main
    assert "a total of 14; 0 of them stand on record one by one" in page


@answers("ft-overlap-dedupe")
def test_overlap_of_two_windows_is_counted_once(counted, read, see):
    """Do the two windows describe one campaign?

    They may: the account of 16 to 21 March overlaps the total of 14 to 31 March and adds
    nothing to it; what the author states of 30 March may be what Armenia's ministry alleges
    of that night. Facts: inc-aze-campaign-0316-0321 (overlaps), inc-author-own-violation-0330
    (same_as_possible inc-syunik-0330-0331); of Azerbaijan also inc-public-figures-0321-0323
    and inc-opposition-0321-sotk.
    """
    campaign = read(f"incidents/{RECORD}-breaches-alleged-by-azerbaijan-2025-03-16/")
    total = f"{RECORD}-fire-alleged-by-azerbaijan-2025-03-14"
    assert (campaign["count"], total in campaign["overlaps"]) == (None, True)
    author = read(f"incidents/{RECORD}-breach-alleged-by-evn-report-2025-03-30/")
    assert author["overlaps"] == [f"{RECORD}-fire-alleged-by-armenia-2025-03-30"]
    together = counted["together"]
    assert _row(together, "allegation", of="armenia")["at_least"] == 14
    of_azerbaijan = _row(together, "allegation", of="azerbaijan")
    assert (of_azerbaijan["accounts"], of_azerbaijan["at_least"]) == (4, 2)
    page = see("incidents/", **WINDOW).main
    assert "accounts that may overlap count together" in page


@answers("ft-pauses")
def test_pause_after_the_call_of_25_march(counted, see):
    """How long did accusations stop after the 25 March call?

    About five days, to 30 March, by the essay. Facts: inc-pause-0325-0330, inc-resume-0330,
    evt-2025-03-25-rubio-pashinyan.
    """
    [pause] = counted["pauses"]
    assert (name(pause["incident"]), pause["days"]) == ("pause-2025-03-25", 5)
    assert pause["date"]["value"] == "2025-03-25/2025-03-30"
    assert name(pause["event"]) == "call-rubio-pashinyan-2025-03-25"
    assert name(pause["resumed"]) == "fire-alleged-by-azerbaijan-2025-03-30"
    page = see("incidents/", **WINDOW).main
    assert "None by Azerbaijan between 25 March 2025 and 30 March 2025, 5 days" in page


@answers("ft-forces-register")
def test_presences_that_remained_on_the_border(read, see):
    """Which foreign presences remained on the border in March 2025?

    The EU mission on Armenia's side, for a term extended to 2027; the Russian border guards there
    had left in 2024, as had all others on record. Facts: frc-euma, ev-2025-01-30-euma-extended,
    frc-border-guards-arm-aze, frc-border-guards-airport, frc-russian-peacekeepers,
    frc-aghdam-centre, frc-russian-troops-2020-2024, frc-turkish-troops-2020-2024.
    """
    rows = read("presences/", as_of="2025-03-31")["results"]
    until = {name(row["id"]): row["until"] and row["until"]["value"] for row in rows}
    assert until == {
        "eu-mission": "2027-02-19",
        "russian-border-guards-border": "2024",
        "russian-border-guards-airport": "2024",
        "russian-peacekeepers": "2024",
        "russian-turkish-monitoring-centre": "2024",
        "russian-troops-2020": "2024-01-01/2024-04-30?",
        "turkish-troops-2020": "2024-01-01/2024-04-30?",
    }
    [mission] = [row for row in rows if row["until"]["last"] > "2025-03-31"]
    assert (mission["kind"], mission["senders"]) == ("civilian_mission", ["european-union"])
    assert mission["place"] == "Armenia's side of the border"
    page = see("presences/", as_of="2025-03-31").main
    assert "From 20 February 2023 To 19 February 2027" in page
    assert page.count("over by this day") == 6
