"""The folder of publications: one is shown, the next is written beside it, then they change places.

``current`` leads to the publication that is shown. Whoever stops the writing, or runs out of
disk, leaves it as it was.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from config.publishing.asking import SUFFIXES, Unpublishable

MARK = ".publications"
SHOWN = "current"
BEGUN = ".begun"
# The times of a file's codings differ, and those of two publications: nginx makes its entity tag
# of time and length alone.
STEP = 1 + len(SUFFIXES)


class Publication:
    """A publication that is being written, beside the one before it."""

    def __init__(self, place: Path, before: Path | None) -> None:
        self.place, self.files = place, place / "files"
        self._before = before / "files" if before else None
        self.stamp = self._later_than(read_manifest(before)["stamp"] if before else 0)
        self.files.mkdir(parents=True)

    def put(self, name: str, bodies: dict[str, bytes]) -> None:
        """Write a file and its codings; what is as it was keeps its time, and takes no space."""
        for moment, suffix in enumerate(["", *SUFFIXES.values()]):
            if suffix not in bodies:
                continue
            file = self.files / f"{name}{suffix}"
            file.parent.mkdir(parents=True, exist_ok=True)
            if not self._is_as_before(file, bodies[suffix]):
                file.write_bytes(bodies[suffix])
                os.utime(file, (self.stamp + moment, self.stamp + moment))

    def write(self, name: str, text: str) -> None:
        """Write a file about the publication, beside its files."""
        (self.place / name).write_text(text)

    def _is_as_before(self, file: Path, body: bytes) -> bool:
        if self._before is None:
            return False
        held = self._before / file.relative_to(self.files)
        if not held.is_file() or held.stat().st_size != len(body) or held.read_bytes() != body:
            return False
        os.link(held, file)
        return True

    def _later_than(self, stamp: int) -> int:
        return max(int(time.time()) // STEP * STEP, stamp + STEP)


def shown(folder: Path) -> Path | None:
    """Return the publication that a folder shows, or None."""
    at = folder / SHOWN
    return at.resolve() if (at / "manifest.json").is_file() else None


def read_manifest(publication: Path) -> dict[str, Any]:
    """Return what a publication says of itself."""
    told: dict[str, Any] = json.loads((publication / "manifest.json").read_text())
    return told


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make the folder ours while the block runs; refuse one that is another's or in use."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark = folder / MARK
        if not mark.exists() and any(folder.iterdir()):
            raise Unpublishable(f"{folder} is not empty, and no folder of publications.")
        with mark.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Unpublishable(f"Another is publishing to {folder}.") from None
            try:
                yield
            finally:
                _clear(folder)
    except OSError as error:
        words = "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else str(error)
        raise Unpublishable(f"{folder} could not be written: {words}.") from error


def show(folder: Path, publication: Publication, name: str) -> Path:
    """Put a finished publication in place of the one that is shown; keep only that one beside."""
    before = shown(folder)
    place = folder / name
    if place.exists():
        raise Unpublishable(f"{place} is there already.")
    os.sync()  # before the name leads to it, so that a power cut loses neither
    publication.place.rename(place)
    link = folder / f"{BEGUN}-link"
    link.unlink(missing_ok=True)
    link.symlink_to(name)
    link.rename(folder / SHOWN)
    for old in folder.iterdir():
        if old.is_dir() and not old.is_symlink() and old not in (place, before):
            shutil.rmtree(old)
    return place


def begin(folder: Path) -> Publication:
    """Return an empty publication in a held folder."""
    _clear(folder)
    return Publication(folder / BEGUN, shown(folder))


def _clear(folder: Path) -> None:
    shutil.rmtree(folder / BEGUN, ignore_errors=True)
