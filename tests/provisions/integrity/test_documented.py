"""docs/integrity.md is exact: its worked example is computed here from its own words."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from provisions.canonical import canonical, digested, salted
from provisions.checkpoint import public_key, sign_head
from provisions.models import Change, Revision
from provisions.seal import payload, statement
from provisions.versions import Span
from tests.builders import small_record

TEXT = (Path(__file__).parents[3] / "docs" / "integrity.md").read_text()
EXAMPLE = TEXT.split("## A worked example")[1].split("\n## ")[0]


@pytest.fixture
def told():
    """The salt, the two canonical texts and the two digests of the example."""
    [salt] = re.findall(r"salt `([0-9a-f]{32})`", EXAMPLE)
    leaf, revision = re.findall(r"```json\n(.*?)\n```", EXAMPLE)
    return salt, leaf, revision, re.findall(r"```\n([0-9a-f]{64})\n```", EXAMPLE)


def test_example_has_the_digests_that_it_gives(told):
    salt, leaf, revision, digests = told
    of_leaf = hashlib.sha256(bytes.fromhex(salt) + leaf.encode()).hexdigest()
    of_revision = hashlib.sha256(revision.encode()).hexdigest()
    assert [of_leaf, of_revision] == digests
    assert of_leaf in revision


def test_example_is_in_the_form_that_the_code_writes(told):
    salt, leaf, revision, digests = told
    read = [json.loads(text) for text in (leaf, revision)]
    assert [canonical(value).decode() for value in read] == [leaf, revision]
    assert [salted(salt, read[0]), digested(read[1])] == digests


def test_example_has_the_keys_that_are_sealed(told, db):
    small_record()
    line, span = Change.objects.first(), Span(0, 1)
    read = [json.loads(text) for text in told[1:3]]
    assert read[0].keys() == payload(line, span).keys()
    assert read[1].keys() == statement(Revision.objects.first(), []).keys()


def test_documented_note_is_the_note_that_is_signed(db):
    small_record()
    note = sign_head().note
    origin, number, root, empty, signature, last = note.split("\n")
    raw = base64.b64decode(public_key().split("+", 2)[2])
    key_id = hashlib.sha256(f"{origin}\n".encode() + raw).digest()[:4]
    head = Revision.objects.first()
    assert (origin, number, empty, last) == ("peace-agreement-tracker/v1", "1", "", "")
    assert base64.b64decode(root).hex() == head.digest
    assert signature.startswith(f"— {origin} ")
    assert base64.b64decode(signature.split(" ")[2])[:4] == key_id
    assert public_key().split("+")[:2] == [origin, key_id.hex()]
