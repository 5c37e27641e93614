"""Looks after the guards of the database: the triggers that keep the record and its history."""

from __future__ import annotations

import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from provisions.guards import lift_guards, missing, set_guards
from provisions.guards.role import UnfitRole, grant, owner_needed
from provisions.models import Maintenance


class Command(BaseCommand):
    help = "Check, lift or set the guards of the record, or grant the site's role its rights."

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("check", help="name each guard that is absent or altered")
        for deed, words in (
            ("lift", "take the guards away until they are set; leaves a line"),
            ("set", "make every guard anew; leaves a line"),
        ):
            asked = deeds.add_parser(deed, help=words)
            asked.add_argument("--reason", required=True, help="why; kept for good")
            asked.add_argument("--by", default=getpass.getuser(), help="who; kept for good")
        granted = deeds.add_parser("grant", help="on PostgreSQL: grant the site's role its rights")
        granted.add_argument("role", metavar="ROLE")

    def handle(self, *_: Any, deed: str, **options: Any) -> None:
        if deed == "check":
            self._check()
        elif deed == "grant":
            self._grant(options["role"])
        else:
            self._change(deed, options["reason"].strip(), options["by"])

    def _check(self) -> None:
        if found := missing():
            raise CommandError("Absent, altered or strange:\n" + "\n".join(found))
        self.stdout.write("Every guard stands.")

    def _change(self, deed: str, reason: str, by: str) -> None:
        if not reason:
            raise CommandError("Say why: the reason is kept.")
        with owner_needed(), transaction.atomic():
            Maintenance(deed=deed, reason=reason, by=by).save()
            if deed == "lift":
                lift_guards()
            else:
                set_guards()
        if deed == "lift":
            self.stdout.write("The guards are lifted. Set them again: manage.py guards set")
        else:
            self.stdout.write("The guards are set.")

    def _grant(self, role: str) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Roles are PostgreSQL's; on SQLite the file's owner can do all.")
        try:
            with transaction.atomic():
                grant(connection, role)
        except UnfitRole as unfit:
            raise CommandError(f"Nothing was granted: {unfit}") from None
        self.stdout.write(f"{role} may read, add and amend; it cannot lift the guards.")
