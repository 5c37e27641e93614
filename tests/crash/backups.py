"""Backups that are taken while a writer writes, and put back one by one.

Planted faults: ``cut`` files have lost their end; ``plain`` files were copied without asking
the database (SQLite alone has such files).
"""

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection

from provisions.backups import back_up
from provisions.reach import head_revision
from tests.crash import consistency, kills, processes

BACKUPS = 12
EDITS_BETWEEN = 3


def run(variant: str) -> dict[str, Any]:
    """Take the backups, stop the writer, then put each back and look at what it holds."""
    with tempfile.TemporaryDirectory() as folder:
        taken = _taken_while_writing(variant, Path(folder))
        report: dict[str, Any] = {"put back": 0, "refused": [], "faults": [], "lost": []}
        heads = []
        for path, acknowledged in taken:
            try:
                call_command("restore_record", path, replace=True, verbosity=0)
            except CommandError as refused:
                report["refused"].append(str(refused).replace(str(folder), ""))
                continue
            report["put back"] += 1
            report["faults"] += consistency.faults()
            report["lost"] += consistency.missing(acknowledged)
            heads.append(head_revision().number)
    report["rising"] = heads == sorted(set(heads))
    return report


def _taken_while_writing(variant: str, folder: Path) -> list[tuple[Path, list[Any]]]:
    """Return each backup with the edits that had been acknowledged before it was begun."""
    writer = processes.start(partial(kills.write_without_end, "sound", 1))
    writer.line()
    acknowledged: list[Any] = []
    taken = []
    for number in range(BACKUPS):
        acknowledged += [tuple(writer.line()[1:]) for _ in range(EDITS_BETWEEN)]
        path = folder / str(number)
        if variant == "plain":
            shutil.copy(connection.settings_dict["NAME"], path)
        else:
            back_up(path)
        if variant == "cut":
            with path.open("r+b") as file:
                file.truncate(path.stat().st_size * 2 // 3)
        taken.append((path, list(acknowledged)))
    writer.kill()
    writer.rest()
    return taken
