"""The page that says how the record is corrected, and where it is found."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.rules import TAKEN_ADDRESSES
from tests.builders import small_record


def test_policy_says_what_is_corrected_and_how(see):
    words = see("/corrections/").main
    for heading in (
        "What is corrected, and how",
        "Reporting an error",
        "The right of reply",
        "How long it takes",
        "What is kept of a report",
    ):
        assert heading in words
    assert "is testimony. It changes no status and no reading" in words
    assert "No time is promised." in words
    assert "erased when the report is accepted or declined" in words


def test_policy_lists_the_corrections_of_every_agreement(see, client):
    small_record()
    links = see("/corrections/").links
    for slug in ("armenia-azerbaijan", "avaria-borduria"):
        for kind in ("correction", "retraction", "redaction"):
            assert f"/{slug}/changes/?kind={kind}" in links
            assert client.get(f"/{slug}/changes/?kind={kind}").status_code == 200


@pytest.mark.parametrize("address", ["", "articles/7/", "/method/", "/api/", "changes/"])
def test_policy_is_found_from_every_page(see, address):
    assert "/corrections/" in see(address).links


def test_method_page_leads_to_it_from_its_own_words(see):
    source = see("/method/").source
    part = source[source.index('id="corrections"') : source.index('id="care"')]
    assert 'href="/corrections/"' in part


def test_policy_is_a_page_like_any_other(client, record):
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/corrections/")
    assert len(asked) == 3
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.cookies == {}
    tag = response.headers["ETag"]
    assert client.get("/corrections/", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/corrections/?as_of=2025-03-13").status_code == 200
    assert "corrections" in TAKEN_ADDRESSES
