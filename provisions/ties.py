"""Satellites of a row: citations and ties, read and written with their row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from provisions.models import Citation, Row, Tracked
from provisions.models.source import CITED
from provisions.refusals import RecordRefused, Refusal, from_validation

Ties = Mapping[str, Sequence[Mapping[str, Any]]]


def tie_model(model: type[Row], name: str) -> type[Tracked]:
    """Return the model of the satellites that a noun keeps under a name."""
    related: Any = model._meta.get_field(name).related_model
    return related


def root_field(model: type[Row], name: str) -> str:
    """Return the satellite's field that names its row."""
    relation: Any = model._meta.get_field(name)
    return relation.field.name


def tie_fields(model: type[Row], name: str) -> list[str]:
    """Return the fields of a satellite that say something: not its keys or housekeeping."""
    skipped = {"id", "version", "revision", "state", root_field(model, name)}
    if tie_model(model, name) is Citation:
        skipped |= set(CITED)
    return [f.name for f in tie_model(model, name)._meta.concrete_fields if f.name not in skipped]


def tied(row: Row, name: str) -> list[Any]:
    """Return the row's published satellites under a name."""
    return list(getattr(row, name).published())


def tie_values(row: Row, name: str) -> list[dict[str, Any]]:
    """Return the published satellites under a name as plain values."""
    fields = tie_fields(type(row), name)
    return [{field: getattr(tie, field) for field in fields} for tie in tied(row, name)]


def led(row: Row, name: str, old: Row, new: Row) -> list[dict[str, Any]]:
    """Return the satellites under a name as they are once what they name is another row."""
    return [
        {field: new if value == old else value for field, value in values.items()}
        for values in tie_values(row, name)
    ]


def same_ties(one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether two lists of satellites say the same, whatever their order."""
    return _keyed(one) == _keyed(other)


def settle(row: Row, ties: Ties, *, keep_missing: bool) -> None:
    """Bring the row's satellites to the wanted ones; retract the others unless kept."""
    for name, wanted in ties.items():
        identity = row.ties[name]
        model, root = tie_model(type(row), name), root_field(type(row), name)
        stored = {
            tuple(getattr(tie, key) or "" for key in identity): tie
            for tie in model.objects.filter(**{root: row})
        }
        kept = set()
        for values in wanted:
            key = tuple(values.get(part) or "" for part in identity)
            if key in kept:
                raise RecordRefused([Refusal.of(row, name, f"names {key[0]} twice.")])
            kept.add(key)
            tie = stored.get(key) or model(**{root: row})
            for field, value in {**values, "state": "published"}.items():
                setattr(tie, field, value)
            _clean(row, name, tie)
            tie.save()
        for key, tie in stored.items():
            if key not in kept and not keep_missing and tie.state == "published":
                tie.state = "retracted"
                tie.save()


def retract_all(row: Row) -> None:
    """Retract every satellite of the row."""
    for name in row.ties:
        settle(row, {name: []}, keep_missing=False)


def _clean(row: Row, name: str, tie: Tracked) -> None:
    """Check the satellite's own fields; that it is one of its kind, settle() sees to."""
    try:
        tie.clean_fields(exclude={"revision"})
    except ValidationError as error:
        raise RecordRefused(
            [
                Refusal.of(row, name, ": ".join(filter(None, (r.field, r.reason))))
                for r in from_validation(tie, error)
            ]
        ) from None


def _keyed(values: Sequence[Mapping[str, Any]]) -> set[frozenset[tuple[str, Any]]]:
    return {frozenset((k, v) for k, v in value.items() if v not in ("", None)) for value in values}
