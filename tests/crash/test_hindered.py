"""An editor whose edit the database cannot take is told so, and gets back what was typed."""

import pytest

pytestmark = pytest.mark.crash

AS_IT_SHOULD = {
    "status": 503,
    "said": ["Nothing was saved"],
    "given back": True,
    "retry after": True,
    "pages": 200,
    "afterwards": 302,
    "note": "Words typed after it",
    "lost": 0,
    "faults": [],
    "verified": "",
}


def told(run, fault):
    report = run("hindered", fault)
    if "not possible" in report:
        pytest.skip(report["not possible"])
    assert report.pop("made by")
    return report


@pytest.mark.parametrize("fault", ["locked", "full", "readonly"])
def test_hindered_editor_is_told_and_loses_no_word(run, fault):
    assert told(run, fault) == AS_IT_SHOULD


def test_editor_on_a_broken_disk_or_a_lost_connection_is_told(run):
    report = told(run, "failing")
    uncertain = ["It is not known whether this was saved"]
    assert report in (AS_IT_SHOULD, AS_IT_SHOULD | {"said": uncertain})


def test_hindered_editor_shows_a_desk_that_does_not_say(run):
    report = told(run, "locked-unsaid")
    assert (report["status"], report["said"], report["given back"]) == (500, [], False)
