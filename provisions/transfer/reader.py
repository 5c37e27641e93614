"""Loads a folder of files into the record, a revision a step, or refuses all of it."""

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
from provisions.transfer.redacting import redact_lines
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
    path: Path,
    *,
    reason: str,
    by: str = "a load",
    preview: bool = False,
    progress: Progress = _silent,
) -> Loaded:
    """Load a folder, and return what all its steps did together; see ``load_steps``."""
    steps = load_steps(path, reason=reason, by=by, preview=preview, progress=progress)
    return Loaded(
        revision=next((s.revision for s in reversed(steps) if s.revision), None),
        rows=sum(step.rows for step in steps),
        changes=[change for step in steps for change in step.changes],
    )


def load_steps(
    path: Path,
    *,
    reason: str,
    by: str = "a load",
    preview: bool = False,
    progress: Progress = _silent,
) -> list[Loaded]:
    """Load or update a record from a folder in the exchange format, one revision a step.

    Rows are added or amended; none is retracted by being absent, only by a line that says so.
    Lines that redact are a revision of their own, after all else of their step; ``by`` says
    who does it, and is not published. A row that staff changed since it was last imported is
    refused where the file differs from it. Raises LoadRefused with every problem of the first
    step that has any; nothing of any step is loaded then. A step without a reason of its own
    takes ``reason``.
    """
    steps = read_steps(path)
    done: list[Loaded] = []
    with transaction.atomic():
        for step in steps:
            try:
                done += _load(step, step.reason or reason, by, preview, progress)
            except RecordRefused as refused:
                raise LoadRefused(_problems(step, refused)) from None
        if preview:
            transaction.set_rollback(True)
    return done


def _load(step: Step, reason: str, by: str, preview: bool, progress: Progress) -> list[Loaded]:
    """Load a step: what it tells of its rows, then what it redacts."""
    redacting = step.redactions
    rows = sum(map(len, step.files.values())) - len(redacting)
    done = []
    if rows or not redacting:
        with revise(reason=reason, kind="import") as edit:
            _load_all(step, edit, progress)
            changes = [(row.noun(), row.slug, str(act)) for row, act in edit.changes]
        done.append(Loaded(step.name, edit.number if changes else None, rows, changes))
    if redacting:
        number, changes = redact_lines(redacting, reason=reason, by=by)
        done.append(Loaded(step.name, number, len(redacting), changes))
    for loaded in done if preview else ():
        loaded.revision = None
    return done


def _problems(step: Step, refused: RecordRefused) -> list[Problem]:
    names = {model.noun(): f"{name}.json" for model, name in FILES.items()}
    return [
        Problem(step.place(names.get(r.noun, "")), r.row, r.field, r.reason)
        for r in refused.refusals
    ]


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
                elif not (line.redacts or (step.is_outdated(line) and loader.knows(line))):
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
