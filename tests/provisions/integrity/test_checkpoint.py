"""Checkpoints: signed notes that find what the chain alone cannot."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from provisions.checkpoint import Head, Inconsistent, NotANote, public_key, read_note, sign_head
from provisions.models import Revision
from provisions.record import revise
from provisions.verify import faults
from tests.builders import add_status, small_record
from tests.provisions.integrity.forging import roll_back, run, seal_anew

HISTORY = "provisions_historicalstatusentry"
LIVE = "provisions_statusentry"
OTHER = "SELECT id FROM provisions_party WHERE slug = 'borduria'"
# Each is done in full, live row and history alike, and then every digest is computed anew.
REWRITTEN = {
    "status": [f"UPDATE {t} SET status = 'agreed' WHERE note = 'n0'" for t in (LIVE, HISTORY)],
    "note": [f"UPDATE {t} SET note = 'never said' WHERE note = 'n1'" for t in (LIVE, HISTORY)],
    "account": [
        f"UPDATE {t} SET according_to_id = ({OTHER}) WHERE note = 'n2'" for t in (LIVE, HISTORY)
    ],
    "reason": ["UPDATE provisions_revision SET reason = 'Other' WHERE number = 2"],
    "kind": ["UPDATE provisions_revision SET kind = 'import' WHERE number = 3"],
    "author": ["UPDATE provisions_revision SET author_name = 'nobody' WHERE number = 4"],
    "action": ["UPDATE provisions_change SET action = 'changed' WHERE revision_id = 5"],
}


@pytest.fixture
def edited(db):
    """A record of eight revisions."""
    small = small_record()
    for number in range(7):
        with revise(reason=f"Account {number}") as edit:
            article = small.articles[number % 3]
            add_status(edit, small, article, date=f"2025-01-{10 + number}", note=f"n{number}")
    return small


@pytest.fixture
def kept(edited):
    """The head as a checkpoint kept elsewhere tells it."""
    return read_note(sign_head().note, public_key())


@pytest.mark.parametrize("sql", REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten_chain_is_found_by_a_kept_checkpoint_alone(kept, sql):
    for statement in sql:
        run(statement)
    assert list(faults()) != []
    seal_anew()
    assert list(faults()) == []
    [fault] = faults(kept)
    assert "computed anew" in str(fault)


@pytest.mark.parametrize("revisions", range(1, 8))
def test_rolled_back_tail_is_found_by_a_kept_checkpoint_alone(kept, revisions):
    roll_back(8 - revisions)
    assert list(faults()) == []
    [fault] = faults(kept)
    assert (fault.row, "rolled back" in fault.words) == ("8", True)


def test_checkpoint_still_holds_after_more_edits(kept, edited):
    with revise(reason="One more") as edit:
        add_status(edit, edited, edited.articles[0], date="2025-03-01")
    assert list(faults(kept)) == []


def test_nothing_is_signed_that_does_not_continue_the_last(edited):
    sign_head()
    run("UPDATE provisions_revision SET reason = 'Other' WHERE number = 2")
    seal_anew()
    with pytest.raises(Inconsistent):
        sign_head()


def test_note_is_refused_when_altered_or_of_another_key(edited):
    note = sign_head().note
    head = Revision.objects.first()
    assert read_note(note, public_key()) == Head(8, head.digest)
    for broken in (note.replace("\n8\n", "\n7\n"), note[:-9], "", note.replace("\n\n", "\n")):
        with pytest.raises(NotANote):
            read_note(broken, public_key())


def test_key_is_made_once_and_read_by_its_owner_only(edited, settings):
    assert public_key() == public_key()
    path = settings.CHECKPOINT_DIR / "checkpoint-key"
    assert path.stat().st_mode & 0o777 == 0o600


def test_command_tells_a_kept_checkpoint_from_the_record(edited, tmp_path):
    file = tmp_path / "note"
    file.write_text(sign_head().note)
    out = StringIO()
    call_command("verify_record", checkpoint=file, stdout=out)
    assert out.getvalue().startswith("Nothing is wrong. Head: revision 8, digest ")
    roll_back(7)
    with pytest.raises(CommandError) as error:
        call_command("verify_record", checkpoint=file)
    assert "revision 8" in str(error.value)
