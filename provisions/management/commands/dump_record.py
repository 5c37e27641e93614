"""Writes an agreement's record to files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from provisions.models import Agreement
from provisions.transfer.writer import dump_folder


class Command(BaseCommand):
    help = "Write an agreement's published rows, and the rows they name, to a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the agreement's public id")
        parser.add_argument("path", type=Path, metavar="PATH", help="the folder to write")

    def handle(self, *_: Any, **options: Any) -> None:
        agreement = Agreement.objects.published().filter(slug=options["slug"]).first()
        if agreement is None:
            known = ", ".join(Agreement.objects.published().values_list("slug", flat=True))
            raise CommandError(f"No agreement “{options['slug']}”. Known: {known or 'none'}.")
        for name, count in dump_folder(agreement, options["path"]).items():
            self.stdout.write(f"{name}: {count}")
