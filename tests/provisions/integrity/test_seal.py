"""The seals: what they cover, and that they are computed from history alone."""

import hashlib
import json

from provisions.canonical import canonical
from provisions.models import NOUNS, Change, Reseal, Revision
from provisions.record import revise
from provisions.transfer.written import row_values, whole
from provisions.verify import faults
from provisions.versions import Span
from tests.builders import add_status, small_record


def test_fictional_record_verifies(sample):
    assert list(faults()) == []


def test_real_record_verifies(record):
    assert list(faults()) == []


def test_row_is_read_from_history_as_the_files_write_it(sample):
    head = Revision.objects.first().number
    span = Span(0, head)
    told = written = 0
    for model in NOUNS:
        for row in whole(model):
            assert span.row(model.noun(), row.slug, row.revision_id) == row_values(row)
            told += 1
            written += len(row_values(row))
    assert (told > 100, written > 1000) == (True, True)


def test_row_is_read_as_each_revision_left_it(db):
    small = small_record()
    with revise(reason="First account") as edit:
        entry = add_status(edit, small, small.articles[0], note="first")
    with revise(reason="Better words") as edit:
        edit.amend(entry, note="second", ties={"citations": []}, keep_missing=True)
    with revise(reason="Closer citation") as edit:
        edit.amend(entry, ties=small.cited(quotation="so it is"))
    notes = []
    for number in (2, 3, 4):
        row = Span(number - 1, number).row("status-entry", entry.slug, number)
        notes.append((row["note"], row["citations"]))
    gazette = {"source": small.source.slug}
    assert notes == [
        ("first", [gazette]),
        ("second", [gazette]),
        ("second", [{**gazette, "quotation": "so it is"}]),
    ]


def test_chain_is_that_of_the_documented_form(db):
    small_record()
    small_record(slug="second")
    first, second = Revision.objects.order_by("number")
    assert (first.previous_digest, second.previous_digest) == ("", first.digest)
    lines = Change.objects.filter(revision=2).order_by("position")
    text = json.dumps(
        {
            "changes": [line.digest for line in lines],
            "internal": second.internal_digest,
            "kind": "update",
            "number": 2,
            "previous_digest": first.digest,
            "reason": "Build a small record",
            "recorded_at": second.recorded_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "reseals": [],
        },
        separators=(",", ":"),
    )
    assert second.digest == hashlib.sha256(text.encode()).hexdigest()


def test_no_two_salts_are_the_same(sample):
    # The lines of what was redacted lost theirs.
    kept = Change.objects.exclude(pk__in=Reseal.objects.values("change_id"))
    salts = list(kept.values_list("salt", flat=True))
    assert len(set(salts)) == len(salts)
    assert {len(salt) for salt in salts} == {32}


def test_canonical_form_sorts_keys_and_keeps_letters():
    told = canonical({"b": "Ավար", "a": [1, None, "\n"]}).decode()
    assert told == '{"a":[1,null,"\\n"],"b":"Ավար"}'
