"""Editors who work at the same time lose nothing, and none is told of a lock."""

import pytest

pytestmark = pytest.mark.crash


def test_editors_at_once_lose_no_edit(run):
    report = run("editors")
    assert report.pop("stale") > 0
    assert report == {"done": 320, "kept": 320, "errors": [], "faults": []}


def test_editors_at_once_show_a_lost_edit(run):
    report = run("editors", "blind")
    assert report["done"] == 320
    assert report["kept"] < 320


def test_edits_of_two_rows_in_any_order_do_not_block_each_other(run):
    report = run("editors", "pairs")
    assert report == {"done": 200, "kept": 200, "stale": 0, "errors": [], "faults": []}


def test_edits_of_two_rows_show_a_missing_lock(run):
    report = run("editors", "unlocked")
    assert report["errors"] != []


def test_clock_set_back_leaves_history_in_order(run):
    assert run("clock") == {
        "errors": [],
        "rising": True,
        "live": "edit 6",
        "newest": "edit 6",
        "before newest": "edit 5",
        "oldest": "",
        "versions": [1, 2, 3, 4, 5, 6, 7],
        "faults": [],
    }
