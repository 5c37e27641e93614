"""The files of a load: found, parsed, put in order; their problems named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from provisions.models import NOUNS, Row
from provisions.ties import tie_fields, tie_model
from provisions.transfer.columns import COLUMNS, FILES


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row of one file."""

    file: str
    row: str
    field: str
    reason: str

    def __str__(self) -> str:
        place = ": ".join(filter(None, (self.file, self.row, self.field)))
        return f"{place}: {self.reason}"


class LoadRefused(Exception):
    """The files were not loaded; ``problems`` names each file, row, field and reason.

    ``resting`` counts the rows that were left out only because they name a refused one.
    """

    def __init__(self, problems: list[Problem], resting: int = 0) -> None:
        self.problems = problems
        self.resting = resting
        super().__init__("\n".join(map(str, problems)))


@dataclass(slots=True)
class Line:
    """One row of a file on its way in."""

    model: type[Row]
    file: str
    data: dict[str, Any]

    @property
    def slug(self) -> str:
        return str(self.data.get("id", "")) if isinstance(self.data, dict) else ""

    @property
    def retracts(self) -> bool:
        """Say whether the line withdraws its row instead of giving its values."""
        return "retracted" in self.data

    def problem(self, field: str, reason: str) -> Problem:
        return Problem(self.file, self.slug, field, reason)


def read_files(path: Path, prefix: str = "") -> dict[type[Row], list[Line]]:
    """Return the lines of a folder's files; ``prefix`` stands before the files' names."""
    if not path.is_dir():
        raise LoadRefused([Problem(str(path), "", "", "is not a folder.")])
    known = {f"{name}.json" for name in FILES.values()}
    strangers = sorted(p.name for p in path.glob("*.json") if p.name not in known)
    if strangers or not any((path / name).exists() for name in known):
        found = ", ".join(strangers) or "no file of the exchange format"
        names = ", ".join(sorted(known))
        raise LoadRefused([Problem(str(path), "", "", f"holds {found}; expected: {names}.")])
    files: dict[type[Row], list[Line]] = {}
    problems: list[Problem] = []
    for model in NOUNS:
        name = f"{FILES[model]}.json"
        if (path / name).exists():
            lines, found_problems = _read_file(path / name, prefix + name, model)
            files[model] = lines
            problems += found_problems
    if problems:
        raise LoadRefused(problems)
    return files


def _read_file(path: Path, name: str, model: type[Row]) -> tuple[list[Line], list[Problem]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        return [], [Problem(name, "", "", f"is not JSON in UTF-8: {error}")]
    if not isinstance(rows, list):
        return [], [Problem(name, "", "", "must be a list of rows.")]
    lines = [Line(model, name, row) for row in rows]
    problems = []
    seen: set[str] = set()
    for place, line in enumerate(lines, start=1):
        if not isinstance(line.data, dict) or not isinstance(line.data.get("id"), str):
            reason = f"row {place} must be an object with a text “id”."
            problems.append(Problem(name, "", "id", reason))
        elif line.slug in seen:
            problems.append(line.problem("id", "occurs more than once in this file."))
        seen.add(line.slug)
    return lines, problems


def in_order(lines: list[Line]) -> Iterator[Line]:
    """Yield a file's lines so that a row comes after those of the same file it refers to."""
    waiting = {line.slug: line for line in lines}
    while waiting:
        ready = [
            line
            for line in waiting.values()
            if not any(slug in waiting for slug in _own_named(line))
        ]
        for line in ready or list(waiting.values()):
            del waiting[line.slug]
            yield line


def _own_named(line: Line) -> Iterator[str]:
    """Yield the rows of the same file that a line names, in a column or a flat tie."""
    for name in _own_references(line.model):
        named = line.data.get(name)
        yield from map(str, named if isinstance(named, list) else [named])


@cache
def _own_references(model: type[Row]) -> list[str]:
    own = [(name, model._meta.get_field(name)) for name in COLUMNS[model]]
    for name in model.ties:
        tie = tie_model(model, name)
        own += [(name, tie._meta.get_field(field)) for field in tie_fields(model, name)]
    return [name for name, field in own if field.related_model is model]
