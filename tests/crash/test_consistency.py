"""The check that follows each kill names every kind of fault, and nothing where there is none."""

import pytest

pytestmark = pytest.mark.crash

DIFFERS = "source: the row and its newest history differ"
OTHER_INSTANT = [
    f"source, version {version}: its history has another instant than its revision"
    for version in (1, 2)
]
DISORDERED = "source, version 2: written by an earlier revision than the version before"


def test_check_of_the_record_names_each_tampering(run):
    assert run("tampering") == {
        "nothing": [],
        "row changed": [DIFFERS],
        "row deleted": [
            "revision 1 names source source-0, which does not exist",
            "revision 2 names source source-0, which does not exist",
            DIFFERS,
        ],
        "history changed": [DIFFERS],
        "history lost": ["source: the versions in its history have a gap"],
        "newest lost": ["revision 2 wrote no history", DIFFERS],
        "history ahead": ["source, version 1: its revision 9 is not in the log", DISORDERED],
        "history disordered": [*OTHER_INSTANT, DISORDERED, DIFFERS],
        "instant moved": OTHER_INSTANT,
        "revision forged": [
            "revision 3 has no change",
            "revision 3 is not recorded later than the one before it",
            "revision 3 wrote no history",
        ],
        "number skipped": [
            "revision 4 has no change",
            "revision 4 wrote no history",
            "the log holds 3 revisions but ends at number 4",
        ],
        "change lost": ["revision 2 has no change"],
        "change of nothing": ["revision 2 names source x, which does not exist"],
    }
