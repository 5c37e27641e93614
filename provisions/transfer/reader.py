"""Loads a folder of files into the record, in one revision, or refuses all of it."""

from __future__ import annotations

from collections.abc import Callable
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
from provisions.transfer.columns import COLUMNS, FILES
from provisions.transfer.files import Line, LoadRefused, Problem, in_order, read_files
from provisions.transfer.written import is_flat, read, row_values, whole

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Loaded:
    """What a load did: the revision, if anything changed, and each changed row."""

    revision: int | None = None
    rows: int = 0
    changes: list[tuple[str, str, str]] = field(default_factory=list)


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
    files = read_files(path)
    result = Loaded(rows=sum(map(len, files.values())))
    try:
        with revise(reason=reason, kind="import", preview=preview) as edit:
            problems = _load_all(files, edit, progress)
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


def _load_all(files: dict[type[Row], list[Line]], edit: Edit, progress: Progress) -> list[Problem]:
    """Load every line, and return what is wrong with each that was refused."""
    problems: list[Problem] = []
    loader = _Loader(edit)
    for model, lines in files.items():
        for done, line in enumerate(in_order(lines), start=1):
            try:
                loader.load(line)
            except _LineRefused as refused:
                problems.append(refused.problem)
            except RecordRefused as refused:
                problems += [line.problem(r.field, r.reason) for r in refused.refusals]
            except IntegrityError as error:
                raise LoadRefused([line.problem("", str(error))]) from None
            progress(FILES[model], done, len(lines))
    return problems


class _Loader:
    """Turns lines into rows within one edit, resolving ids."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._rows: dict[type[Row], dict[str, Row]] = {
            model: {row.slug: row for row in whole(model)} for model in NOUNS
        }

    def load(self, line: Line) -> None:
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

    def _values(self, line: Line) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
        model = line.model
        columns, ties = COLUMNS[model], model.ties
        unknown = sorted(set(line.data) - {"id", *columns, *ties})
        if unknown:
            raise _LineRefused(line.problem(unknown[0], "is not a field of this noun."))
        values = {}
        for name in columns:
            field_: Any = model._meta.get_field(name)
            if name in line.data:
                values[name] = self._value(line, name, field_, line.data[name])
            else:
                values[name] = field_.get_default()
        return values, {name: self._ties(line, name) for name in ties}

    def _value(self, line: Line, place: str, field_: Any, value: Any) -> Any:
        if isinstance(field_, ForeignKey):
            noun: Any = field_.related_model
            known = self._rows[noun]
            target = known.get(value) if isinstance(value, str) else None
            if target is None:
                reason = f"names no known {noun.noun()}: {value!r}."
                raise _LineRefused(line.problem(place, reason))
            return target
        try:
            return read(field_, value)
        except ValueError as error:
            raise _LineRefused(line.problem(place, str(error))) from None

    def _ties(self, line: Line, name: str) -> list[dict[str, Any]]:
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
