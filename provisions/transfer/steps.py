"""The steps of a load: one folder, or numbered folders that tell a record's own history."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from provisions.models import Row
from provisions.transfer.files import Line, LoadRefused, Problem, read_files

REASON_FILE = "reason.txt"
_STEP = re.compile(r"\A[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Step:
    """The files of one step; ``later`` are the rows that a later step names again."""

    name: str
    reason: str
    files: dict[type[Row], list[Line]]
    later: frozenset[tuple[type[Row], str]]

    @property
    def redactions(self) -> list[Line]:
        """The lines that redact their rows: a revision of its own, after all others."""
        return [line for lines in self.files.values() for line in lines if line.redacts]

    def place(self, file: str) -> str:
        """Return where a file stands, as problems and progress name it."""
        return f"{self.name}/{file}" if self.name else file

    def is_outdated(self, line: Line) -> bool:
        """Say whether a later step names the row again.

        Such a line is history: it is loaded where the row is not known yet, and never
        brings a row back to what it was before the later step.
        """
        return (line.model, line.slug) in self.later


def read_steps(path: Path) -> list[Step]:
    """Return the steps of a folder, in order; a folder that holds files itself is one step."""
    names = _step_names(path)
    read = [(name, read_files(path / name, f"{name}/" if name else "")) for name in names]
    steps: list[Step] = []
    later: frozenset[tuple[type[Row], str]] = frozenset()
    for name, files in reversed(read):
        steps.append(Step(name, _reason(path / name) if name else "", files, later))
        later |= {(line.model, line.slug) for lines in files.values() for line in lines}
    return steps[::-1]


def _step_names(path: Path) -> list[str]:
    """Return the names of the step folders in order, or one empty name where there are none."""
    if not path.is_dir():
        return [""]
    folders = sorted(p.name for p in path.iterdir() if p.is_dir() and p.name[0] != ".")
    steps = [name for name in folders if _STEP.match(name)]
    if not steps:
        return [""]
    reason = ""
    if any(path.glob("*.json")):
        reason = "holds files beside its steps; a load is either one folder of files or its steps."
    elif strangers := [name for name in folders if name not in steps]:
        reason = f"holds {', '.join(strangers)} beside its steps, which are named 01-opening."
    elif len({name[:2] for name in steps}) < len(steps):
        reason = f"holds two steps of the same number: {', '.join(steps)}."
    if reason:
        raise LoadRefused([Problem(str(path), "", "", reason)])
    return steps


def _reason(folder: Path) -> str:
    """Return the reason that the step publishes; empty where it gives none."""
    file = folder / REASON_FILE
    try:
        return file.read_text(encoding="utf-8").strip() if file.exists() else ""
    except UnicodeDecodeError as error:
        place = f"{folder.name}/{REASON_FILE}"
        raise LoadRefused([Problem(place, "", "", f"is not text in UTF-8: {error}")]) from None
