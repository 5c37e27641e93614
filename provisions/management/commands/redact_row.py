"""Take the content of a row out of the record: manage.py redact_row NOUN ID --reason …."""

from __future__ import annotations

import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from provisions.redaction import redact
from provisions.refusals import RecordRefused
from provisions.versions import MODEL_OF


class Command(BaseCommand):
    """Redacts one row, for law or safety; it cannot be undone."""

    help = "Take the content of a row out of the record, its history and its log, for good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("noun", metavar="NOUN", choices=sorted(MODEL_OF))
        parser.add_argument("id", metavar="ID", help="the row's public id, which stays")
        parser.add_argument("--reason", required=True, help="why; published, so name no content")
        parser.add_argument("--by", default=getpass.getuser(), help="who; never public")

    def handle(self, *_: Any, **options: Any) -> None:
        row = MODEL_OF[options["noun"]].objects.filter(slug=options["id"]).first()
        if row is None:
            raise CommandError(f"The record holds no {options['noun']} {options['id']}.")
        try:
            number = redact([row], reason=options["reason"], by=options["by"])
        except RecordRefused as refused:
            raise CommandError("\n".join(map(str, refused.refusals))) from None
        self.stdout.write(
            f"Redacted in revision {number}. Restart the site, and see docs/deploy.md for what "
            "backups and the database file still hold."
        )
