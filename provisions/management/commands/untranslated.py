"""Write what has no translation yet: manage.py untranslated LANGUAGE [--noun NOUN …]."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from provisions.models import NOUNS, TRANSLATED, Agreement
from provisions.models.translation import LANGUAGES
from provisions.transfer.untranslated import line_of
from provisions.translations import untranslated
from provisions.versions import MODEL_OF


class Command(BaseCommand):
    """Writes rows of translations.json whose text is still to be given."""

    help = "Write, as rows of translations.json with an empty text, what is to be translated."

    def add_arguments(self, parser: CommandParser) -> None:
        nouns = sorted(model.noun() for model in TRANSLATED)
        parser.add_argument("language", metavar="LANGUAGE", choices=sorted(LANGUAGES))
        parser.add_argument(
            "--noun", nargs="+", choices=nouns, default=nouns, help="only texts of these nouns"
        )
        parser.add_argument(
            "--english", action="store_true", help="with the English, which is not to be loaded"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        wanted = {MODEL_OF[noun] for noun in options["noun"]}
        agreements: dict[int | None, Agreement] = Agreement.objects.in_bulk()
        lines = []
        for row, field, english in untranslated(
            options["language"], (model for model in NOUNS if model in wanted)
        ):
            agreement = agreements.get(row.agreement_number())
            line = line_of(row, field, english, options["language"], agreement)
            lines.append(line | ({"english": english} if options["english"] else {}))
        self.stdout.write(json.dumps(lines, ensure_ascii=False, indent=2))
