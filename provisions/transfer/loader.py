"""Turns the lines of a load into rows, within one edit."""

from __future__ import annotations

from typing import Any

from django.db.models import ForeignKey

from provisions.edit import Edit
from provisions.models import NOUNS, Row
from provisions.refusals import RecordRefused
from provisions.ties import tie_fields, tie_model
from provisions.transfer.columns import COLUMNS
from provisions.transfer.files import Line, Problem
from provisions.transfer.written import is_flat, read, row_values, whole


class LineRefused(Exception):
    """One line of a file cannot be loaded."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class RestsOnRefused(Exception):
    """A line names a row whose own line was refused; that one is reported."""


class Loader:
    """Adds, amends and retracts rows as the lines say, resolving ids."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._rows: dict[type[Row], dict[str, Row]] = {
            model: {row.slug: row for row in whole(model)} for model in NOUNS
        }
        self._refused: set[tuple[type[Row], object]] = set()

    def knows(self, line: Line) -> bool:
        return line.slug in self._rows[line.model]

    def refuse(self, line: Line) -> None:
        """Remember that a line was refused, so that rows that rest on it are only counted."""
        self._refused.add((line.model, line.slug))

    def load(self, line: Line) -> None:
        """Add the line's row, or amend it where it differs."""
        values, ties = self._values(line)
        row = self._rows[line.model].get(line.slug)
        if row is None:
            added = self._edit.add(line.model, slug=line.slug, ties=ties, **values)
            self._rows[line.model][line.slug] = added
            return
        if row.state != "published":
            reason = f"was {row.state} in revision {row.revision_id}; files do not bring it back."
            raise LineRefused(line.problem("id", reason))
        given = dict(line.data)
        redacted = _redacted_before(row)
        if redacted is not None and given.get("supersedes") in (None, redacted.slug):
            # Files may still name what it corrects, or leave it out as a dump does.
            given.pop("supersedes", None)
            values["supersedes"] = redacted
        if differing := _differing(row_values(row), given):
            refuse_if_staff_changed(line, row, ", ".join(differing), "loading would overwrite")
            self._edit.amend(row, ties=ties, keep_missing=True, **values)

    def retract(self, lines: list[Line]) -> list[Problem]:
        """Retract the rows that the lines name, those that rest on others first."""
        waiting = lines
        problems: list[Problem] = []
        while waiting:
            held, problems = [], []
            for line in waiting:
                try:
                    self._retract(line)
                except LineRefused as refused:
                    held.append(line)
                    problems.append(refused.problem)
                except RecordRefused as refused:
                    held.append(line)
                    problems += [line.problem(r.field, r.reason) for r in refused.refusals]
            if len(held) == len(waiting):
                break
            waiting = held
        return problems

    def _retract(self, line: Line) -> None:
        row = withdrawn_by(line, "retracted", self._rows[line.model].get(line.slug))
        if row.state == "published":
            refuse_if_staff_changed(line, row, "retracted", "retracting would discard")
            self._edit.retract(row)
            row.state = "retracted"

    def _values(self, line: Line) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
        model = line.model
        columns, ties = COLUMNS[model], model.ties
        unknown = sorted(set(line.data) - {"id", *columns, *ties})
        if unknown:
            raise LineRefused(line.problem(unknown[0], "is not a field of this noun."))
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
            if target is None and (noun, str(value)) in self._refused:
                raise RestsOnRefused
            if target is None:
                reason = f"names no known {noun.noun()}: {value!r}."
                raise LineRefused(line.problem(place, reason))
            return target
        try:
            return read(field_, value)
        except ValueError as error:
            raise LineRefused(line.problem(place, str(error))) from None

    def _ties(self, line: Line, name: str) -> list[dict[str, Any]]:
        entries = line.data.get(name, [])
        if not isinstance(entries, list):
            raise LineRefused(line.problem(name, "must be a list."))
        fields = tie_fields(line.model, name)
        model = tie_model(line.model, name)
        ties = []
        for place, entry in enumerate(entries, start=1):
            if is_flat(line.model, name):
                entry = {fields[0]: entry}
            where = f"{name} {place}"
            if not isinstance(entry, dict) or set(entry) - set(fields):
                expected = ", ".join(fields)
                raise LineRefused(line.problem(where, f"must be an object of {expected}."))
            ties.append(
                {
                    f: self._value(line, f"{where}, {f}", model._meta.get_field(f), entry[f])
                    for f in fields
                    if f in entry
                }
            )
        return ties


def withdrawn_by(line: Line, mark: str, row: Row | None) -> Row:
    """Return the row that a line withdraws by its mark; refuse a line that says more or less."""
    if line.data[mark] is not True:
        raise LineRefused(line.problem(mark, "must be true, or be left out."))
    if beside := sorted(set(line.data) - {"id", mark}):
        does = f"{mark.removesuffix('ed')}s"
        reason = f"stands beside “{mark}”; a line that {does} holds nothing but its id."
        raise LineRefused(line.problem(beside[0], reason))
    if row is None:
        reason = f"names no known {line.model.noun()} that could be {mark}."
        raise LineRefused(line.problem("id", reason))
    return row


def refuse_if_staff_changed(line: Line, row: Row, place: str, doing: str) -> None:
    """Refuse a line about a row whose last version no load has made."""
    if row.revision.kind != "import":
        reason = f"was changed by staff in revision {row.revision_id}; {doing} that."
        raise LineRefused(line.problem(place, reason))


def _redacted_before(row: Row) -> Row | None:
    """Return the redacted entry that a row corrects, if it does: files tell nothing of it."""
    old: Row | None = getattr(row, "supersedes", None)
    return old if old is not None and old.state == "redacted" else None


def _differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
