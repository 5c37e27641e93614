"""Puts the rows that an edit touched before the rules, with what the rules need to know."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import ForeignKey
from django.utils import timezone

from provisions import rules
from provisions.models import Article, ArticleText, Entry, Event, Row, StatusEntry, Tally, Tracked
from provisions.refusals import Refusal
from provisions.ties import tied


def refusals(rows: Iterable[Row]) -> list[Refusal]:
    """Return every rule that the rows break, as they stand now."""
    found: list[Refusal] = []
    ledgers: set[tuple[object, ...]] = set()
    for row in rows:
        if row.state != "published":
            if isinstance(row, StatusEntry):
                found += _sequence_refusals(row, ledgers)
            continue
        found += _citation_refusals(row)
        found += _reference_refusals(row)
        if isinstance(row, StatusEntry):
            found += _status_refusals(row) + _sequence_refusals(row, ledgers)
        elif isinstance(row, Tally):
            parts = (row.agreed, row.partly, row.open, row.total)
            found += _named(row, "total", rules.tally_problems(*parts))
            found += _named(row, "date", rules.future_problems(row.sort_day, _today()))
            found += _agreement_refusals(row, (tie.article for tie in tied(row, "articles")))
        elif isinstance(row, Event):
            found += _agreement_refusals(row, (tie.article for tie in tied(row, "articles")))
        elif isinstance(row, Article):
            found += _named(row, "key", rules.key_problems(row.key))
        elif isinstance(row, ArticleText):
            found += _named(row, "date", rules.future_problems(row.sort_day, _today()))
    return found


def rows_resting_on(row: Row) -> str:
    """Name the published rows that refer to this one, other than its own satellites."""
    holders: list[str] = []
    for relation in row._meta.related_objects:
        model = relation.related_model
        if relation.name in row.ties or not issubclass(model, Tracked):
            continue
        for other in model.objects.published().filter(**{relation.field.name: row})[:4]:
            head = _head(other)
            holders.append(f"{head.noun()} {head.slug}")
    if len(holders) > 3:
        return ", ".join(holders[:3]) + " and others"
    return ", ".join(holders)


def _head(row: Tracked) -> Row:
    """Return the row itself, or the row whose satellite it is."""
    if isinstance(row, Row):
        return row
    for field in row._meta.concrete_fields:
        target = getattr(row, field.name) if isinstance(field, ForeignKey) else None
        relation: Any = field.remote_field
        if isinstance(target, Row) and relation.related_name in target.ties:
            return target
    raise LookupError(f"{row!r} belongs to no row")


def _today() -> datetime.date:
    return timezone.now().date()


def _named(row: Row, field: str, problems: Iterable[str]) -> list[Refusal]:
    return [Refusal.of(row, field, problem) for problem in problems]


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


def _agreement_refusals(row: Entry, articles: Iterable[Row | None]) -> list[Refusal]:
    return [
        Refusal.of(row, "article", f"{article.slug} belongs to another agreement.")
        for article in articles
        if article and article.agreement_number() != row.agreement_number()
    ]


def _status_refusals(entry: StatusEntry) -> list[Refusal]:
    found = _named(entry, "date", rules.future_problems(entry.sort_day, _today()))
    found += _agreement_refusals(entry, [entry.article])
    negotiating = entry.agreement.participations.published().filter(role="negotiating_party")
    if entry.aspect == "act" and not negotiating.filter(party=entry.party_id).exists():
        found.append(Refusal.of(entry, "party", "is not a negotiating party of the agreement."))
    if entry.speaker and entry.according_to:
        speaks_for = entry.speaker.party
        if entry.according_to not in (speaks_for, speaks_for.parent):
            found.append(
                Refusal.of(entry, "speaker", f"speaks for {speaks_for}, not {entry.according_to}.")
            )
    return found


def _sequence_refusals(entry: StatusEntry, done: set[tuple[object, ...]]) -> list[Refusal]:
    """Check the ledger that the entry stands in, once per edit."""
    ledger = {
        name: getattr(entry, name)
        for name in (
            "agreement_id",
            "aspect",
            "article_id",
            "party_id",
            "voice",
            "according_to_id",
            "according_to_source_id",
        )
    }
    key = tuple(ledger.values())
    if key in done:
        return []
    done.add(key)
    entries = StatusEntry.objects.in_force().filter(**ledger).order_by("sort_day", "slug")
    steps = [rules.Step(e.sort_day, e.status, str(e.date)) for e in entries]
    return _named(entry, "status", rules.sequence_problems(entry.aspect, steps))
