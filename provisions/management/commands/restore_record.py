"""Fills the database from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from provisions.backups import BackupRefused, put_back
from provisions.reach import head_revision


class Command(BaseCommand):
    help = "Put a backup in the place of the database, and verify it (docs/deploy.md)."
    # The database may be new, without a single table.
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what backup_record made")
        parser.add_argument(
            "--replace", action="store_true", help="let the record that is there go"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            put_back(options["file"], replace=options["replace"])
        except BackupRefused as refused:
            raise CommandError(f"Nothing was restored. {refused}") from None
        head = head_revision()
        if options["verbosity"]:
            self.stdout.write(f"Restored, up to revision {head.number if head else 0}.")
        if "verify_record" in get_commands():
            call_command("verify_record", stdout=self.stdout, stderr=self.stderr)
