#!/usr/bin/env python3
"""Checks a record from outside, by its public API alone: every digest, the chain, the signature.

    python check_record.py https://SITE [--checkpoint FILE] [--key PUBLIC_KEY] [--keep FILE]

Needs Python 3.11 and the package "cryptography"; docs/integrity.md tells what is computed.
"""

import argparse
import base64
import datetime
import hashlib
import json
import sys
import urllib.request
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Wrong(Exception):
    """Something is not what was sealed."""


def ask(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return json.load(answer)


def walk(address):
    while address:
        page = ask(address)
        yield from page["results"]
        address = page["next"]


def digest(payload, salt=""):
    return hashlib.sha256(bytes.fromhex(salt) + payload).hexdigest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def instant(text):
    moment = datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def check_leaf(number, place, leaf, redacted):
    """Recompute one leaf: its content, unless a later revision has redacted that."""
    where = f"revision {number}, {leaf['noun']} {leaf['row']}"
    if leaf["position"] != place:
        raise Wrong(f"{where}: stands at {leaf['position']}, not at {place}")
    if leaf["salt"] is None:
        if (leaf["resealed_by"] or 0) > number:
            redacted.add((leaf["resealed_by"], number, place))
            return
        raise Wrong(f"{where}: has no content, and no revision redacted it")
    payload = leaf["payload"].encode()
    if digest(payload, leaf["salt"]) != leaf["digest"]:
        raise Wrong(f"{where}: what it says is not what was sealed")
    told = json.loads(payload)
    named = (told["revision"], told["position"], told["noun"], told["id"])
    if canonical(told) != payload or named != (number, place, leaf["noun"], leaf["row"]):
        raise Wrong(f"{where}: the sealed content is of another place")


def check_revision(revision, leaves, previous, redacted):
    """Recompute one revision's digest from its leaves and the digest before it."""
    number = revision["number"]
    for place, leaf in enumerate(leaves):
        check_leaf(number, place, leaf, redacted)
    covered = {name: revision[name] for name in ("number", "kind", "reason", "reseals")} | {
        "recorded_at": instant(revision["recorded_at"]),
        "previous_digest": previous,
        "changes": [leaf["digest"] for leaf in leaves],
        "internal": revision["internal_digest"],
    }
    told = {(number, reseal["revision"], reseal["position"]) for reseal in revision["reseals"]}
    if told != {claim for claim in redacted if claim[0] == number}:
        raise Wrong(f"revision {number}: redacts other lines than those without content")
    redacted -= told
    if revision["previous_digest"] != previous:
        raise Wrong(f"revision {number}: does not follow the revision before it")
    if digest(canonical(covered)) != revision["digest"]:
        raise Wrong(f"revision {number}: its digest is another one than it gives")


def read_note(note, key):
    """Return the number and digest that a signed note tells of, once its signature holds."""
    name, key_id, encoded = key.split("+", 2)
    signer_key = Ed25519PublicKey.from_public_bytes(base64.b64decode(encoded)[1:])
    text, _, signatures = note.partition("\n\n")
    for line in signatures.splitlines():
        dash, signer, signature = line.split(" ")
        sealed = base64.b64decode(signature)
        if (dash, signer, sealed[:4].hex()) == ("—", name, key_id):
            try:
                signer_key.verify(sealed[4:], f"{text}\n".encode())
            except InvalidSignature:
                raise Wrong("a checkpoint was altered after it was signed") from None
            return int(text.split("\n")[1]), base64.b64decode(text.split("\n")[2]).hex()
    raise Wrong("a checkpoint is not signed with the key")


def check(site, kept="", key=""):
    """Check all of it; return how many revisions there are, the head's digest, and its note."""
    api = f"{site.rstrip('/')}/api/v1"
    signed = ask(f"{api}/checkpoint/")
    key = key or signed["public_key"]
    heads = [read_note(note, key) for note in (signed["note"], kept) if note]
    digests, last, redacted = [""], "", set()
    for revision in walk(f"{api}/revisions/?after=0&page_size=100"):
        number = revision["number"]
        if number != len(digests) or instant(revision["recorded_at"]) <= last:
            raise Wrong(f"revision {number}: follows revision {len(digests) - 1}")
        leaves = list(walk(f"{api}/revisions/{number}/leaves/?page_size=100"))
        check_revision(revision, leaves, digests[-1], redacted)
        digests.append(revision["digest"])
        last = instant(revision["recorded_at"])
    if redacted:
        raise Wrong(f"no revision redacts what has no content: {min(redacted)}")
    for number, root in heads:
        if number >= len(digests) or digests[number] != root:
            raise Wrong(f"the record does not hold revision {number} as its checkpoint has it")
    return len(digests) - 1, digests[-1], signed["note"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site", help="the site's address")
    parser.add_argument("--checkpoint", help="a file with a signed note kept from earlier")
    parser.add_argument("--key", default="", help="the public key, where you hold it already")
    parser.add_argument("--keep", help="where to keep the present signed note")
    asked = parser.parse_args()
    try:
        kept = Path(asked.checkpoint).read_text("utf-8") if asked.checkpoint else ""
        number, head, note = check(asked.site, kept, asked.key)
        if asked.keep:
            Path(asked.keep).write_text(note, "utf-8")
    except (Wrong, OSError, KeyError, TypeError, ValueError) as error:
        sys.exit(f"WRONG: {error}")
    sys.stdout.write(f"All {number} revisions are as they were sealed. Head: {head}\n")


if __name__ == "__main__":
    main()
