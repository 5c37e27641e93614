"""Nothing of a report is public: no page, no answer of the API, no header, no length."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from config.edge.answer import OF_ONE_READER
from provisions.models import NOUNS, Report
from provisions.reports import receive_report, settle_report
from provisions.transfer.columns import FILES
from tests.crawl import body_of
from tests.public import public_addresses

CANARIES = {
    "text": "canary-text-51c2 was left out",
    "source": "https://canary-source-51c2.example/",
    "on_behalf_of": "Canary-Party-51c2",
    "contact": "canary-contact-51c2@example.org",
    "note": "canary-note-51c2",
}
HANDLER = "canary-handler-51c2"


def asked(agreement):
    """Return an address of every public route and every collection, by no clock and by both."""
    own = [
        *public_addresses(agreement),
        *(f"/api/v1/{FILES[noun]}/?page_size=50" for noun in NOUNS),
        f"/{agreement.slug}/articles/7/",
        f"/{agreement.slug}/articles/8/",
        f"/{agreement.slug}/report/received/?receipt=none",
        "/search/?q=canary",
        "/no/such/page/",
    ]
    clock = "as_of=2025-09-01&known_at=1"
    return own + [f"{a}{'&' if '?' in a else '?'}{clock}" for a in own[::4]]


def seen(client, address):
    cache.clear()
    response = client.get(address)
    own = {"date", "expires"} | OF_ONE_READER
    headers = {k: v for k, v in response.headers.items() if k.lower() not in own}
    return response.status_code, headers, body_of(response), dict(response.cookies)


@pytest.fixture
def reported(record):
    """Reports in every state, about rows of several nouns."""

    def report():
        for number, state in enumerate(Report.State.values):
            about = [
                ("article", "armenia-azerbaijan-7"),
                ("agreement", record.slug),
                ("party", "armenia"),
                ("article", "armenia-azerbaijan-8"),
            ][number]
            values = {**CANARIES, "kind": "error", "noun": about[0], "row": about[1]}
            note = values.pop("note")
            made = receive_report(
                form=f"f{number}", sender=f"192.0.2.{number}", agreement=record, **values
            )
            if state != "new":
                settle_report(made, seen="new", state=state, by=HANDLER, note=note)

    return report


def test_reports_change_no_public_answer_in_any_byte(client, record, reported):
    # The form bears a mark of its own in each answer; the next test is about it.
    addresses = [address for address in asked(record) if not address.endswith("/report/")]
    before = {address: seen(client, address) for address in addresses}
    reported()
    assert Report.objects.count() == 4
    after = {address: seen(client, address) for address in addresses}
    assert [address for address in addresses if before[address] != after[address]] == []
    assert len(addresses) > 150
    statuses = [status for status, *_ in after.values()]
    assert set(statuses) <= {200, 400, 404}
    assert statuses.count(200) > 150
    everything = b"".join(
        body + repr(headers).encode() for _, headers, body, _ in after.values()
    ).lower()
    words = [*CANARIES.values(), HANDLER]
    assert [word for word in words if word.lower().encode() in everything] == []
    assert {repr(cookies) for *_, cookies in after.values()} == {"{}"}


def test_form_itself_shows_nothing_of_earlier_reports(client, record, reported):
    reported()
    for address in ("", "?about=article/armenia-azerbaijan-7", "?about=party/armenia"):
        body = client.get(f"/{record.slug}/report/{address}").content.lower()
        assert [w for w in (*CANARIES.values(), HANDLER) if w.lower().encode() in body] == []
