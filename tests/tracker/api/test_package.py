"""The data package: its own description is true of it, and it holds what the API tells."""

import csv
import hashlib
import io
import json
import re
import zipfile

import pytest

from provisions.models import Position
from provisions.record import revise
from provisions.redaction import redact
from tests.builders import add_position, small_record
from tracker.api.root import COLLECTIONS

ADDRESS = "/armenia-azerbaijan/data.zip"
PLAIN = {
    "integer": r"-?\d+",
    "boolean": r"true|false",
    "date": r"\d{4}-\d\d-\d\d",
    "datetime": r"\d{4}-\d\d-\d\dT.*",
}
NESTED = {"array": list, "object": dict}


def opened(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return zipfile.ZipFile(io.BytesIO(body))


@pytest.fixture
def package(client, record):
    return opened(client.get(ADDRESS))


def rows_in(package, name):
    text = package.read(f"data/{name}.csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_description_is_that_of_a_data_package_and_true(package):
    told = json.loads(package.read("datapackage.json"))
    assert re.fullmatch(r"[a-z0-9._-]+", told["name"])
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert len(told["sources"]) > 50
    assert all(source["title"] and source["path"].startswith("http") for source in told["sources"])
    paths = [resource["path"] for resource in told["resources"]]
    assert sorted(package.namelist()) == sorted(["README.md", "datapackage.json", *paths])
    assert [resource["name"] for resource in told["resources"]] == list(COLLECTIONS)
    for resource in told["resources"]:
        body = package.read(resource["path"])
        assert resource["bytes"] == len(body)
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        check_cells(resource["schema"], rows_in(package, resource["name"]), body)
    readme = package.read("README.md").decode()
    assert "as known at revision 1" in readme
    assert "{" not in readme


def check_cells(schema, rows, body):
    types = {field["name"]: field["type"] for field in schema["fields"]}
    assert body.decode().splitlines()[0].split(",") == list(types)
    keys = [row[schema["primaryKey"]] for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(keys)
    for row in rows:
        for name, value in row.items():
            kind = types[name]
            if value == "":
                continue
            if kind in NESTED:
                assert isinstance(json.loads(value), NESTED[kind]), (name, value)
            elif kind in PLAIN:
                assert re.fullmatch(PLAIN[kind], value), (name, value)


def test_tables_hold_the_rows_that_the_api_tells(package, walk):
    for name in COLLECTIONS:
        if name in ("parties", "actors", "sources"):
            continue
        rows = walk(f"{name}/", page_size=100, agreement="armenia-azerbaijan")
        found = rows_in(package, name)
        assert {row.get("id") or str(row["number"]) for row in rows} <= {
            row.get("id") or row["number"] for row in found
        }, name
    parties = {row["id"] for row in rows_in(package, "parties")}
    spoken = {row["party"] for row in rows_in(package, "positions")}
    assert spoken <= parties


def test_same_version_gives_the_same_bytes_and_another_revision_its_own(client, record):
    pinned = {"as_of": "2025-06-01", "known_at": "1"}
    one, again = (client.get(ADDRESS, pinned) for _ in range(2))
    assert one.content == again.content
    assert one["Content-Disposition"] == (
        'attachment; filename="armenia-azerbaijan-as-of-2025-06-01-known-at-1.zip"'
    )
    small_record()
    assert client.get(ADDRESS, pinned).content == one.content
    assert client.get(ADDRESS, pinned, headers={"If-None-Match": one["ETag"]}).status_code == 304
    assert client.get(ADDRESS, {"as_of": "2025-06-01"}).content != one.content


def test_package_refuses_what_it_does_not_know(client, record):
    for query, code in (({"as_of": "soon"}, 400), ({"x": "1"}, 400), ({"known_at": "99"}, 400)):
        answer = client.get(ADDRESS, query)
        assert (answer.status_code, answer["Content-Type"]) == (code, "application/problem+json")
    for address in ("/nowhere/data.zip", f"{ADDRESS}?known_at=0"):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_rows_of_other_agreements_and_redacted_rows_are_in_no_table(client, record):
    small = small_record()
    with revise(reason="Two statements") as edit:
        kept, gone = (
            add_position(edit, small, slug=f"said-{word}", summary=f"canary-{word}")
            for word in ("kept", "gone")
        )
    number = edit.number
    before = opened(client.get("/avaria-borduria/data.zip"))
    assert {row["id"] for row in rows_in(before, "positions")} == {kept.slug, gone.slug}
    redact([Position.objects.get(pk=gone.pk)], reason="A court ordered it", by="an operator")
    for clock in ("", f"?known_at={number}"):
        after = opened(client.get(f"/avaria-borduria/data.zip{clock}"))
        everything = b"".join(after.read(name) for name in after.namelist())
        assert (b"canary-kept" in everything, b"canary-gone" in everything) == (True, False)
        assert b"armenia-azerbaijan" not in everything
