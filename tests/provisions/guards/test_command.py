"""The command by which an operator checks, lifts and sets the guards, and leaves a trace."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from provisions.guards import missing
from provisions.models import Maintenance


def test_lifting_and_setting_by_command_leave_lines(db, capsys):
    call_command("guards", "lift", reason="Mend a date", by="an operator")
    assert len(missing()) > 100
    with pytest.raises(CommandError, match="Absent, altered or strange"):
        call_command("guards", "check")
    call_command("guards", "set", reason="The date is mended", by="an operator")
    call_command("guards", "check")
    assert capsys.readouterr().out.endswith("The guards are set.\nEvery guard stands.\n")
    assert list(Maintenance.objects.values_list("deed", "reason", "by")) == [
        ("lift", "Mend a date", "an operator"),
        ("set", "The date is mended", "an operator"),
    ]


def test_lifting_without_a_reason_is_refused(db):
    with pytest.raises(CommandError, match="Say why"):
        call_command("guards", "lift", reason=" ")
    assert missing() == []


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has roles")
def test_rights_are_for_postgresql(db):
    with pytest.raises(CommandError, match="Roles are PostgreSQL's"):
        call_command("guards", "grant", "site")
