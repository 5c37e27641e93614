"""Pages and API through the proxy: every address that the site routes, as a reader gets it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.crawl import addresses
from tests.stack.asking import ask

ROOT = Path(__file__).resolve().parents[2]
ASKING = 2
# Answered anew each time, for all.
NEVER_KEPT = {"/healthz", "/readyz", "/api/v1/checkpoint/"}
SECURITY = ("content-security-policy", "x-content-type-options", "referrer-policy")


@pytest.fixture(scope="module")
def public(read, agreement):
    """Every public address of the site, filled from what its API lists."""

    def first(collection):
        return read(f"/api/v1/{collection}/?page_size=1").json["results"]

    def fill(route, name):
        if route.startswith("admin/"):
            return []
        if name == "id":
            return [
                row["id"] if "id" in row else row["number"] for row in first(route.split("/")[2])
            ]
        if name == "key":
            articles = "articles" in route
            row = first("articles" if articles else "preconditions")[0]
            return [row["key" if articles else "slug"]]
        return {
            "agreement": [agreement],
            "slug": [first("parties")[0]["id"]],
            "party": [first("parties")[0]["id"]],
            "subject": ["agreement"],
            "number": [1],
        }[name]

    return [a for a in addresses(fill) if not a.startswith("/admin/")]


def test_every_public_address_answers_and_is_kept_for_its_version(public, read):
    def walk(address):
        first = read(address, accept_encoding="gzip, deflate, br")
        again = read(address, accept_encoding="br;q=1.0, gzip")
        tag = first.headers.get("etag", '""')
        held = read(address, accept_encoding="br", if_none_match=tag)
        return address, first, again, held

    with ThreadPoolExecutor(ASKING) as readers:
        answered = list(readers.map(walk, public))
    faults, kept = [], 0
    for address, first, again, held in answered:
        if first.status not in (200, 302, 400, 404):
            faults.append((address, first.status))
        if not set(SECURITY) <= first.headers.keys():
            faults.append((address, "security headers"))
        if first.status != 200 or address in NEVER_KEPT:
            continue
        if "public" not in first.headers.get("cache-control", ""):
            continue
        kept += 1
        if (again.status, again.headers.get("etag"), again.body) != (
            200,
            first.headers["etag"],
            first.body,
        ):
            faults.append((address, "not the same bytes"))
        if (held.status, held.body) != (304, b""):
            faults.append((address, "no 304", held.status))
    assert faults == []
    assert kept > len(public) * 0.8


def test_pages_of_the_record_are_there(read, agreement):
    article = read(f"/api/v1/articles/?agreement={agreement}&page_size=1").json["results"][0]
    for address in (f"/{agreement}/articles/{article['key']}/", "/method/"):
        for language in ("", "/hy", "/az", "/ru"):
            page = read(language + address)
            assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("asked", "coding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("gzip;q=0, br;q=0", ""), ("GZIP", "gzip"), ("", "")],
)
def test_finished_bytes_reach_readers_in_their_coding(asked, coding, read, agreement):
    address = f"/{agreement}/articles/"
    page = read(address, accept_encoding=asked)
    assert (page.status, page.headers.get("content-encoding", "")) == (200, coding)
    assert page.content == read(address).body
    assert page.headers["etag"].endswith(f'-{coding}"' if coding else '"')
    assert not page.headers["etag"].startswith("W/")
    assert page.headers["cache-control"] == "public, no-cache"


def test_head_is_get_without_its_body(read, site, agreement):
    address = f"/{agreement}/sources/"
    head, get = ask(site + address, "HEAD"), read(address)
    own = ("x-request-id", "date", "ratelimit", "ratelimit-policy")
    assert (head.status, head.body) == (200, b"")
    assert {k: v for k, v in head.headers.items() if k not in own} == {
        k: v for k, v in get.headers.items() if k not in own
    }


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
def test_static_files_are_kept_for_good(coding, read):
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', read("/").text))
    assert files
    for address in files:
        file = read(address, accept_encoding=coding or "identity")
        assert (file.status, file.headers.get("content-encoding", "")) == (200, coding)
        assert "immutable" in file.headers["cache-control"]
        assert file.content == read(address).body
    assert read("/static/tracker/none.css").status == 404


def test_collections_and_answers_of_the_api(read, site):
    root = read("/api/v1/").json
    assert len(root["collections"]) > 20
    for address in root["collections"].values():
        assert address.startswith(f"{site}/")
        page = read(address.removeprefix(site) + "?page_size=1")
        assert (page.status, set(page.json) >= {"count", "next", "results"}) == (200, True)


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/v1/none/", 404), ("/api/v1/sources/?none=1", 400), ("/api/v1/events/?as_of=x", 400)],
)
def test_errors_of_the_api_say_what_is_wrong(address, status, read):
    answer = read(address)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(answer.body)["status"] == status


def test_errors_of_pages_and_of_the_proxy(read, site, agreement):
    assert read(f"/{agreement}/?as_of=x").status == 400
    assert read("/none-such/").status == 404
    assert read("/metrics").status == 404
    assert ask(f"{site}/", host="elsewhere.example").status == 400
    assert ask(f"{site}/{agreement}/report/", "POST", b"x" * 2_100_000).status == 413
    assert ask(f"{site}/" + "x" * 20_000).status == 414
    assert ask(f"{site}/{agreement}/", "DELETE").status in (403, 405)


def test_what_a_client_says_of_itself_does_not_count(read, site, agreement):
    """Another scheme or host would be in the addresses that a page gives of itself."""
    claims = {
        "x_forwarded_proto": "https",
        "x_forwarded_host": "elsewhere.example",
        "forwarded": "host=elsewhere.example;proto=https",
        "x_request_id": "mine",
    }
    address = f"/api/v1/agreements/{agreement}/"
    claimed, plain = read(address, **claims), read(address)
    assert claimed.json["url"] == plain.json["url"] == f"{site}{address}"
    assert re.fullmatch(r"[0-9a-f]{32}", claimed.headers["x-request-id"])


def test_record_is_whole_as_seen_from_outside(site):
    checked = subprocess.run(
        [sys.executable, "scripts/check_record.py", site],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "revisions are as they were sealed" in checked.stdout
