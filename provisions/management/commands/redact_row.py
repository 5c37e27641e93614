"""Take the content of rows out of the record: manage.py redact_row NOUN ID --reason …."""

from __future__ import annotations

import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from provisions.guards.role import owner_needed
from provisions.models import Row
from provisions.redaction import redact
from provisions.refusals import RecordRefused
from provisions.versions import MODEL_OF


class Command(BaseCommand):
    """Redacts rows, for law or safety; it cannot be undone."""

    help = "Take the content of rows out of the record, its history and its log, for good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("noun", metavar="NOUN", choices=sorted(MODEL_OF))
        parser.add_argument("ids", metavar="ID", nargs="+", help="public ids of rows of the noun")
        parser.add_argument("--reason", required=True, help="why; published, so name no content")
        parser.add_argument(
            "--new-id",
            metavar="ID",
            nargs="+",
            default=[],
            help="other public ids, one for each, where the old ones tell something",
        )
        parser.add_argument("--by", default=getpass.getuser(), help="who; never public")

    def handle(self, *_: Any, **options: Any) -> None:
        rows = [self._row(options["noun"], public_id) for public_id in options["ids"]]
        new = options["new_id"]
        if new and len(new) != len(rows):
            raise CommandError(f"{len(new)} new ids for {len(rows)} rows: give one for each.")
        new_ids = dict(zip(rows, new, strict=True)) if new else {}
        try:
            with owner_needed():
                number = redact(rows, reason=options["reason"], by=options["by"], new_ids=new_ids)
        except RecordRefused as refused:
            raise CommandError("\n".join(map(str, refused.refusals))) from None
        self.stdout.write(
            f"Redacted in revision {number}. Restart the site, and see docs/deploy.md for what "
            "backups and the database file still hold."
        )

    def _row(self, noun: str, public_id: str) -> Row:
        row = MODEL_OF[noun].objects.filter(slug=public_id).first()
        if row is None:
            raise CommandError(f"The record holds no {noun} {public_id}.")
        return row
