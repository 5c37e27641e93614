"""Writes the whole database to one file while the site is served."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from provisions.backups import BackupRefused, back_up


class Command(BaseCommand):
    help = "Back the whole database up to a new file, and check the file (docs/deploy.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the file to make")

    def handle(self, *_: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            back_up(path)
        except BackupRefused as refused:
            raise CommandError(f"No backup was made. {refused}") from None
        self.stdout.write(f"{path}: {path.stat().st_size:,} bytes, checked.")
