"""What cannot be answered: named, explained, and never a fault of ours."""

import base64
import json

import pytest

from tests.builders import small_record

NINES = "9" * 4301
COLLECTIONS = (
    "agreements/",
    "articles/",
    "preconditions/",
    "article-texts/",
    "draft-versions/",
    "parties/",
    "actors/",
    "positions/",
    "movements/",
    "status-entries/",
    "tallies/",
    "events/",
    "instruments/",
    "translations/",
    "sources/",
    "revisions/",
    "revisions/1/changes/",
)
ANSWERS = ("overview/", "matrix/", "vocabulary/", "")
ADDRESSES = (*COLLECTIONS, "articles/armenia-azerbaijan-7/", *ANSWERS)


def cursor(text):
    return base64.b64encode(text.encode()).decode()


def refused(response, parameter):
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    body = json.loads(response.content)
    assert body["type"] == "about:blank"
    assert (body["title"], body["status"]) == ("Bad Request", 400)
    assert body["parameter"] == parameter
    assert body["detail"].startswith(parameter)
    return body["detail"]


@pytest.mark.parametrize(
    "name, value",
    [
        ("nonsense", "1"),
        ("Status", "agreed"),
        ("as_of", "2025-02-30"),
        ("as_of", "0000-00-00"),
        ("as_of", "10000-01-01"),
        ("as_of", "2025-03-13T00:00:00Z"),
        ("as_of", "٢٠٢٥-٠٣-١٣"),
        ("as_of", "\0"),
        ("as_of", ""),
        ("known_at", "2"),
    ],
)
def test_parameter_that_every_address_refuses_is_named(ask, name, value):
    for address in ADDRESSES:
        refused(ask(address, **{name: value}), name)


def test_parameter_without_a_name_is_called_so(ask):
    for address in ADDRESSES:
        refused(ask(address, **{"": "1"}), "(a parameter without a name)")


UNKNOWN_STATES = {
    "": "“” is neither a revision's number nor an instant",
    "2": "the record has no revision 2; the last is 1.",
    "-1": "neither a revision's number nor an instant",
    "01": "neither a revision's number nor an instant",
    "1.5": "neither a revision's number nor an instant",
    NINES: "neither a revision's number nor an instant",
    "2025-03-13": "nor an instant; write it as 7 or 2026-05-01T12:00:00Z",
    "2025-03-13T00:00:00": "neither a revision's number nor an instant",
    "2025-02-30T00:00:00Z": "“2025-02-30T00:00:00Z” is not an instant",
    "2025-03-13T00:00:00+99:00": "is not an instant",
    "0001-01-01T00:00:00+14:00": "is not an instant",
    "9999-12-31T23:59:59Z": "“9999-12-31T23:59:59Z” has not come yet.",
    "٧": "neither a revision's number nor an instant",
    "\0": "neither a revision's number nor an instant",
}


@pytest.mark.parametrize("value", UNKNOWN_STATES)
@pytest.mark.parametrize("address", ["articles/", "overview/", "articles/armenia-azerbaijan-7/"])
def test_known_at_that_names_no_state_is_refused(ask, address, value):
    assert UNKNOWN_STATES[value] in refused(ask(address, known_at=value), "known_at")


@pytest.mark.parametrize(
    "name, value",
    [
        ("page_size", "0"),
        ("page_size", "101"),
        ("page_size", "-1"),
        ("page_size", "ten"),
        ("page_size", "٥"),
        ("page_size", "1e1"),
        ("page_size", NINES),
        ("cursor", "x"),
        ("cursor", "é"),
        ("cursor", cursor("p=a\0")),
        ("cursor", cursor("p=" + "a" * 300)),
        ("cursor", cursor("p=A b")),
        ("cursor", cursor("o=5")),
        ("cursor", cursor("o=" + NINES[:1000])),
        ("cursor", cursor("r=x")),
        ("fields", "id,nope"),
        ("fields", ","),
        ("fields", ""),
    ],
)
def test_paging_parameter_is_refused_by_name(ask, name, value):
    for address in COLLECTIONS:
        refused(ask(address, **{name: value}), name)


@pytest.mark.parametrize(
    "address, name, value",
    [
        ("articles/", "agreement", "xyz"),
        ("articles/", "agreement", ""),
        ("articles/", "agreement", "a\0b"),
        ("articles/", "agreement", "A" * 1999),
        ("articles/", "agreement", "q" * 60_000),
        ("articles/", "key", "18"),
        ("articles/", "key", NINES[:2000]),
        ("articles/", "status", "signed"),
        ("articles/", "disclosure", "agreed"),
        ("articles/", "confidence", "sure"),
        ("articles/", "q", "q" * 201),
        ("articles/", "q", "q" * 60_000),
        ("articles/", "q", "nul\0"),
        ("articles/", "q", "over\u202eride"),
        ("article-texts/", "article", "armenia-azerbaijan-99"),
        ("article-texts/", "from", "2025"),
        ("article-texts/", "superseded", "yes"),
        ("status-entries/", "aspect", "articles"),
        ("status-entries/", "voice", "nobody"),
        ("status-entries/", "party", "atlantis"),
        ("status-entries/", "according_to", "atlantis"),
        ("status-entries/", "to", "2025-02-30"),
        ("status-entries/", "precondition", "minsk-group-closure"),
        ("preconditions/", "key", "peace"),
        ("preconditions/", "key", "7"),
        ("preconditions/", "list", "requirements"),
        ("preconditions/", "form", "demand"),
        ("preconditions/", "condition_of_signature", "maybe"),
        ("preconditions/", "draft_relation", "agreed"),
        ("preconditions/", "order", "first"),
        ("preconditions/", "stated_by", "atlantis"),
        ("preconditions/", "addressed_to", "atlantis"),
        ("preconditions/", "article", "7"),
        ("preconditions/", "standing", "agreed"),
        ("preconditions/", "answer_substance", "met"),
        ("preconditions/", "answer_linkage", "yes"),
        ("preconditions/", "fulfilment", "done"),
        ("preconditions/", "superseded", "include"),
        ("positions/", "subject", "articles"),
        ("positions/", "subject", "armenia-azerbaijan"),
        ("positions/", "subject", "nul\0"),
        ("positions/", "stance", "agreed"),
        ("positions/", "party", "atlantis"),
        ("positions/", "precondition", "atlantis"),
        ("positions/", "from", "2025"),
        ("movements/", "claim", "claim"),
        ("movements/", "kind", "concession"),
        ("movements/", "mover", "atlantis"),
        ("movements/", "according_to", "atlantis"),
        ("instruments/", "kind", "pact"),
        ("instruments/", "party", "atlantis"),
        ("draft-versions/", "sent_by", "atlantis"),
        ("draft-versions/", "to", "2025-02-30"),
        ("matrix/", "agreement", "xyz"),
        ("matrix/", "party", "atlantis"),
        ("matrix/", "subject", "atlantis"),
        ("matrix/", "stance", "rejects"),
        ("tallies/", "according_to", "turan-2024-12-18"),
        ("events/", "kind", "party"),
        ("events/", "article", "7"),
        ("sources/", "perspective", "neutral"),
        ("sources/", "from", "03-2025"),
        ("parties/", "kind", "states"),
        ("actors/", "party", "nobody"),
        ("revisions/", "after", "-1"),
        ("revisions/", "after", NINES),
        ("revisions/", "after", "9" * 19),
        ("revisions/", "kind", "rumour"),
        ("revisions/", "cursor", cursor("p=" + "9" * 19)),
        ("revisions/", "cursor", cursor("p=one")),
        ("revisions/1/changes/", "noun", "citation"),
        ("revisions/1/changes/", "row", "a b"),
        ("overview/", "agreement", "xyz"),
        ("overview/", "fields", "stage"),
        ("vocabulary/", "q", "agreed"),
    ],
)
def test_value_is_refused_by_name(ask, address, name, value):
    detail = refused(ask(address, **{name: value}), name)
    assert len(detail) < 600


def test_unknown_parameter_is_answered_with_those_that_are_known(ask):
    assert refused(ask("actors/", stat="1"), "stat") == (
        "stat is not a parameter of this address, which knows: "
        "agreement, as_of, cursor, fields, known_at, known_by, page_size, party, q."
    )


def test_parameter_given_twice_is_refused(client, db):
    response = client.get("/api/v1/articles/?key=7&key=8")
    assert refused(response, "key") == "key is given more than once."


def test_overview_of_many_agreements_wants_to_know_which(ask, read, record):
    assert read("overview/")["agreement"] == "armenia-azerbaijan"
    small_record()
    for address in ("overview/", "matrix/"):
        assert refused(ask(address), "agreement") == (
            "agreement is needed; the record holds: armenia-azerbaijan, avaria-borduria."
        )


@pytest.mark.parametrize(
    "raw",
    [
        "%ED%A0%80",
        "%ff%fe",
        "q=%ED%A0%80",
        "q=%00%00",
        "=",
        "&&&",
        "q",
        "q=%",
        "%00=%00",
        "a[]=1",
        "&".join(f"a{n}=1" for n in range(2500)),
        "q=" + "%F0%9F%92%A9" * 5000,
        "cursor=" + "%3D" * 1000,
        "as_of=2025-03-13%0A",
        "page_size=1;page_size=2",
    ],
)
def test_odd_query_is_answered_calmly(client, db, raw):
    for address in ("articles/", "revisions/", "overview/", "revisions/1/changes/"):
        response = client.get(f"/api/v1/{address}?{raw}")
        assert response.status_code in (200, 400)
        kinds = {200: "application/json", 400: "application/problem+json"}
        assert response.headers["Content-Type"] == kinds[response.status_code]


def test_request_for_another_host_is_a_problem_too(client, db):
    response = client.get("/api/v1/articles/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert "evil" not in response.content.decode()


def test_charset_of_a_request_changes_nothing(client, db):
    response = client.get("/api/v1/articles/?q=%2BAGE-", CONTENT_TYPE="text/plain; charset=utf-7")
    assert response.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "nothing/",
        "nothing",
        "articles/armenia-azerbaijan-99/",
        "articles/7/",
        "articles/%00/",
        "articles/%ED%A0%80/",
        f"articles/{NINES}/",
        "articles/armenia-azerbaijan-7/more/",
        "revisions/0/",
        "revisions/2/",
        f"revisions/{NINES}/",
        "revisions/%D9%A1/",
        "revisions/1.0/",
        "revisions/2/changes/",
        f"revisions/{NINES}/changes/",
        "a%0Ab/",
        "../articles/",
        "articles//",
        "revisions/1/changes/1/",
        "q" * 60_000,
    ],
)
def test_unknown_address_is_a_problem_that_says_so(client, db, address):
    response = client.get(f"/api/v1/{address}", headers={"Accept": "text/html"})
    if response.status_code == 406:
        response = client.get(f"/api/v1/{address}")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["title"] == "Not Found"


def test_address_without_its_slash_leads_to_the_one_with_it(client, db):
    response = client.get("/api/v1/articles?agreement=armenia-azerbaijan")
    assert response.status_code == 301
    assert response.headers["Location"] == "/api/v1/articles/?agreement=armenia-azerbaijan"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["", "articles/", "articles/armenia-azerbaijan-7/", "schema/"])
def test_writing_is_refused(client, db, method, address):
    response = getattr(client, method)(f"/api/v1/{address}")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["detail"] == (
        "This API is for reading: it answers GET, HEAD and OPTIONS."
    )


def test_writing_to_an_unknown_address_finds_nothing_there(client, db):
    assert client.post("/api/v1/nothing/").status_code == 404


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "image/*", ";;;,/", "", "a" * 9000]
)
def test_accept_header_that_refuses_json_is_told(ask, accept):
    response = ask("articles/", headers={"Accept": accept})
    assert response.status_code == 406
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == 406


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "application/*;q=0.1", "text/html, */*;q=0.8"]
)
def test_accept_header_that_allows_json_gets_it(ask, accept):
    response = ask("articles/", headers={"Accept": accept}, page_size=1)
    assert response.headers["Content-Type"] == "application/json"


def test_row_that_does_not_count_yet_is_missing_on_that_day(ask):
    response = ask("article-texts/armenia-azerbaijan-7-published-2025-08-11/", as_of="2025-08-10")
    assert response.status_code == 404
    assert json.loads(response.content)["detail"] == (
        "This article text does not count yet on 2025-08-10."
    )


def test_error_is_never_stored_by_a_cache(ask):
    assert ask("articles/", nonsense="1").headers["Cache-Control"] == "no-store"
