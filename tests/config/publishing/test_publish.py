"""What is published: everything that anybody may read, of one state, and never by halves."""

from __future__ import annotations

import errno
import hashlib
import json

import pytest
from django.urls import get_resolver, resolve
from django.utils import translation

from config.publishing.asking import Unpublishable
from config.publishing.folder import Publication, read_manifest, shown
from config.publishing.publish import publish
from provisions.models import Source
from provisions.record import revise
from tests.config.publishing.conftest import ORIGIN
from tracker.language import language_of

pytestmark = [pytest.mark.once, pytest.mark.django_db]

# Each reader's own, of a question, or of more than the record; and what this record has none of.
EMPTY = {"positions", "preconditions", "incidents", "sequence"}
LEFT = {
    "pages": {"search", "report", "report-received", "precondition", "drift", "site-image"}
    | {"precondition-image", "precondition-feed"}
    | {f"{name}-{kind}" for name in EMPTY for kind in ("svg", "png", "csv")},
    "machines": {"healthz", "readyz", "oembed", "data-package"},
    "api": {"search", "compare", "drift", "checkpoint", "leaves"},
}


def manifest(folder):
    return read_manifest(folder / "current")


def test_every_route_is_published_but_those_left_to_the_site(published):
    found = {"pages": set(), "machines": set(), "api": set()}
    for entry in manifest(published.folder)["addresses"]:
        address = entry["address"]
        if address.startswith("/static/"):
            continue
        with translation.override(language_of(address)):
            match = resolve(address)
        found[match.namespace].add(match.url_name)
    assert found["pages"] == names("tracker.urls") - LEFT["pages"]
    assert found["machines"] == names("tracker.machine_urls") - LEFT["machines"]
    collections = {name for name in found["api"] if f"{name}-csv" in names("tracker.api.urls")}
    assert len(collections) > 20
    assert not any(name.endswith(("-csv", "-ndjson")) for name in found["api"])
    assert not found["api"] & LEFT["api"]


def names(module):
    return {pattern.name for pattern in get_resolver(module).url_patterns}


def test_manifest_tells_of_each_file_and_its_state(published):
    told = manifest(published.folder)
    assert told["state"]["revision"] == 1
    assert told["state"]["origin"] == ORIGIN
    files = published.folder / "current/files"
    named = set()
    for entry in told["addresses"]:
        for suffix, digest in entry["sha256"].items():
            file = files / f"{entry['file']}{suffix}"
            body = file.read_bytes()
            assert (hashlib.sha256(body).hexdigest(), len(body)) == (
                digest,
                entry["bytes"][suffix],
            )
            named.add(file)
    assert named == {file for file in files.rglob("*") if file.is_file()}


def test_nothing_is_published_twice_and_what_is_as_it_was_keeps_its_time(
    published, tmp_path, settings
):
    settings.LANGUAGES = settings.LANGUAGES[:1]
    folder = tmp_path / "site"
    first = publish(folder, ORIGIN, published.site, print)
    assert publish(folder, ORIGIN, published.site, print) is None
    with revise(reason="A note") as edit:
        edit.amend(Source.objects.get(), note="Amended")
    second = publish(folder, ORIGIN, published.site, print)
    assert shown(folder) == second != first
    assert first.is_dir()  # nginx serves it until it reloads
    times = {}
    for place in (first, second):
        for file in (place / "files").rglob("*"):
            if file.is_file():
                times.setdefault(file.relative_to(place), []).append(
                    (file.stat().st_mtime, file.read_bytes())
                )
    same = [(a, b) for a, b in (seen for seen in times.values() if len(seen) == 2) if a[1] == b[1]]
    other = [(a, b) for a, b in (seen for seen in times.values() if len(seen) == 2) if a[1] != b[1]]
    assert len(same) > 20
    assert len(other) > 50
    assert all(before[0] == after[0] for before, after in same)
    assert all(before[0] < after[0] for before, after in other)


class Stopped(Exception):
    """Stands for whatever ends a process."""


@pytest.mark.parametrize(
    ("error", "raised", "words"),
    [
        (OSError(errno.ENOSPC, "No space left"), Unpublishable, "the disk is full"),
        (KeyboardInterrupt(), KeyboardInterrupt, None),
        (Stopped(), Stopped, None),
    ],
)
def test_publication_that_ends_early_changes_nothing(published, monkeypatch, error, raised, words):
    before = published.folder.joinpath("current").resolve()
    listed = sorted(published.folder.iterdir())
    put, written = Publication.put, []

    def fails(self, name, bodies):
        written.append(name)
        if len(written) == 3:
            raise error
        put(self, name, bodies)

    monkeypatch.setattr(Publication, "put", fails)
    with pytest.raises(raised, match=words):
        publish(published.folder, "http://localhost", published.site, print)
    assert len(written) == 3
    assert published.folder.joinpath("current").resolve() == before
    assert sorted(published.folder.iterdir()) == listed


def test_folder_of_another_is_refused(published, tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(Unpublishable, match="is not empty"):
        publish(tmp_path, ORIGIN, published.site, print)
    assert [file.name for file in tmp_path.iterdir()] == ["letters.txt"]


@pytest.mark.parametrize("origin", ["testserver", "http://testserver/x", "http://evil.example"])
def test_address_that_is_not_the_sites_is_refused(published, tmp_path, origin):
    with pytest.raises(Unpublishable):
        publish(tmp_path / "site", origin, published.site, print)
    assert not (tmp_path / "site" / "current").exists()


def test_nothing_is_said_of_the_desk(published):
    text = json.dumps(manifest(published.folder))
    assert "/admin/" not in text
    assert "/report/" not in text
