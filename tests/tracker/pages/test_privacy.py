"""What the page on privacy promises is what the site does."""

import pytest

from provisions.models import Report, SenderCount

pytestmark = pytest.mark.once


def test_policy_is_a_page_and_every_foot_leads_to_it(see):
    words = see("/privacy/").main
    assert (
        "No cookie is set, no account is needed, and no script is needed to read a page." in words
    )
    for address in ("", "timeline/", "/method/", "/corrections/"):
        assert "/privacy/" in see(address).links


@pytest.mark.parametrize("address", ["/privacy/", "/armenia-azerbaijan/", "/api/v1/articles/"])
def test_reader_gets_no_cookie_and_leaves_nothing(client, db, address):
    response = client.get(address, {"agreement": "armenia-azerbaijan"} if "api" in address else {})
    assert (response.status_code, len(response.cookies), len(client.cookies)) == (200, 0, 0)
    assert response["Referrer-Policy"] == "same-origin"
    assert (Report.objects.count(), SenderCount.objects.count()) == (0, 0)


def test_log_names_no_reader(client, db, caplog):
    client.get("/armenia-azerbaijan/nowhere/", REMOTE_ADDR="203.0.113.77")
    client.get("/armenia-azerbaijan/", {"as_of": "never"}, REMOTE_ADDR="203.0.113.77")
    assert "/armenia-azerbaijan/nowhere/" in caplog.text
    assert "203.0.113.77" not in caplog.text
