"""Writes every public answer of today as files, from one state of the record."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from config.edge.compression import version_seen
from config.edge.layer import Application
from config.edge.version import Version
from config.publishing import folder as folders
from config.publishing.asking import Asker, Progress, Told, Unpublishable
from config.publishing.headers import Class, class_of, configuration
from config.publishing.walking import seeds, walk
from provisions.verify.whole import one_state

# What the file of an address that ends in a slash is called.
INDEX = {
    "text/html": "index.html",
    "application/json": "index.json",
    "application/vnd.oai.openapi": "index.yaml",
}
_PLAIN = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?")


def publish(folder: Path, origin: str, application: Application, say: Progress) -> Path | None:
    """Publish the site to a folder; return the publication, or None where it is shown already.

    The folder is ours or empty. Raise Unpublishable; what was shown then still is.
    """
    folder = folder.resolve()
    with folders.held(folder), one_state():
        version = version_seen()
        state = state_of(version, origin)
        before = folders.shown(folder)
        if before and folders.read_manifest(before)["state"] == state:
            return None
        ask = Asker(application, origin, version)
        publication = folders.begin(folder)
        name = f"revision-{version.revision}-{publication.stamp}"
        entries, classes = _write(publication, ask, say)
        manifest = {"state": state, "stamp": publication.stamp, "addresses": entries}
        publication.write("manifest.json", json.dumps(manifest, indent=1) + "\n")
        publication.write("headers.conf", configuration(folder / name / "files", classes))
        return folders.show(folder, publication, name)


def state_of(version: Version, origin: str) -> dict[str, Any]:
    """Return what a publication is of: two of the same state hold the same bytes."""
    day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=version.day)
    return {
        "origin": origin,
        "revision": version.revision,
        "digest": version.digest,
        "as_of": day.date().isoformat(),
        "release": settings.RELEASE,
    }


def is_published(address: str) -> bool:
    """Say whether an address can be a file: it asks for nothing by a query or an odd name."""
    return _PLAIN.fullmatch(address) is not None


def file_of(address: str, told: Told) -> str:
    """Return the name of an address's file below the folder of files."""
    if not address.endswith("/"):
        return address[1:]
    if told.media_type not in INDEX:
        raise Unpublishable(f"{address} is {told.media_type}, of which no index is known.")
    return f"{address[1:]}{INDEX[told.media_type]}"


def _write(
    publication: folders.Publication, ask: Asker, say: Progress
) -> tuple[list[dict[str, Any]], dict[str, Class]]:
    entries, classes = [], {}
    for address, told in walk(ask, seeds(), is_published, say):
        name = file_of(address, told)
        publication.put(name, told.bodies)
        classes[address] = class_of(told.headers)
        entries.append(
            {
                "address": address,
                "file": name,
                "type": told.headers["content-type"],
                "bytes": {suffix: len(body) for suffix, body in told.bodies.items()},
                "sha256": {s: hashlib.sha256(body).hexdigest() for s, body in told.bodies.items()},
            }
        )
    say(f"{len(entries):,} addresses written")
    return sorted(entries, key=lambda entry: str(entry["address"])), classes
