"""Writes the site as an archive for reading without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application

from config.publishing.archive import write_archive
from config.publishing.asking import Unpublishable, own_origin


class Command(BaseCommand):
    help = "Write every page of today, with pictures and letters, to a ZIP file for any browser."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.zip", help="an older one is replaced")
        parser.add_argument(
            "--origin",
            default=own_origin(),
            help="where the site is read, as https://example.org (%(default)s)",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            count = write_archive(
                options["file"], options["origin"], get_wsgi_application(), self.stderr.write
            )
        except Unpublishable as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"{options['file']} holds {count:,} files; open index.html in it.")
