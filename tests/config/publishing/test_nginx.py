"""nginx serves a publication by the committed configuration: the site's own bytes and headers."""

from __future__ import annotations

from http.client import HTTPConnection

import pytest

from config.edge.answer import OF_ONE_READER
from config.publishing.folder import read_manifest
from tests.config.edge.asking import ask
from tests.config.publishing.serving import nginx

pytestmark = [pytest.mark.once, pytest.mark.django_db]

CODINGS = ("", "gzip", "br", "br;q=0, gzip;q=0.5", "gzip, deflate, br")
# Of the server and its bytes: the site's tag is of the record, nginx's of time and length.
OWN = {"server", "date", "connection", "etag", "last-modified"} | OF_ONE_READER
HOME = "/avaria-borduria/"


@pytest.fixture(scope="module")
def port(published, tmp_path_factory):
    with nginx(published.folder, tmp_path_factory.mktemp("nginx")) as port:
        yield port


@pytest.fixture
def get(port):
    connection = HTTPConnection("127.0.0.1", port, timeout=30)

    def get(address, method="GET", **sent):
        named = {name.replace("_", "-"): value for name, value in sent.items()}
        connection.request(method, address, headers={"Host": "testserver", **named})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        assert len(told) == len(answer.getheaders()), address
        return answer.status, told, answer.read()

    yield get
    connection.close()


def own(told, *others):
    return {name: value for name, value in told.items() if name not in OWN | set(others)}


def test_every_published_address_is_served_as_the_site_answers_it(published, get):
    entries = read_manifest(published.folder / "current")["addresses"]
    assert len(entries) > 150
    for place, entry in enumerate(entries):
        address = entry["address"]
        # What serves files before Django weighs no codings against each other.
        told_apart = 3 if address.startswith("/static/") else len(CODINGS)
        coding = CODINGS[place % told_apart]
        sent = {"accept_encoding": coding} if coding else {}
        status, told, body = get(address, **sent)
        # What no coding makes smaller is sent plain, letters and all; Django may pad them anew.
        expected = ask(published.edge, address, **(sent if len(entry["bytes"]) > 1 else {}))
        assert (status, body) == (expected.status, expected.body), (address, coding)
        assert own(told) == own(expected.headers), (address, coding)
        # A reader who holds it is told so.
        assert get(address, **sent, if_none_match=told["etag"])[0] == 304


def test_what_no_file_answers_is_asked_of_the_site(get):
    page, rows = HOME, "/api/v1/articles/"
    for address, method, sent in [
        (f"{page}?as_of=2025-03-01", "GET", {}),
        (page, "POST", {}),
        (page, "GET", {"cookie": "sessionid=1"}),
        (page, "GET", {"authorization": "Basic eDp5"}),
        (f"{page}report/", "GET", {}),
        (f"{page}index.html", "GET", {}),
        (f"{page}index.html.br", "GET", {}),
        ("/admin/", "GET", {}),
        ("/none/of/this/", "GET", {}),
        (rows, "GET", {"accept": "text/csv"}),
        (rows, "GET", {"accept": "application/json; indent=4"}),
        ("/api/v1/schema/", "GET", {"accept": "application/json"}),
        ("/api/v1/checkpoint/", "GET", {}),
    ]:
        status, told, body = get(address, method, **sent)
        assert (status, body) == (200, f"{method} {address}".encode())
        assert "content-security-policy" not in told


def test_data_may_be_read_by_other_sites_and_pages_may_not(get):
    origin = "https://elsewhere.example"
    told = get("/api/v1/articles/", origin=origin)[1]
    assert told["access-control-allow-origin"] == "*"
    assert "Record-Revision" in told["access-control-expose-headers"]
    assert "access-control-allow-origin" not in get(HOME, origin=origin)[1]


def test_head_of_an_answer_is_its_headers_alone(get):
    whole, head = get(HOME), get(HOME, "HEAD")
    assert (head[0], own(head[1]), head[2]) == (200, own(whole[1]), b"")
