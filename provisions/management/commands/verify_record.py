"""Check that the record is what was written: manage.py verify_record."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from provisions.checkpoint import public_key, read_note
from provisions.models import Revision
from provisions.verify import faults

MOST = 20


class Command(BaseCommand):
    """Names the first places where the record is not what was written; exit 1 then."""

    help = "Check rows, history, the change log and every digest."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--checkpoint",
            type=Path,
            metavar="FILE",
            help="a signed note kept elsewhere; shows a chain computed anew or rolled back",
        )
        parser.add_argument(
            "--public-key", help="the key that signed it, where that is not this site's"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        kept = None
        if options["checkpoint"]:
            key = options["public_key"] or public_key()
            try:
                kept = read_note(options["checkpoint"].read_text(encoding="utf-8"), key)
            except (OSError, ValueError) as error:
                raise CommandError(f"{options['checkpoint']}: {error}") from None
        found = list(islice(faults(kept), MOST))
        if found:
            raise CommandError("\n".join(map(str, found)))
        head = Revision.objects.order_by("-number").first()
        if head is None:
            self.stdout.write("The record is empty.")
            return
        self.stdout.write(f"Nothing is wrong. Head: revision {head.number}, digest {head.digest}")
