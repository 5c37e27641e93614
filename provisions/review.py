"""Puts the rows that an edit touched before the rules, with what the rules need to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import ForeignKey

from provisions import rules
from provisions.checks import CHECKS, ledger
from provisions.models import Entry, Row, StatusEntry, Tracked
from provisions.refusals import Refusal
from provisions.ties import Ties, same_ties, tie_values, tied

# What a row is called and how it came to be, apart from what it says.
HOUSEHOLD = frozenset({"id", "slug", "version", "revision", "state", "supersedes", "sort_day"})


def refusals(rows: Iterable[Row]) -> list[Refusal]:
    """Return every rule that the rows break, as they stand now."""
    found: list[Refusal] = []
    ledgers: set[tuple[object, ...]] = set()
    for row in rows:
        if isinstance(row, StatusEntry):
            found += ledger(row, ledgers)
        if row.state == "published":
            found += _citation_refusals(row) + _reference_refusals(row)
            if type(row) in CHECKS:
                found += CHECKS[type(row)](row)
    return found


def double_of(row: Row, ties: Ties) -> Row | None:
    """Return the row that stands in the record and says just what a new one says, if any."""
    model = type(row)
    rows: Any = model.objects.in_force() if issubclass(model, Entry) else model.objects.published()
    said = [f.name for f in row._meta.concrete_fields if f.name not in HOUSEHOLD]
    for other in rows.filter(**{name: getattr(row, name) for name in said}):
        if all(same_ties(tie_values(other, name), ties.get(name, ())) for name in row.ties):
            return other
    return None


def differ(old: Row, new: Row, ties: Ties) -> bool:
    """Say whether a correction, with all its satellites, says anything else than its entry."""
    ignored = {f.attname for f in old._meta.concrete_fields if f.name in HOUSEHOLD}
    before, after = old.column_values(), new.column_values()
    if any(before[name] != after[name] for name in before if name not in ignored):
        return True
    return any(not same_ties(tie_values(old, name), ties[name]) for name in old.ties)


def rows_resting_on(row: Row) -> str:
    """Name the published rows that refer to this one, other than its own satellites."""
    holders: list[str] = []
    for relation in row._meta.related_objects:
        model = relation.related_model
        if relation.name in row.ties or not issubclass(model, Tracked):
            continue
        for other in model.objects.published().filter(**{relation.field.name: row})[:4]:
            head = head_of(other)
            holders.append(f"{head.noun()} {head.slug}")
    if len(holders) > 3:
        return ", ".join(holders[:3]) + " and others"
    return ", ".join(holders)


def head_of(row: Tracked) -> Row:
    """Return the row itself, or the row whose satellite it is."""
    if isinstance(row, Row):
        return row
    for field in row._meta.concrete_fields:
        target = getattr(row, field.name) if isinstance(field, ForeignKey) else None
        relation: Any = field.remote_field
        if isinstance(target, Row) and relation.related_name in target.ties:
            return target
    raise LookupError(f"{row!r} belongs to no row")


def _citation_refusals(row: Row) -> list[Refusal]:
    if "citations" not in row.ties:
        return []
    citations = list(tied(row, "citations"))
    found = [
        Refusal.of(row, "citations", problem)
        for citation in citations
        for problem in rules.quotation_problems(citation.quotation)
    ]
    if row.needs_citation and not citations:
        found.append(Refusal.of(row, "citations", "at least one source is needed."))
    return found


def _references(row: Tracked) -> Iterator[tuple[str, Row]]:
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.name not in ("revision", "supersedes"):
            target = getattr(row, field.name)
            if isinstance(target, Row):
                yield field.name, target


def _reference_refusals(row: Row) -> list[Refusal]:
    named = list(_references(row))
    for name in row.ties:
        for tie in tied(row, name):
            named += [(name, target) for _, target in _references(tie) if target != row]
    return [
        Refusal.of(row, field, f"names {target.noun()} {target.slug}, which is retracted.")
        for field, target in named
        if target.state != "published"
    ]
