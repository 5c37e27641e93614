"""Loads a folder of files into the record, in one revision, or refuses all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import IntegrityError
from django.db.models import ForeignKey

from provisions.edit import Edit
from provisions.models import NOUNS, Row
from provisions.record import revise
from provisions.refusals import RecordRefused
from provisions.ties import tie_fields, tie_model
from provisions.transfer.columns import COLUMNS, FILES, is_flat, read, row_values, whole

Progress = Callable[[str, int, int], None]


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
    """The files were not loaded; ``problems`` names each file, row, field and reason."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(slots=True)
class Loaded:
    """What a load did: the revision, if anything changed, and each changed row."""

    revision: int | None = None
    rows: int = 0
    changes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """One row of a file on its way in."""

    model: type[Row]
    file: str
    data: dict[str, Any]

    @property
    def slug(self) -> str:
        return str(self.data.get("id", "")) if isinstance(self.data, dict) else ""

    def problem(self, field_name: str, reason: str) -> Problem:
        return Problem(self.file, self.slug, field_name, reason)


class _LineRefused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def load_folder(
    path: Path,
    *,
    reason: str,
    preview: bool = False,
    progress: Progress = lambda file, done, total: None,
) -> Loaded:
    """Load or update a record from a folder in the exchange format.

    Rows are added or amended; none is retracted by being absent, and a row that staff
    changed since it was last imported is refused where the file differs from it. Raises
    LoadRefused with every problem found; nothing is loaded then.
    """
    files = _read_files(path)
    result = Loaded(rows=sum(map(len, files.values())))
    problems: list[Problem] = []
    try:
        with revise(reason=reason, kind="import", preview=preview) as edit:
            loader = _Loader(edit)
            for model, lines in files.items():
                for done, line in enumerate(_in_order(lines), start=1):
                    try:
                        loader.load(line)
                    except _LineRefused as refused:
                        problems.append(refused.problem)
                    except RecordRefused as refused:
                        problems += [line.problem(r.field, r.reason) for r in refused.refusals]
                    except IntegrityError as error:
                        raise LoadRefused([line.problem("", str(error))]) from None
                    progress(FILES[model], done, len(lines))
            if problems:
                raise LoadRefused(problems)
            result.changes = [(row.noun(), row.slug, str(act)) for row, act in edit.changes]
            if result.changes and not preview:
                result.revision = edit.number
    except RecordRefused as refused:
        names = {model.noun(): f"{name}.json" for model, name in FILES.items()}
        raise LoadRefused(
            [Problem(names.get(r.noun, ""), r.row, r.field, r.reason) for r in refused.refusals]
        ) from None
    return result


def _read_files(path: Path) -> dict[type[Row], list[_Line]]:
    if not path.is_dir():
        raise LoadRefused([Problem(str(path), "", "", "is not a folder.")])
    known = {f"{name}.json" for name in FILES.values()}
    strangers = sorted(p.name for p in path.glob("*.json") if p.name not in known)
    if strangers or not any((path / name).exists() for name in known):
        found = ", ".join(strangers) or "no file of the exchange format"
        names = ", ".join(sorted(known))
        raise LoadRefused([Problem(str(path), "", "", f"holds {found}; expected: {names}.")])
    files: dict[type[Row], list[_Line]] = {}
    problems: list[Problem] = []
    for model in NOUNS:
        name = f"{FILES[model]}.json"
        if (path / name).exists():
            lines, found_problems = _read_file(path / name, model)
            files[model] = lines
            problems += found_problems
    if problems:
        raise LoadRefused(problems)
    return files


def _read_file(path: Path, model: type[Row]) -> tuple[list[_Line], list[Problem]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        return [], [Problem(path.name, "", "", f"is not JSON in UTF-8: {error}")]
    if not isinstance(rows, list):
        return [], [Problem(path.name, "", "", "must be a list of rows.")]
    lines = [_Line(model, path.name, row) for row in rows]
    problems = []
    seen: set[str] = set()
    for place, line in enumerate(lines, start=1):
        if not isinstance(line.data, dict) or not isinstance(line.data.get("id"), str):
            reason = f"row {place} must be an object with a text “id”."
            problems.append(Problem(path.name, "", "id", reason))
        elif line.slug in seen:
            problems.append(line.problem("id", "occurs more than once in this file."))
        seen.add(line.slug)
    return lines, problems


def _in_order(lines: list[_Line]) -> Iterator[_Line]:
    """Yield a file's lines so that a row comes after those of the same file it refers to."""
    waiting = {line.slug: line for line in lines}
    while waiting:
        ready = [
            line
            for line in waiting.values()
            if not any(line.data.get(name) in waiting for name in _own_references(line.model))
        ]
        for line in ready or list(waiting.values()):
            del waiting[line.slug]
            yield line


def _own_references(model: type[Row]) -> list[str]:
    return [
        name
        for name in COLUMNS[model]
        if isinstance(f := model._meta.get_field(name), ForeignKey) and f.related_model is model
    ]


class _Loader:
    """Turns lines into rows within one edit, resolving ids."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._rows: dict[type[Row], dict[str, Row]] = {
            model: {row.slug: row for row in whole(model)} for model in NOUNS
        }

    def load(self, line: _Line) -> None:
        values, ties = self._values(line)
        row = self._rows[line.model].get(line.slug)
        if row is None:
            added = self._edit.add(line.model, slug=line.slug, ties=ties, **values)
            self._rows[line.model][line.slug] = added
            return
        if row_values(row) == line.data:
            return
        if row.revision.kind != "import":
            raise _LineRefused(
                line.problem(
                    ", ".join(_differing(row_values(row), line.data)),
                    f"was changed by staff in revision {row.revision_id}; "
                    "loading would overwrite that.",
                )
            )
        self._edit.amend(row, ties=ties, keep_missing=True, **values)

    def _values(self, line: _Line) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
        model = line.model
        columns, ties = COLUMNS[model], model.ties
        unknown = sorted(set(line.data) - {"id", *columns, *ties})
        if unknown:
            raise _LineRefused(line.problem(unknown[0], "is not a field of this noun."))
        values = {}
        for name in columns:
            field_ = model._meta.get_field(name)
            if name in line.data:
                values[name] = self._value(line, name, field_, line.data[name])
            else:
                values[name] = field_.get_default()
        return values, {name: self._ties(line, name) for name in ties}

    def _value(self, line: _Line, place: str, field_: Any, value: Any) -> Any:
        if isinstance(field_, ForeignKey):
            target = self._rows[field_.related_model].get(value) if value.__hash__ else None
            if target is None:
                noun = field_.related_model.noun()
                raise _LineRefused(line.problem(place, f"names no known {noun}: {value!r}."))
            return target
        try:
            return read(field_, value)
        except ValueError as error:
            raise _LineRefused(line.problem(place, str(error))) from None

    def _ties(self, line: _Line, name: str) -> list[dict[str, Any]]:
        entries = line.data.get(name, [])
        if not isinstance(entries, list):
            raise _LineRefused(line.problem(name, "must be a list."))
        fields = tie_fields(line.model, name)
        model = tie_model(line.model, name)
        ties = []
        for place, entry in enumerate(entries, start=1):
            if is_flat(line.model, name):
                entry = {fields[0]: entry}
            where = f"{name} {place}"
            if not isinstance(entry, dict) or set(entry) - set(fields):
                expected = ", ".join(fields)
                raise _LineRefused(line.problem(where, f"must be an object of {expected}."))
            ties.append(
                {
                    f: self._value(line, f"{where}, {f}", model._meta.get_field(f), entry[f])
                    for f in fields
                    if f in entry
                }
            )
        return ties


def _differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
