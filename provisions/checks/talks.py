"""What the nouns of the talks must satisfy: texts, statuses, statements, requirements."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from provisions import rules
from provisions.checks.neighbours import foreign, future, named, wrong_speaker
from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    Event,
    Movement,
    Position,
    Precondition,
    Row,
    StatusEntry,
    Tally,
)
from provisions.refusals import Refusal
from provisions.ties import tied


def agreement(row: Agreement) -> list[Refusal]:
    return named(row, "slug", rules.address_problems(row.slug))


def article(row: Article) -> list[Refusal]:
    return named(row, "key", rules.key_problems(row.key))


def article_text(row: ArticleText) -> list[Refusal]:
    return future(row)


def event(row: Event) -> list[Refusal]:
    return foreign(row, (tie.article for tie in tied(row, "articles")))


def tally(row: Tally) -> list[Refusal]:
    parts = (row.agreed, row.partly, row.open, row.total)
    found = named(row, "total", rules.tally_problems(*parts)) + future(row)
    return found + foreign(row, (tie.article for tie in tied(row, "articles")))


def status_entry(entry: StatusEntry) -> list[Refusal]:
    found = future(entry)
    found += foreign(entry, [entry.article, entry.precondition])
    negotiating = entry.agreement.participations.published().filter(role="negotiating_party")
    if entry.aspect == "act" and not negotiating.filter(party=entry.party_id).exists():
        found.append(Refusal.of(entry, "party", "is not a negotiating party of the agreement."))
    return found + wrong_speaker(entry, entry.according_to)


def position(row: Position) -> list[Refusal]:
    found = future(row)
    found += foreign(row, [row.article, row.precondition])
    found += wrong_speaker(row, row.party)
    if row.replaces:
        party, about, day = _statement(row)
        problems = rules.replacement_problems(party, about, day, _statement(row.replaces))
        found += named(row, "replaces", problems)
    return found


def _statement(row: Position) -> tuple[str, str, datetime.date]:
    about = row.article or row.precondition
    speaker = row.party.parent or row.party
    return speaker.slug, about.slug if about else row.subject, row.sort_day


def movement(row: Movement) -> list[Refusal]:
    found = future(row)
    found += foreign(row, [row.article])
    if row.denies and row.denies.article_id != row.article_id:
        found.append(Refusal.of(row, "denies", "names a claim about another article."))
    return found


def precondition(row: Precondition) -> list[Refusal]:
    found = foreign(row, [tie.article for tie in tied(row, "articles")])
    stated = bool(tied(row, "stated_by"))
    if row.inferred_by and stated:
        reason = "what only an author infers has nobody as the party that states it."
        found.append(Refusal.of(row, "stated_by", reason))
    if row.list == "requirement" and not (stated or row.inferred_by):
        found.append(Refusal.of(row, "stated_by", "a precondition names who states it."))
    if row.paired_with and row.paired_with_id == row.pk:
        found.append(Refusal.of(row, "paired_with", "names the row itself."))
    return found


def ledger(entry: StatusEntry, done: set[tuple[object, ...]]) -> list[Refusal]:
    """Check the ledger that the entry stands in, once per edit."""
    ledger = {
        name: getattr(entry, name)
        for name in (
            "agreement_id",
            "aspect",
            "article_id",
            "precondition_id",
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
    return named(entry, "status", rules.sequence_problems(entry.aspect, steps))


TALKS: dict[type[Row], Callable[[Any], list[Refusal]]] = {
    Agreement: agreement,
    Article: article,
    ArticleText: article_text,
    Event: event,
    Movement: movement,
    Position: position,
    Precondition: precondition,
    StatusEntry: status_entry,
    Tally: tally,
}
