"""What the database refuses, table by table, found from the registry of models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, UniqueConstraint

from provisions.models import Change, Maintenance, Reseal, Revision, Tracked

# Each refusal starts with these words, so that it is known for what it is.
PREFIX = "The record refuses this: "

Refusals = tuple[tuple[str, str], ...]
Columns = dict[str, list[str]]


@dataclass(frozen=True)
class Guard:
    """What one table refuses before one deed: conditions in SQL, each with its words.

    ``never`` guards have no condition: the deed is refused whatever it would touch.
    ``{differs}`` in a condition stands for the database's own spelling of inequality that
    counts two absent values as equal.
    """

    table: str
    deed: str
    refusals: Refusals = ()
    never: str = ""
    # Other rows that a new or changed row would push out with SQLite's OR REPLACE.
    pushes_out: str = ""


def guards(columns: Columns) -> list[Guard]:
    """Return every guard of the tables that are there; ``columns`` says what they hold."""
    found: list[Guard] = []
    pairs: list[tuple[str, str]] = []
    for model in tracked_models():
        live, history = _table(model), _table(model.history.model)
        if live in columns and history in columns:
            pairs.append((live, history))
            found += _of_live(model, live, history, columns)
            found += _of_history(live, history, columns)
    if _table(Revision) in columns and _table(Change) in columns:
        found += [*_of_lines(Change, "a change", columns), *_of_revisions(pairs)]
    found += _of_lines(Reseal, "a reseal", columns) if _table(Reseal) in columns else ()
    if _table(Maintenance) in columns:
        table = _table(Maintenance)
        found.append(Guard(table, "insert", (_exists(table, "id"),)))
        found += _for_good(table, "a line of maintenance stays as it was written")
    return found


def tracked_models() -> list[type[Tracked]]:
    """Return every model whose rows keep a history."""
    return [model for model in apps.get_models() if issubclass(model, Tracked)]


def guarded_tables() -> list[str]:
    """Return the names of the tables that guards stand on."""
    models: list[Any] = [Revision, Change, Reseal, Maintenance]
    for model in tracked_models():
        models += [model, model.history.model]
    return [_table(model) for model in models]


def _of_live(model: type[Tracked], live: str, history: str, columns: Columns) -> Iterator[Guard]:
    others = " OR ".join(_conflicts(model, columns))
    next_revision = _of_next_revision("revision_id", "a row")
    yield Guard(
        live,
        "insert",
        (
            ("NEW.version <> 1", "a new row starts at version 1"),
            _exists(live, "id"),
            next_revision,
        ),
        pushes_out=others,
    )
    fixed = ["id", "slug"] if "slug" in columns[live] else ["id"]
    kept = f"SELECT 1 FROM {history} h WHERE h.id = OLD.id AND h.version = OLD.version"
    yield Guard(
        live,
        "update",
        (
            (
                " OR ".join(f"NEW.{name} <> OLD.{name}" for name in fixed),
                "the key and the public id of a row never change",
            ),
            ("NEW.version <> OLD.version + 1", "each write raises the version of a row by one"),
            (f"NOT EXISTS ({kept})", "the version that would be replaced is not in the history"),
            next_revision,
        ),
        pushes_out=others,
    )
    yield Guard(live, "delete", never="rows are never deleted; they are retracted")


def _of_history(live: str, history: str, columns: Columns) -> Iterator[Guard]:
    copied = [name for name in columns[live] if name in columns[history] and name != "id"]
    differs = " OR ".join(f'l."{name}" {{differs}} NEW."{name}"' for name in copied)
    copy = f"SELECT 1 FROM {live} l WHERE l.id = NEW.id AND NOT ({differs})"
    twice = f"SELECT 1 FROM {history} h WHERE h.id = NEW.id AND h.version = NEW.version"
    yield Guard(
        history,
        "insert",
        (
            _exists(history, "history_id"),
            (f"EXISTS ({twice})", "this version is in the history already"),
            _of_next_revision("revision_id", "a version"),
            (f"NOT EXISTS ({copy})", "a version is a copy of the row as it now stands"),
            (
                "NEW.history_type <> CASE NEW.version WHEN 1 THEN '+' ELSE '~' END",
                "the first version adds a row and each later one changes it",
            ),
        ),
    )
    yield from _for_good(history, "a version stays as it was written")


def _of_lines(model: type[Model], noun: str, columns: Columns) -> Iterator[Guard]:
    table, others = _table(model), " OR ".join(_conflicts(model, columns))
    refusals = (_exists(table, "id"), _of_next_revision("revision_id", noun))
    yield Guard(table, "insert", refusals, pushes_out=others)
    yield from _for_good(table, f"{noun} stays as it was written")


def _of_revisions(pairs: Iterable[tuple[str, str]]) -> Iterator[Guard]:
    """The revision comes last in its transaction: then all that it covers must be there."""
    table = _table(Revision)
    lines = f"SELECT 1 FROM {_table(Change)} c WHERE c.revision_id = NEW.number"
    unkept = tuple(
        (
            f"EXISTS (SELECT 1 FROM {live} l WHERE l.revision_id = NEW.number AND NOT EXISTS"
            f" (SELECT 1 FROM {history} h WHERE h.id = l.id AND h.version = l.version))",
            f"a row of {live} that it wrote has no history",
        )
        for live, history in pairs
    )
    yield Guard(
        table,
        "insert",
        (
            _of_next_revision("number", "a revision", "takes the next number"),
            (f"NOT EXISTS ({lines})", "a revision names what it changed"),
            *unkept,
        ),
    )
    yield from _for_good(table, "a revision stays as it was written")


def _for_good(table: str, words: str) -> list[Guard]:
    return [Guard(table, deed, never=words) for deed in ("update", "delete")]


def _exists(table: str, key: str) -> tuple[str, str]:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.{key} = NEW.{key})", "this key is taken"


def _of_next_revision(
    column: str, noun: str, words: str = "belongs to the next revision, which is written after it"
) -> tuple[str, str]:
    head = f"(SELECT coalesce(max(r.number), 0) FROM {_table(Revision)} r)"
    return f"NEW.{column} <> {head} + 1", f"{noun} {words}"


def _conflicts(model: type[Model], columns: Columns) -> Iterator[str]:
    """Give, for each rule that a value is taken once, the query for another row that has it."""
    table = _table(model)
    uniques: list[tuple[list[str], Any]] = [
        ([field.name], None)
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key
    ]
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            uniques.append((list(constraint.fields), constraint.condition))
    spelled = {field.name: field.column for field in model._meta.concrete_fields}
    for names, condition in uniques:
        same = [spelled[name] for name in names]
        if not set(same) <= set(columns[table]):
            continue
        terms = [f't."{name}" = NEW."{name}"' for name in same]
        for lookup, value in condition.children if condition else ():
            column = spelled[lookup.removesuffix("__isnull")]
            # What is absent equals nothing, so conditions of presence need no term.
            if not lookup.endswith("__isnull"):
                terms += [f"{row}.\"{column}\" = '{value}'" for row in ("t", "NEW")]
            elif value:
                terms += [f'{row}."{column}" IS NULL' for row in ("t", "NEW")]
        joined = " AND ".join(terms)
        yield f"EXISTS (SELECT 1 FROM {table} t WHERE t.id <> NEW.id AND {joined})"


def _table(model: type[Model]) -> str:
    return model._meta.db_table
