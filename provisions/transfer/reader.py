"""Loads a folder of files into the record, one revision a step, or refuses all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, transaction

from provisions.edit import Edit
from provisions.record import revise
from provisions.refusals import RecordRefused
from provisions.transfer.columns import FILES
from provisions.transfer.files import Line, LoadRefused, Problem, in_order
from provisions.transfer.loader import LineRefused, Loader, RestsOnRefused
from provisions.transfer.steps import Step, read_steps

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Loaded:
    """What a load, or one step of it, did: the revision, if any, and each changed row."""

    step: str = ""
    revision: int | None = None
    rows: int = 0
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def _silent(file: str, done: int, total: int) -> None:
    """Show no progress."""


def load_folder(
    path: Path, *, reason: str, preview: bool = False, progress: Progress = _silent
) -> Loaded:
    """Load a folder, and return what all its steps did together; see ``load_steps``."""
    steps = load_steps(path, reason=reason, preview=preview, progress=progress)
    return Loaded(
        revision=next((s.revision for s in reversed(steps) if s.revision), None),
        rows=sum(step.rows for step in steps),
        changes=[change for step in steps for change in step.changes],
    )


def load_steps(
    path: Path, *, reason: str, preview: bool = False, progress: Progress = _silent
) -> list[Loaded]:
    """Load or update a record from a folder in the exchange format, one revision a step.

    Rows are added or amended; none is retracted by being absent, only by a line that says so.
    A row that staff changed since it was last imported is refused where the file differs from
    it. Raises LoadRefused with every problem of the first step that has any; nothing of any
    step is loaded then. A step without a reason of its own takes ``reason``.
    """
    steps = read_steps(path)
    with transaction.atomic():
        done = [_load(step, reason, preview, progress) for step in steps]
        if preview:
            transaction.set_rollback(True)
    return done


def _load(step: Step, reason: str, preview: bool, progress: Progress) -> Loaded:
    result = Loaded(step.name, rows=sum(map(len, step.files.values())))
    try:
        with revise(reason=step.reason or reason, kind="import") as edit:
            _load_all(step, edit, progress)
            result.changes = [(row.noun(), row.slug, str(act)) for row, act in edit.changes]
            if result.changes and not preview:
                result.revision = edit.number
    except RecordRefused as refused:
        names = {model.noun(): f"{name}.json" for model, name in FILES.items()}
        raise LoadRefused(
            [
                Problem(step.place(names.get(r.noun, "")), r.row, r.field, r.reason)
                for r in refused.refusals
            ]
        ) from None
    return result


def _load_all(step: Step, edit: Edit, progress: Progress) -> None:
    """Load every line, retractions last; refuse the step with what is wrong with each."""
    problems: list[Problem] = []
    resting = 0
    loader = Loader(edit)
    retracting: list[Line] = []
    for model, lines in step.files.items():
        for done, line in enumerate(in_order(lines), start=1):
            try:
                if line.retracts:
                    retracting.append(line)
                elif not (step.is_outdated(line) and loader.knows(line)):
                    loader.load(line)
            except RestsOnRefused:
                loader.refuse(line)
                resting += 1
            except LineRefused as refused:
                loader.refuse(line)
                problems.append(refused.problem)
            except RecordRefused as refused:
                loader.refuse(line)
                problems += [line.problem(r.field, r.reason) for r in refused.refusals]
            except IntegrityError as error:
                raise LoadRefused([line.problem("", str(error))]) from None
            progress(step.place(FILES[model]), done, len(lines))
    problems += loader.retract(retracting)
    if problems:
        raise LoadRefused(problems, resting)
