"""Loads or updates a record from files, in one revision a step."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from provisions.models import Agreement
from provisions.transfer.reader import Loaded, LoadRefused, load_steps


class Command(BaseCommand):
    help = "Load or update a record from a folder in the exchange format (docs/exchange-format.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="the folder")
        parser.add_argument("--reason", help="why; published where a step has no reason of its own")
        parser.add_argument(
            "--by", default=getpass.getuser(), help="who, for what is redacted; never public"
        )
        parser.add_argument("--dry-run", action="store_true", help="print what would change")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the record holds anything"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        path: Path = options["path"]
        if options["if_empty"] and Agreement.objects.exists():
            self.stdout.write("The record holds data already; nothing was loaded.")
            return
        try:
            steps = load_steps(
                path,
                reason=options["reason"] or f"Load of {path.resolve().name} from files",
                by=options["by"],
                preview=options["dry_run"],
                progress=self._progress,
            )
        except LoadRefused as refused:
            lines = [f"  {problem}" for problem in refused.problems]
            if refused.resting:
                lines.append(f"  and {refused.resting} rows that rest on these.")
            raise CommandError("\n".join(["Nothing was loaded.", *lines])) from None
        for loaded in steps:
            self._tell(loaded, preview=options["dry_run"])
        redacted = any(act == "redacted" for loaded in steps for _, _, act in loaded.changes)
        if redacted and not options["dry_run"]:
            self.stdout.write(
                "Rows were redacted: restart the site if it runs, and see docs/deploy.md for "
                "what backups and the database file still hold."
            )

    def _tell(self, loaded: Loaded, *, preview: bool) -> None:
        step = f"{loaded.step}: " if loaded.step else ""
        if preview:
            for noun, slug, action in loaded.changes:
                self.stdout.write(f"{step}{action} {noun} {slug}")
            told = f"{len(loaded.changes)} of {loaded.rows} rows would change."
        elif loaded.revision is None:
            told = f"{loaded.rows} rows read; nothing had changed; no revision made."
        else:
            changed = len(loaded.changes)
            told = f"{changed} of {loaded.rows} rows written, revision {loaded.revision}."
        self.stdout.write(step + told)

    def _progress(self, file: str, done: int, total: int) -> None:
        """Show a moving line on a terminal, and a line a file elsewhere."""
        if sys.stdout.isatty():
            self.stdout.write(f"\r{file}: {done} of {total}", ending="" if done < total else "\n")
            self.stdout.flush()
        elif done == total:
            self.stdout.write(f"{file}: {total}")
