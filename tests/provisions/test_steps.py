"""A load of several steps: a record's own history, with corrections and retractions."""

import json
import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from provisions.models import Change, Event, Party, Revision, StatusEntry
from provisions.record import revise
from provisions.transfer.reader import LoadRefused, load_folder, load_steps
from tests.provisions.test_transfer import TINY

pytestmark = pytest.mark.django_db
OPEN = "avaria-borduria-1-open-2025-01-10-avaria"
FERRY = "2025-01-09-2025-01-10-talks-on-the-ferry"


@pytest.fixture
def steps(tmp_path):
    """The tiny record, then a correction of its first status, then its event withdrawn."""
    folder = tmp_path / "in"
    shutil.copytree(TINY, folder / "01-opening")
    [entry] = [
        row for row in json.loads((TINY / "status-entries.json").read_text()) if row["id"] == OPEN
    ]
    corrected = {**entry, "id": f"{OPEN}-2", "date": "2025-01-09", "supersedes": OPEN}
    write(folder / "02-correction", "status-entries", [corrected], "The day was printed wrongly")
    gone = {"id": FERRY, "retracted": True}
    write(folder / "03-retraction", "events", [gone], "The ferry did not run")
    return folder


def write(folder, name, rows, reason=""):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(rows))
    if reason:
        (folder / "reason.txt").write_text(reason + "\n")


def problems(folder):
    with pytest.raises(LoadRefused) as caught:
        load_folder(folder, reason="Load")
    return [str(problem) for problem in caught.value.problems]


def test_steps_are_one_revision_each_with_their_own_reasons(steps):
    done = load_steps(steps, reason="First load")
    assert [(step.step, step.revision) for step in done] == [
        ("01-opening", 1),
        ("02-correction", 2),
        ("03-retraction", 3),
    ]
    assert list(Revision.objects.order_by("number").values_list("kind", "reason")) == [
        ("import", "First load"),
        ("import", "The day was printed wrongly"),
        ("import", "The ferry did not run"),
    ]
    assert list(
        Change.objects.filter(revision__gt=1).values_list("revision", "noun", "row", "action")
    ) == [(2, "status-entry", f"{OPEN}-2", "corrected"), (3, "event", FERRY, "retracted")]
    assert StatusEntry.objects.in_force().filter(aspect="article").count() == 2


def test_steps_loaded_again_change_nothing(steps):
    load_steps(steps, reason="First load")
    again = load_steps(steps, reason="Second load")
    assert [step.revision for step in again] == [None, None, None]
    assert Event.objects.get(slug=FERRY).state == "retracted"


def test_step_that_came_later_is_added_alone(steps, tmp_path):
    shutil.move(steps / "03-retraction", tmp_path / "later")
    load_steps(steps, reason="First load")
    shutil.move(tmp_path / "later", steps / "03-retraction")
    done = load_steps(steps, reason="Second load")
    assert [step.revision for step in done] == [None, None, 3]


def test_row_amended_in_a_later_step_is_not_set_back(steps):
    party = {"id": "avaria", "name": "Avaria", "kind": "state", "note": "Known since"}
    write(steps / "02-correction", "parties", [party])
    load_steps(steps, reason="First load")
    assert [step.revision for step in load_steps(steps, reason="Again")] == [None, None, None]
    assert Party.objects.get(slug="avaria").note == "Known since"


def test_failure_in_a_later_step_names_it_and_loads_nothing(steps):
    write(steps / "03-retraction", "events", [{"id": "no-such-event", "retracted": True}])
    with pytest.raises(CommandError) as caught:
        call_command("load_record", str(steps), stdout=StringIO())
    assert str(caught.value) == (
        "Nothing was loaded.\n"
        "  03-retraction/events.json: no-such-event: id: names no known event that could be "
        "retracted."
    )
    assert (Party.objects.count(), Revision.objects.count()) == (0, 0)


def test_dry_run_of_steps_prints_each_and_writes_nothing(steps):
    out = StringIO()
    call_command("load_record", str(steps), "--dry-run", stdout=out)
    lines = out.getvalue().splitlines()
    assert f"02-correction: corrected status-entry {OPEN}-2" in lines
    assert lines[-2:] == [
        f"03-retraction: retracted event {FERRY}",
        "03-retraction: 1 of 1 rows would change.",
    ]
    assert (Party.objects.count(), Revision.objects.count()) == (0, 0)


def test_if_empty_looks_once_before_the_first_step(steps):
    out = StringIO()
    call_command("load_record", str(steps), "--if-empty", stdout=out)
    call_command("load_record", str(steps), "--if-empty", stdout=out)
    assert out.getvalue().splitlines()[-2:] == [
        "03-retraction: 1 of 1 rows written, revision 3.",
        "The record holds data already; nothing was loaded.",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"id": FERRY, "retracted": False}, "retracted: must be true, or be left out."),
        (
            {"id": FERRY, "retracted": True, "note": "Gone"},
            "note: stands beside “retracted”; a line that retracts holds nothing but its id.",
        ),
    ],
)
def test_retracting_line_says_nothing_else(steps, line, problem):
    write(steps / "03-retraction", "events", [line])
    assert problems(steps) == [f"03-retraction/events.json: {FERRY}: {problem}"]


def test_retraction_of_what_others_rest_on_names_them(steps):
    write(steps / "03-retraction", "parties", [{"id": "avaria", "retracted": True}])
    [problem] = problems(steps)
    assert problem.startswith("03-retraction/parties.json: avaria: cannot be retracted while ")


def test_rows_that_rest_on_each_other_are_retracted_in_one_step(steps):
    actor = "a-speaker-minister-of-avaria"
    write(steps / "03-retraction", "actors", [{"id": actor, "retracted": True}])
    gone = [{"id": OPEN, "retracted": True}, {"id": f"{OPEN}-2", "retracted": True}]
    write(steps / "03-retraction", "status-entries", gone)
    assert load_steps(steps, reason="First load")[2].revision == 3
    assert StatusEntry.objects.tombstones().count() == 2


def test_retraction_refuses_to_discard_what_staff_changed(steps, tmp_path):
    load_folder(steps / "01-opening", reason="First load")
    with revise(reason="By hand") as edit:
        edit.amend(Event.objects.get(slug=FERRY), note="Changed by staff")
    assert problems(steps / "03-retraction") == [
        f"events.json: {FERRY}: retracted: was changed by staff in revision 2; retracting would "
        "discard that."
    ]


def test_files_do_not_bring_a_retracted_row_back(steps):
    load_steps(steps, reason="First load")
    assert problems(steps / "01-opening") == [
        f"events.json: {FERRY}: id: was retracted in revision 3; files do not bring it back."
    ]


@pytest.mark.parametrize(
    ("strange", "reason"),
    [
        ("parties.json", "holds files beside its steps"),
        ("drafts/", "holds drafts beside its steps, which are named 01-opening."),
        ("02-other/", "holds two steps of the same number: 01-opening, 02-correction, 02-other"),
    ],
)
def test_steps_stand_alone_in_their_folder(steps, strange, reason):
    if strange.endswith("/"):
        (steps / strange).mkdir()
    else:
        (steps / strange).write_text("[]")
    [problem] = problems(steps)
    assert reason in problem


def test_rows_that_rest_on_a_refused_one_are_counted_not_named(tmp_path):
    shutil.copytree(TINY, tmp_path / "in")
    rows = json.loads((TINY / "sources.json").read_text())
    write(tmp_path / "in", "sources", [{**rows[0], "kind": "rumour"}])
    with pytest.raises(CommandError) as caught:
        call_command("load_record", str(tmp_path / "in"), stdout=StringIO())
    assert str(caught.value).splitlines() == [
        "Nothing was loaded.",
        "  sources.json: avaria-borduria-gazette: kind: Value 'rumour' is not a valid choice.",
        "  and 8 rows that rest on these.",
    ]
