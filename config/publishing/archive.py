"""Writes all pages of today into one archive that opens from a disk, with no network."""

from __future__ import annotations

import datetime
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from config.edge.compression import version_seen
from config.edge.layer import Application
from config.publishing.asking import Asker, Progress, Told, Unpublishable
from config.publishing.offline import Offline, ids_in, is_turned
from config.publishing.publish import is_published, state_of
from config.publishing.walking import seeds, walk
from provisions.verify.whole import one_state
from tracker.language import language_of

# Every file bears this time: the same record gives the same archive.
TIME = (1980, 1, 1, 0, 0, 0)
STYLE = "archive.css"
# How links are marked that lead to the site, and the notice on each page.
SHEET = """\
a[data-live]::after { content: "\\2009\\2197"; }
.archive-notice { margin: 0; padding: 0.5rem 1rem; border-bottom: 1px solid; }
"""
INSIDE = ("text/html", "text/css", "font/woff2", "image/", "text/csv", "text/calendar")


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer on its way into the archive: its file there, and where it lies until then."""

    name: str
    at: Path
    is_page: bool


def write_archive(file: Path, origin: str, application: Application, say: Progress) -> int:
    """Write the archive; return how many files it holds.

    It takes the place of an older file once it is whole. Raise Unpublishable.
    """
    if not file.parent.is_dir():
        raise Unpublishable(f"There is no folder {file.parent}.")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".archive-") as place:
            with one_state():
                version = version_seen()
                ask = Asker(application, origin, version)
                kept, rows = _gather(ask, Path(place), say)
            made = Path(place) / "whole"
            _write(made, state_of(version, origin), kept, rows)
            made.replace(file)
    except OSError as error:
        raise Unpublishable(f"{file} could not be written: {error.strerror}.") from error
    return len(kept) + 1


def is_inside(address: str) -> bool:
    """Say whether an address may be in the archive: pages and what they are made of."""
    if address.startswith(("/api/", "/oembed/")):
        return address == "/api/"
    if address.endswith((".atom", "/card/", ".txt", ".xml")):
        return False
    return is_published(address) or is_turned(address, is_published)


def name_of(address: str) -> str:
    """Return the name of an address's file in the archive."""
    path, mark, query = address.partition("?")
    if not path.endswith("/"):
        return path[1:]
    return f"{path[1:]}{query.replace('=', '-') if mark else 'index'}.html"


def _gather(
    ask: Asker, place: Path, say: Progress
) -> tuple[dict[str, Kept], dict[tuple[str, str], str]]:
    """Lay every answer aside, and note on which page of a list each row stands."""
    kept: dict[str, Kept] = {}
    rows: dict[tuple[str, str], str] = {}
    begin = [address for address in seeds() if is_inside(address)]
    for address, told in walk(ask, begin, is_inside, say):
        if not told.media_type.startswith(INSIDE):
            continue
        at = place / str(len(kept))
        at.write_bytes(told.body)
        kept[address] = Kept(name_of(address), at, _is_page(told))
        path = address.partition("?")[0]
        if path.endswith("/timeline/"):
            rows |= {(path, found): address for found in ids_in(told.body.decode())}
    return kept, rows


def _is_page(told: Told) -> bool:
    return told.media_type == "text/html"


def _write(
    made: Path, state: dict[str, Any], kept: dict[str, Kept], rows: dict[tuple[str, str], str]
) -> None:
    files = {address: one.name for address, one in kept.items()}
    offline = Offline(state["origin"], files, rows, STYLE)
    with zipfile.ZipFile(made, "w") as archive:
        _add(archive, STYLE, SHEET.encode())
        for address, one in sorted(kept.items()):
            body = one.at.read_bytes()
            if one.is_page:
                body = offline.page(address, body.decode(), _notice(address, state)).encode()
            _add(archive, one.name, body)


def _notice(address: str, state: dict[str, Any]) -> str:
    with translation.override(language_of(address)):
        day = datetime.date.fromisoformat(state["as_of"])
        told = {"state": state, "day": day, "at": state["origin"] + address}
        return render_to_string("tracker/_archive.html", told)


def _add(archive: zipfile.ZipFile, name: str, body: bytes) -> None:
    told = zipfile.ZipInfo(name, TIME)
    told.external_attr = 0o644 << 16
    told.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(told, body)
