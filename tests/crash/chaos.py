"""Every fault on every database that is there, as a table: ``python -m tests.crash.chaos``."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

import django

from tests.crash.scenes import deed, postgresql_scene, sqlite_scene

# The fault in words, and the deed that makes it.
FAULTS = (
    ("SIGKILL in mid-save", ("kills", "short")),
    ("database locked", ("hindered", "locked")),
    ("disk full", ("hindered", "full")),
    ("database read-only", ("hindered", "readonly")),
    ("disk or connection fails", ("hindered", "failing")),
    ("clock stepping back", ("clock",)),
    ("8 editors on the same row", ("editors",)),
    ("8 editors on different rows, two each", ("editors", "pairs")),
    ("12 backups while writing, all restored", ("backups",)),
)
FEWEST_KILLS = 20
HEADINGS = ("fault", "database", "made by", "the editor is told", "lost", "split or gap", "verify")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    begun = time.monotonic()
    _say(*HEADINGS, "result")
    _say(*["---"] * (len(HEADINGS) + 1))
    failed = 0
    address = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        if address.startswith("postgres"):
            failed += _all_faults("PostgreSQL", postgresql_scene(address))
        else:
            failed += _all_faults("SQLite", sqlite_scene(Path(folder)))
    sys.stdout.write(f"\n{time.monotonic() - begun:.0f} s, {failed} failed.\n")
    return min(failed, 1)


def _all_faults(database: str, scenes: Iterator[Callable[[], str]]) -> int:
    """Do every deed on a database of its own; return how many went wrong."""
    failed = 0
    for make_scene in scenes:
        for fault, words in FAULTS:
            place = make_scene()
            try:
                report = deed(place, *words, "--verify")
            except (AssertionError, TimeoutExpired) as error:
                report = {"errors": [str(error).strip().splitlines()[-1][:200]]}
            verified = report.get("verified", "not reached")
            wrong = _wrong(words[0], report) + ([verified] if verified else [])
            failed += bool(wrong)
            _say(fault, database, *_cells(report), verified or "clean", "; ".join(wrong) or "holds")
    return failed


def _wrong(kind: str, report: dict[str, Any]) -> list[str]:
    """Return what of a report is not as it should be."""
    if "not possible" in report:
        return []
    wrong = [*report.get("errors", []), *report.get("faults", []), *report.get("refused", [])]
    if kind == "kills" and report.get("kills", 0) < FEWEST_KILLS:
        wrong.append(f"only {report.get('kills', 0)} kills in the time")
    if report.get("lost"):
        wrong.append("edits were lost")
    if report.get("kept", 0) != report.get("done", 0):
        wrong.append("edits were lost")
    if kind == "hindered" and (report.get("status"), report.get("afterwards")) != (503, 302):
        wrong.append(f"the desk answered {report.get('status')}, then {report.get('afterwards')}")
    if kind == "hindered" and not (report.get("given back") and report.get("pages") == 200):
        wrong.append("the editor's words or the pages were lost")
    return [str(line) for line in wrong]


def _cells(report: dict[str, Any]) -> list[str]:
    if "not possible" in report:
        return [f"not done: {report['not possible']}", "", "", ""]
    lost = report.get("lost", report.get("done", 0) - report.get("kept", 0))
    count = len(lost) if isinstance(lost, list) else lost
    told = "; ".join(report.get("said", [])) or "no message is due"
    made_by = report.get("made by", "real processes")
    if "kills" in report:
        made_by = f"{report['kills']} kills, {report['acknowledged']} saves acknowledged"
    elif "stale" in report:
        made_by = f"{report['done']} saves by 8 processes, {report['stale']} on stale rows refused"
    elif "put back" in report:
        made_by = f"{report['put back']} put back"
    return [made_by, told, str(count), str(_torn(report))]


def _torn(report: dict[str, Any]) -> int:
    return len(report.get("faults", []))


def _say(*cells: str) -> None:
    sys.stdout.write("| " + " | ".join(cells) + " |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
