"""Writes the site as files for nginx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application

from config.publishing.asking import Unpublishable, own_origin
from config.publishing.publish import publish


class Command(BaseCommand):
    help = "Write every public page, picture, feed and row of today as files for nginx."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="empty, or ours")
        parser.add_argument(
            "--origin",
            default=own_origin(),
            help="where the site is read, as https://example.org (%(default)s)",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            made = publish(
                options["folder"], options["origin"], get_wsgi_application(), self.stderr.write
            )
        except Unpublishable as problem:
            raise CommandError(str(problem)) from None
        if made is None:
            self.stdout.write("Published already: neither the record nor the day has changed.")
        else:
            self.stdout.write(f"Published as {made}; now have nginx reload its configuration.")
