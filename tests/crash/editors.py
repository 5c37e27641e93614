"""Eight editors at once on the same few rows; no edit may be lost and no lock may fail.

Each is many times faster than a person, but draws breath between edits: SQLite gives its lock
to whoever asks at the right moment, and writers who never pause can keep another out for long.

Planted faults: ``blind`` editors do not say which version they started from, ``unlocked``
writers skip the one lock that each edit takes first.
"""

import random
import time
from functools import partial
from typing import Any

from django.db import connection

from provisions import record
from provisions.models import Source, StaleRow
from tests.crash import consistency, processes

EDITORS = 8
EDITS_EACH = 40
PAIRS_EACH = 25
BREATH = 0.1  # seconds at most between two edits of one editor


def run(variant: str) -> dict[str, Any]:
    """Let the editors work, then count what they were told and what the record holds."""
    pairs = variant in ("pairs", "unlocked")
    work = _edit_two_rows if pairs else _edit_one_row
    children = [processes.start(partial(work, variant, editor)) for editor in range(EDITORS)]
    said = [line for child in children for line in child.rest()]
    done = [line[1] for line in said if line[0] == "done"]
    return {
        "done": len(done),
        "kept": len(_kept_pairs(done) if pairs else _kept_notes(done)),
        "stale": sum(line[0] == "stale" for line in said),
        "errors": [line[1] for line in said if line[0] == "error"],
        "faults": consistency.faults(),
    }


def _kept_notes(done: list[str]) -> list[str]:
    words = [word for source in Source.objects.all() for word in source.note.split()]
    return [token for token in done if words.count(token) == 1]


def _kept_pairs(done: list[str]) -> list[str]:
    """Return the edits that both their rows' histories hold."""
    notes = list(Source.history.values_list("note", flat=True))
    return [token for token in done if notes.count(token) == 2]


def _edit_one_row(variant: str, editor: int, say: processes.Say) -> None:
    """Add one's own word to a note, from a fresh reading each time the row had moved on."""
    chance = random.Random(editor)
    keys = list(Source.objects.values_list("pk", flat=True))
    for count in range(EDITS_EACH):
        token, key = f"{editor}-{count}", chance.choice(keys)
        time.sleep(chance.random() * BREATH)
        while True:
            source = Source.objects.get(pk=key)
            seen = None if variant == "blind" else source.version
            try:
                with record.revise(reason=f"Add {token}") as edit:
                    edit.amend(source, seen=seen, note=f"{source.note} {token}")
            except StaleRow:
                say("stale")
                continue
            say("done", token)
            break


def _edit_two_rows(variant: str, editor: int, say: processes.Say) -> None:
    """Write two rows in one edit, in an order that differs from edit to edit."""
    if variant == "unlocked":
        _take_no_lock()
    chance = random.Random(editor)
    sources = list(Source.objects.all())
    for count in range(PAIRS_EACH):
        token = f"{editor}-{count}"
        time.sleep(chance.random() * BREATH)
        with record.revise(reason=f"Write {token} twice") as edit:
            for source in chance.sample(sources, 2):
                edit.amend(source, note=token)
        say("done", token)


def _take_no_lock() -> None:
    """Leave out what makes writers wait for each other: the lock, or SQLite's IMMEDIATE."""
    record.take_lock = lambda: None
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["transaction_mode"] = "DEFERRED"
