"""A writer that is killed at any instant tears no edit and loses none it acknowledged."""

import pytest

pytestmark = pytest.mark.crash


def test_kills_neither_tear_nor_lose_an_edit(run):
    report = run("kills")
    written = report.pop("acknowledged")
    assert report == {"kills": 300, "errors": [], "faults": [], "lost": []}
    assert written >= 150


def test_kills_show_a_writer_without_its_transaction(run):
    report = run("kills", "split")
    assert report["faults"] != []


def test_kills_show_a_writer_that_acknowledges_too_early(run):
    report = run("kills", "early")
    assert report["lost"] != []
    assert report["faults"] == []
