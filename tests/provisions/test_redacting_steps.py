"""Redaction told in files: a line of a load that takes its row out, once and for good."""

import json
import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from provisions.models import Change, Event, Maintenance, Revision, StatusEntry
from provisions.record import revise
from provisions.transfer.reader import load_folder, load_steps
from provisions.verify import faults
from tests.provisions.test_steps import FERRY, OPEN, problems, write
from tests.provisions.test_transfer import TINY, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(tmp_path):
    """The tiny record, its first status corrected, and then what was corrected redacted."""
    folder = tmp_path / "in"
    shutil.copytree(TINY, folder / "01-opening")
    rows = json.loads((TINY / "status-entries.json").read_text())
    [entry] = [row for row in rows if row["id"] == OPEN]
    corrected = {**entry, "id": f"{OPEN}-2", "date": "2025-01-09", "supersedes": OPEN}
    write(folder / "02-correction", "status-entries", [corrected], "The day was printed wrongly")
    gone = {"id": OPEN, "redacted": True}
    write(folder / "03-redaction", "status-entries", [gone], "A court ordered it")
    return folder


def dumped(folder):
    call_command("dump_record", "avaria-borduria", str(folder), stdout=StringIO())
    return texts(folder)


def test_step_that_redacts_is_a_redaction_with_its_reason(steps):
    done = load_steps(steps, reason="First load", by="an operator")
    assert [(step.step, step.revision, step.rows) for step in done][1:] == [
        ("02-correction", 2, 1),
        ("03-redaction", 3, 1),
    ]
    head = Revision.objects.get(number=3)
    assert (head.kind, head.reason) == ("redaction", "A court ordered it")
    told = Change.objects.filter(revision=3).values_list("noun", "row", "action")
    assert list(told) == [("status-entry", OPEN, "redacted")]
    assert StatusEntry.history.filter(slug=OPEN).exclude(note="", date=None).count() == 0
    assert list(Maintenance.objects.values_list("reason", "by")) == [
        ("Redaction: A court ordered it", "an operator")
    ]
    assert list(faults()) == []


def test_steps_that_redact_are_loaded_again_and_change_nothing(steps):
    load_steps(steps, reason="First load")
    again = load_steps(steps, reason="Second load")
    assert [step.revision for step in again] == [None, None, None]
    assert (Revision.objects.count(), Maintenance.objects.count()) == (3, 1)


def test_dump_after_a_redaction_is_loaded_and_dumped_the_same(steps, tmp_path):
    load_steps(steps, reason="First load")
    first = dumped(tmp_path / "out")
    assert f'"id": "{OPEN}"' not in first["status-entries.json"]
    assert load_folder(tmp_path / "out", reason="Second load").revision is None
    assert dumped(tmp_path / "again") == first


def test_correction_of_a_redacted_entry_is_amended_by_a_dump(steps, tmp_path):
    """The dump names no redacted row; that is not read as another entry being corrected."""
    load_steps(steps, reason="First load")
    dumped(tmp_path / "out")
    rows = json.loads((tmp_path / "out/status-entries.json").read_text())
    for row in rows:
        row["note"] = "Found in print" if row["id"] == f"{OPEN}-2" else row.get("note", "")
    write(tmp_path / "out", "status-entries", rows)
    assert load_folder(tmp_path / "out", reason="A note").changes == [
        ("status-entry", f"{OPEN}-2", "changed")
    ]
    row = StatusEntry.objects.get(slug=f"{OPEN}-2")
    assert (row.note, row.supersedes.slug) == ("Found in print", OPEN)


def test_correction_that_names_a_redacted_entry_is_not_taken_for_changed(steps):
    load_steps(steps, reason="First load")
    with revise(reason="By hand") as edit:
        edit.amend(StatusEntry.objects.get(slug=f"{OPEN}-2"), note="Changed by staff")
    assert problems(steps / "02-correction") == [
        f"status-entries.json: {OPEN}-2: note: was changed by staff in revision 4; loading would "
        "overwrite that."
    ]


def test_redaction_beside_other_lines_is_a_revision_after_them(steps):
    shutil.rmtree(steps / "03-redaction")
    load_steps(steps, reason="First load")
    rows = json.loads((TINY / "parties.json").read_text())
    write(steps / "02-correction", "parties", [{**rows[0], "note": "A note"}])
    write(steps / "02-correction", "events", [{"id": FERRY, "redacted": True}])
    done = load_steps(steps, reason="Second load")
    assert [(step.revision, step.rows) for step in done] == [(None, 12), (3, 2), (4, 1)]
    kinds = Revision.objects.order_by("number").values_list("kind", flat=True)
    assert list(kinds)[2:] == ["import", "redaction"]


def test_dry_run_says_what_would_be_redacted_and_leaves_no_trace(steps):
    out = StringIO()
    call_command("load_record", str(steps), "--dry-run", stdout=out)
    assert out.getvalue().splitlines()[-2:] == [
        f"03-redaction: redacted status-entry {OPEN}",
        "03-redaction: 1 of 1 rows would change.",
    ]
    assert (Revision.objects.count(), Maintenance.objects.count()) == (0, 0)


def test_command_says_what_is_left_to_do_after_a_redaction(steps):
    out = StringIO()
    call_command("load_record", str(steps), stdout=out)
    assert out.getvalue().splitlines()[-2:] == [
        "03-redaction: 1 of 1 rows written, revision 3.",
        "Rows were redacted: restart the site if it runs, and see docs/deploy.md for what backups "
        "and the database file still hold.",
    ]


@pytest.mark.parametrize(
    ("name", "line", "problem"),
    [
        (
            "events",
            {"id": FERRY, "redacted": False},
            f"{FERRY}: redacted: must be true, or be left out.",
        ),
        (
            "events",
            {"id": FERRY, "redacted": True, "note": "Gone"},
            f"{FERRY}: note: stands beside “redacted”; a line that redacts holds nothing but its "
            "id.",
        ),
        (
            "events",
            {"id": FERRY, "redacted": True, "retracted": True},
            f"{FERRY}: retracted: stands beside “redacted”; a line that redacts holds nothing but "
            "its id.",
        ),
        (
            "events",
            {"id": "no-such-event", "redacted": True},
            "no-such-event: id: names no known event that could be redacted.",
        ),
        (
            "status-entries",
            {"id": f"{OPEN}-2", "redacted": True},
            f"{OPEN}-2: corrects {OPEN}, which would stand again: redact that one first.",
        ),
    ],
)
def test_line_that_cannot_redact_is_named_and_nothing_is_loaded(steps, name, line, problem):
    shutil.rmtree(steps / "03-redaction")
    write(steps / "03-redaction", name, [line], "A court ordered it")
    if "corrects" in problem:  # a correction of a correction
        row = json.loads((steps / "02-correction/status-entries.json").read_text())[0]
        again = {**row, "id": f"{OPEN}-3", "date": "2025-01-08", "supersedes": f"{OPEN}-2"}
        write(steps / "02-correction", "status-entries", [row, again])
    assert problems(steps) == [f"03-redaction/{name}.json: {problem}"]
    assert (Revision.objects.count(), Maintenance.objects.count()) == (0, 0)


def test_row_that_others_name_is_refused_by_their_names(steps):
    write(steps / "03-redaction", "parties", [{"id": "avaria", "redacted": True}])
    [problem] = problems(steps)
    assert problem.startswith("03-redaction/parties.json: avaria: cannot be redacted while ")


def test_redaction_refuses_to_discard_what_staff_changed(steps):
    load_steps(steps, reason="First load")
    with revise(reason="By hand") as edit:
        edit.amend(Event.objects.get(slug=FERRY), note="Changed by staff")
    write(steps / "03-redaction", "events", [{"id": FERRY, "redacted": True}])
    assert problems(steps / "03-redaction") == [
        f"events.json: {FERRY}: redacted: was changed by staff in revision 4; redacting would "
        "discard that."
    ]


def test_files_do_not_bring_a_redacted_row_back(steps):
    load_steps(steps, reason="First load")
    assert problems(steps / "01-opening") == [
        f"status-entries.json: {OPEN}: id: was redacted in revision 3; files do not bring it back."
    ]


def test_reason_that_cannot_be_published_redacts_nothing(steps, django_user_model):
    django_user_model.objects.create_user("ada-lovelock")
    (steps / "03-redaction/reason.txt").write_text("Asked for by ada-lovelock")
    with pytest.raises(CommandError) as caught:
        call_command("load_record", str(steps), stdout=StringIO())
    assert str(caught.value).splitlines()[1:] == [
        "  03-redaction/: reason: names a member of staff; reasons are published."
    ]
    assert Revision.objects.count() == 0
