import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from provisions.models import Agreement, Party, Revision, Source, StatusEntry
from provisions.record import revise
from provisions.transfer.reader import LoadRefused, load_folder
from tests.conftest import REAL

pytestmark = pytest.mark.django_db
TINY = Path(__file__).parents[1] / "tiny"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(TINY, tmp_path / "in")
    return tmp_path / "in"


def rewrite(folder, name, change):
    path = folder / f"{name}.json"
    rows = json.loads(path.read_text())
    change(rows)
    path.write_text(json.dumps(rows))


def texts(folder):
    return {path.name: path.read_text() for path in sorted(folder.glob("*.json"))}


@pytest.mark.parametrize("path", [TINY, REAL], ids=["tiny", "real"])
def test_load_dump_load_gives_the_same_files_and_no_second_revision(tmp_path, path):
    first = load_folder(path, reason="First load")
    [slug] = Agreement.objects.values_list("slug", flat=True)
    call_command("dump_record", slug, str(tmp_path / "out"), stdout=StringIO())
    assert texts(tmp_path / "out") == texts(path)
    again = load_folder(tmp_path / "out", reason="Second load")
    assert (first.revision, again.revision, again.changes) == (1, None, [])
    assert Revision.objects.count() == 1


def test_load_into_an_empty_record_is_one_revision_marked_import():
    loaded = load_folder(TINY, reason="First load")
    assert (loaded.revision, loaded.rows) == (1, len(loaded.changes))
    assert Revision.objects.get().kind == "import"


def test_dry_run_prints_what_would_change_and_writes_nothing():
    out = StringIO()
    call_command("load_record", str(TINY), "--dry-run", stdout=out)
    assert "added agreement avaria-borduria" in out.getvalue()
    assert (Agreement.objects.count(), Revision.objects.count()) == (0, 0)


def test_if_empty_leaves_a_filled_record_alone():
    load_folder(TINY, reason="First load")
    out = StringIO()
    call_command("load_record", str(TINY), "--if-empty", stdout=out)
    assert out.getvalue() == "The record holds data already; nothing was loaded.\n"
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "row", "change", "line"),
    [
        (
            "status-entries",
            "avaria-borduria-1-open-2025-01-10-avaria",
            {"status": "solved"},
            "status-entries.json: avaria-borduria-1-open-2025-01-10-avaria: status: "
            "Value 'solved' is not a valid choice.",
        ),
        (
            "status-entries",
            "avaria-borduria-1-open-2025-01-10-avaria",
            {"date": "2025-02-30"},
            "status-entries.json: avaria-borduria-1-open-2025-01-10-avaria: date: “2025-02-30” "
            "is not a day of the calendar: day is out of range for month",
        ),
        (
            "status-entries",
            "avaria-borduria-1-open-2025-01-10-avaria",
            {"citations": [{"source": "no-such-source"}]},
            "status-entries.json: avaria-borduria-1-open-2025-01-10-avaria: citations 1, source: "
            "names no known source: 'no-such-source'.",
        ),
        (
            "status-entries",
            "avaria-borduria-1-open-2025-01-10-avaria",
            {"citations": []},
            "status-entries.json: avaria-borduria-1-open-2025-01-10-avaria: citations: "
            "at least one source is needed.",
        ),
        (
            "sources",
            "avaria-borduria-gazette",
            {"url": "javascript:alert(1)"},
            "sources.json: avaria-borduria-gazette: url: Enter a valid URL.",
        ),
        (
            "sources",
            "avaria-borduria-gazette",
            {"author": "somebody"},
            "sources.json: avaria-borduria-gazette: author: is not a field of this noun.",
        ),
        (
            "tallies",
            None,
            {"agreed": "fifteen"},
            "agreed: must be a whole number, not 'fifteen'",
        ),
        (
            "events",
            None,
            {"title": "a\u0000b"},
            "title: This text holds the control character U+0000.",
        ),
        ("parties", "avaria", {"parent": ["x"]}, "parent: names no known party: ['x']."),
    ],
)
def test_one_bad_row_loads_nothing_and_is_named(folder, name, row, change, line):
    def spoil(rows):
        target = next(r for r in rows if row in (None, r["id"]))
        target.update(change)

    rewrite(folder, name, spoil)
    with pytest.raises(CommandError) as caught:
        call_command("load_record", str(folder), stdout=StringIO())
    assert str(caught.value).startswith("Nothing was loaded.\n")
    assert line in str(caught.value)
    assert (Agreement.objects.count(), Source.objects.count(), Revision.objects.count()) == (
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is not JSON"),
        ("{}", "must be a list of rows"),
        ("[1]", "row 1 must be an object"),
        ('[{"id": "a"}, {"id": "a"}]', "more than once"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_unreadable_file_is_named(folder, text, reason):
    (folder / "parties.json").write_text(text)
    with pytest.raises(LoadRefused, match=reason) as caught:
        load_folder(folder, reason="Bad file")
    assert caught.value.problems[0].file == "parties.json"


def test_folder_without_files_or_with_strangers_is_refused(tmp_path, folder):
    with pytest.raises(LoadRefused, match="is not a folder"):
        load_folder(tmp_path / "nowhere", reason="x")
    (folder / "secrets.json").write_text("[]")
    with pytest.raises(LoadRefused, match=r"holds secrets\.json"):
        load_folder(folder, reason="x")


def test_changed_file_amends_only_its_row(folder):
    load_folder(TINY, reason="First load")
    rewrite(folder, "parties", lambda rows: rows[0].update(note="A note"))
    loaded = load_folder(folder, reason="Second load")
    assert loaded.changes == [("party", "avaria", "changed")]
    assert Party.objects.get(slug="avaria").note == "A note"


def test_absent_row_is_not_retracted(folder):
    load_folder(TINY, reason="First load")
    rewrite(folder, "events", lambda rows: rows.clear())
    assert load_folder(folder, reason="Second load").revision is None


def test_load_refuses_to_overwrite_what_staff_changed(folder):
    load_folder(TINY, reason="First load")
    with revise(reason="By hand") as edit:
        edit.amend(Party.objects.get(slug="avaria"), note="Changed by staff")
    with pytest.raises(LoadRefused) as caught:
        load_folder(TINY, reason="Second load")
    assert [str(p) for p in caught.value.problems] == [
        "parties.json: avaria: note: was changed by staff in revision 2; "
        "loading would overwrite that."
    ]
    assert Party.objects.get(slug="avaria").note == "Changed by staff"


def test_corrected_entry_travels_with_its_correction(tmp_path):
    load_folder(TINY, reason="First load")
    old = StatusEntry.objects.get(slug="avaria-borduria-1-open-2025-01-10-avaria")
    with revise(reason="Wrong day", kind="correction") as edit:
        new = edit.correct(old, date="2025-01-09?")
    call_command("dump_record", "avaria-borduria", str(tmp_path / "out"), stdout=StringIO())
    rows = {r["id"]: r for r in json.loads((tmp_path / "out/status-entries.json").read_text())}
    assert rows[new.slug]["supersedes"] == old.slug
    assert old.slug in rows


def test_dump_of_an_unknown_agreement_names_the_known_ones():
    load_folder(TINY, reason="First load")
    with pytest.raises(CommandError, match=r"No agreement “x”\. Known: avaria-borduria\."):
        call_command("dump_record", "x", "out")
