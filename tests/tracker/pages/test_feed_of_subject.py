"""Feeds of one article, party or precondition: their form, both clocks, what they leave out."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import Revision
from provisions.record import revise
from tests.builders import add_position, add_precondition, add_status, add_step, small_record

ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "/avaria-borduria/"
FEEDS = ["articles/1.atom", "parties/avaria.atom", "preconditions/toll.atom"]


@pytest.fixture
def told(db):
    """A small record in which each subject has a dated row."""
    small = small_record()
    with revise(reason="Words") as edit:
        row = add_precondition(edit, small, key="toll")
        add_step(edit, small, row, "standing", "stated", "2025-01-10")
        for target in ({"precondition": row}, {"article": small.articles[0]}):
            [subject] = target
            add_position(edit, small, subject=subject, **target)
        small.toll = row
        small.entry = add_status(edit, small, small.articles[0])
    return small


def entries(client, address, **query):
    feed = ElementTree.fromstring(client.get(HOME + address, query).content)
    return {one.find(f"{ATOM}id").text: one for one in feed.findall(f"{ATOM}entry")}


@pytest.mark.parametrize("address", FEEDS)
def test_feed_has_what_the_format_requires(client, told, address):
    response = client.get(HOME + address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    found = feed.findall(f"{ATOM}entry")
    assert found
    for element in (feed, *found):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
            assert element.find(f"{ATOM}{name}").text
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Peace agreement tracker"
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"alternate", "self"}
    ids = [one.find(f"{ATOM}id").text for one in found]
    assert len(ids) == len(set(ids))
    assert all(one.startswith("tag:testserver,2026-01-01:avaria-borduria/") for one in ids)
    for one in found:
        content = one.find(f"{ATOM}content")
        assert content.get("type") == "html"
        assert "according to" in content.text or "the tracker&#x27;s reading" in content.text
        assert '<li><a href="http' in content.text


@pytest.mark.parametrize("address", FEEDS)
def test_feed_is_named_by_its_page_and_keeps_to_its_day(client, told, address):
    page = client.get(HOME + address.replace(".atom", "/")).content.decode()
    assert f'href="{HOME}{address}"' in page
    assert entries(client, address, as_of="2024-06-01") == {}
    words = client.get(HOME + address, {"as_of": "2024-06-01"}).content.decode()
    assert "2024-06-01T00:00:00+00:00" in words


def test_correction_updates_an_entry_and_a_retraction_takes_it_out(client, told):
    name = f"tag:testserver,2026-01-01:avaria-borduria/status-entry/{told.entry.slug}"
    before = entries(client, FEEDS[0])[name].find(f"{ATOM}updated").text
    with revise(reason="Misread", kind="correction") as edit:
        entry = edit.amend(told.entry, note="As the source has it")
    corrected = Revision.objects.latest("number").number
    after = entries(client, FEEDS[0])
    assert next(iter(after)) == name
    assert after[name].find(f"{ATOM}updated").text > before
    with revise(reason="Never said", kind="retraction") as edit:
        edit.retract(entry)
    assert name not in entries(client, FEEDS[0])
    assert name in entries(client, FEEDS[0], known_at=str(corrected))


def test_precondition_is_not_named_before_it_was_raised(client, told):
    title = "Not raised by this day, "
    words = client.get(f"{HOME}preconditions/toll.atom", {"as_of": "2024-06-01"}).content.decode()
    assert f"<title>{title}" in words


@pytest.mark.parametrize("address", ["articles/99", "parties/nobody", "preconditions/none"])
def test_feed_of_an_unknown_subject_is_missing(client, told, address):
    assert client.get(f"{HOME}{address}.atom").status_code == 404


@pytest.mark.parametrize(("address", "count"), [*zip(FEEDS, (4, 4, 4), strict=True)])
def test_feed_asks_as_often_for_many_rows_as_for_few(client, told, address, count):
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(HOME + address)
    with revise(reason="More words") as edit:
        for day in range(1, 9):
            add_status(edit, told, told.articles[0], date=f"2025-02-0{day}")
            for target in ({"precondition": told.toll}, {"article": told.articles[0]}):
                [subject] = target
                add_position(edit, told, subject=subject, date=f"2025-02-0{day}", **target)
    with CaptureQueriesContext(connection) as many:
        client.get(HOME + address)
    assert (len(few), len(many)) == (count, count)
