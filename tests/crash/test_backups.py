"""A backup taken at any instant holds all that was saved before it, and nothing half."""

import pytest
from django.core.management import CommandError, call_command

from provisions.models import Revision
from tests.builders import small_record

pytestmark = pytest.mark.crash


def test_backups_taken_while_writing_are_whole(run):
    assert run("backups") == {
        "put back": 12,
        "refused": [],
        "faults": [],
        "lost": [],
        "rising": True,
    }


def test_backups_that_lost_their_end_are_refused(run):
    report = run("backups", "cut")
    assert report["put back"] == 0
    assert len(report["refused"]) == 12


@pytest.mark.django_db(transaction=True)
def test_backup_replaces_no_file_and_no_record(tmp_path):
    small_record()
    path = tmp_path / "record.backup"
    call_command("backup_record", path, verbosity=0)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup_record", path)
    with pytest.raises(CommandError, match="holds a record already"):
        call_command("restore_record", path)
    (tmp_path / "other").write_text("no backup")
    with pytest.raises(CommandError, match="Nothing was restored"):
        call_command("restore_record", tmp_path / "other", replace=True)
    assert [entry.name for entry in sorted(tmp_path.iterdir())] == ["other", "record.backup"]
    assert Revision.objects.count() == 1
