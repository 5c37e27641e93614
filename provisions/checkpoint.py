"""Checkpoints: the head of the chain as a note that is signed with a key kept elsewhere.

The form is that of C2SP signed notes (c2sp.org/signed-note), Ed25519: three lines of text
(whose log, how many revisions, the last digest), an empty line, a signature.
"""

from __future__ import annotations

import base64
import binascii
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from provisions.models import Revision

ED25519 = b"\x01"
KEY_FILE, LAST_FILE, LOCK_FILE = "checkpoint-key", "last-checkpoint", "checkpoint-lock"


class Inconsistent(Exception):
    """The record does not continue the last checkpoint; nothing was signed."""


class NotANote(ValueError):
    """A text is no checkpoint, or its signature is not that of the key."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain reaches: the number of its last revision, and its digest."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed head."""

    head: Head
    note: str
    public_key: str


def sign_head() -> Checkpoint | None:
    """Sign the head of the record, where it continues what was signed last; None if empty.

    Raises Inconsistent when a revision signed for is gone or has another digest.
    """
    with _alone() as folder:
        last_file = folder / LAST_FILE
        last = read_note(last_file.read_text(), public_key()) if last_file.exists() else None
        head = _head()
        problem = continues(last) if last else ""
        if problem:
            raise Inconsistent(problem)
        if head is None:
            return None
        note = _signed(head)
        _put(last_file, note.encode(), 0o644)
    return Checkpoint(head, note, public_key())


def continues(kept: Head) -> str:
    """Say how the record does not continue a head signed earlier; nothing where it does."""
    digest = Revision.objects.filter(number=kept.number).values_list("digest", flat=True).first()
    if digest is None:
        return (
            f"the checkpoint is of revision {kept.number}, which the record does not hold: "
            "its last revisions were rolled back"
        )
    if digest != kept.digest:
        return (
            f"revision {kept.number} has another digest than in the checkpoint: "
            "the chain was computed anew"
        )
    return ""


def public_key() -> str:
    """Return the public key in the form that verifiers of signed notes take."""
    raw = _key().public_key().public_bytes_raw()
    return f"{_name()}+{_key_id(raw).hex()}+{base64.b64encode(ED25519 + raw).decode()}"


def read_note(note: str, key: str) -> Head:
    """Return the head that a note tells of; raise NotANote unless the key has signed it."""
    name, _, encoded = key.split("+", 2)
    raw = base64.b64decode(encoded)[1:]
    text, _, signatures = note.partition("\n\n")
    try:
        origin, number, root = text.split("\n")
        for line in signatures.splitlines():
            dash, signer, signature = line.split(" ")
            sealed = base64.b64decode(signature, validate=True)
            if (dash, signer, sealed[:4]) == ("—", name, _key_id(raw, name)):
                Ed25519PublicKey.from_public_bytes(raw).verify(sealed[4:], f"{text}\n".encode())
                if origin == name:
                    return Head(int(number), base64.b64decode(root, validate=True).hex())
    except (ValueError, binascii.Error, InvalidSignature):
        raise NotANote("is no checkpoint, or was altered after it was signed") from None
    raise NotANote("is not signed with this record's key")


def _head() -> Head | None:
    newest = Revision.objects.order_by("-number").values_list("number", "digest").first()
    return Head(*newest) if newest else None


def _signed(head: Head) -> str:
    root = base64.b64encode(bytes.fromhex(head.digest)).decode()
    text = f"{_name()}\n{head.number}\n{root}\n"
    key = _key()
    sealed = _key_id(key.public_key().public_bytes_raw()) + key.sign(text.encode())
    return f"{text}\n— {_name()} {base64.b64encode(sealed).decode()}\n"


def _name() -> str:
    return str(settings.CHECKPOINT_ORIGIN)


def _key_id(raw: bytes, name: str | None = None) -> bytes:
    named = (name or _name()).encode()
    return hashlib.sha256(named + b"\n" + ED25519 + raw).digest()[:4]


def _key() -> Ed25519PrivateKey:
    """Return the key: the one in the settings, else the one made here at first use."""
    if settings.CHECKPOINT_KEY:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.CHECKPOINT_KEY))
    path = _folder() / KEY_FILE
    if not path.exists():
        made = Ed25519PrivateKey.generate().private_bytes_raw()
        _put(path, base64.b64encode(made), 0o600, replace=False)
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes()))


def _folder() -> Path:
    folder = Path(settings.CHECKPOINT_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def _alone() -> Iterator[Path]:
    """Let one process at a time sign, so that what was signed last is never an older head."""
    folder = _folder()
    with (folder / LOCK_FILE).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def _put(path: Path, content: bytes, mode: int, *, replace: bool = True) -> None:
    """Write a file whole or not at all; without ``replace``, the first one stays."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    if replace:
        fresh.replace(path)
        return
    with suppress(FileExistsError):
        path.hardlink_to(fresh)
    fresh.unlink()
