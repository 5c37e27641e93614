"""The orders on record on a day, as the engine is given them, beside the rows they rest on."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from provisions import sequence
from provisions.ledgers import CITATIONS, dated
from provisions.models import Agreement, Dependency, Milestone, Party, ScopeReading
from provisions.progress import negotiating_parties
from provisions.reached import Standing, followed_on, party_voice, standings, voice_of
from provisions.rounds import begun
from provisions.sequence import Kind, Reading, Solved, Statement, Tangle, solve


@dataclass(frozen=True, slots=True)
class OrdersOnRecord:
    """What is stated about what must precede what, solved, with every row by its public id."""

    agreement: Agreement
    parties: tuple[Party, ...]
    milestones: Mapping[str, Milestone]
    dependencies: Mapping[str, Dependency]
    readings: Mapping[str, ScopeReading]
    solved: Solved

    @property
    def tangle(self) -> Tangle:
        return self.solved.tangle


def dependencies_on(day: datetime.date) -> QuerySet[Dependency]:
    """Return the stated orders that count on the day, with all they name, oldest first."""
    return dated(Dependency.objects.all(), day).select_related(
        "agreement",
        "dependent",
        "needs",
        "according_to__parent",
        "according_to_source",
        "speaker",
        "supersedes",
    )


def scope_readings_on(day: datetime.date) -> QuerySet[ScopeReading]:
    """Return the readings of articles that count on the day, with all they name, oldest first."""
    return dated(ScopeReading.objects.all(), day).select_related(
        "agreement",
        "article__agreement",
        "proceeding",
        "presence",
        "according_to__parent",
        "according_to_source",
        "speaker",
        "supersedes",
    )


def milestones_of(agreement: Agreement) -> QuerySet[Milestone]:
    """Return the agreement's milestones with what they are about."""
    rows: QuerySet[Milestone] = Milestone.objects.published().filter(agreement=agreement)
    return rows.select_related(
        "agreement", "precondition", "article__agreement", "proceeding", "presence", "event"
    ).prefetch_related(CITATIONS)


def orders_on_record(agreement: Agreement, day: datetime.date) -> OrdersOnRecord:
    """Return what is stated on the day about what must precede what, and what it comes to.

    A milestone counts once an order names it; signature always does where it is a milestone.
    """
    ordered = begun(list, dependencies_on(day).filter(agreement=agreement))
    read = begun(list, scope_readings_on(day).filter(agreement=agreement))
    taking_part = begun(negotiating_parties, agreement)
    followed = begun(followed_on, agreement, day)
    rows = {row.pk: row for row in milestones_of(agreement)}
    dependencies = [row for row in ordered() if row.dependent_id in rows and row.needs_id in rows]
    named = {key for row in dependencies for key in (row.dependent_id, row.needs_id)}
    shown = [row for row in rows.values() if row.pk in named or row.kind == "signature"]
    readings, held = read(), standings(shown, followed(), day)
    tangle = Tangle(
        {row.slug: _milestone(row, held[row.slug]) for row in shown},
        tuple(map(_statement, dependencies)),
        tuple(map(_reading, readings)),
    )
    parties = tuple(taking_part())
    return OrdersOnRecord(
        agreement=agreement,
        parties=parties,
        milestones={row.slug: row for row in shown},
        dependencies={row.slug: row for row in dependencies},
        readings={row.slug: row for row in readings},
        solved=solve(
            tangle,
            targets=[row.slug for row in shown if row.kind == "signature"],
            voices=map(party_voice, parties),
        ),
    )


def _milestone(row: Milestone, standing: Standing) -> sequence.Milestone:
    about = row.article if row.kind == "article_in_force" else row.proceeding or row.presence
    return sequence.Milestone(
        id=row.slug,
        title=row.title,
        kind=row.kind,
        reached=standing.reached,
        accounts=standing.accounts or {},
        about=about.slug if about else "",
        is_followed=standing.is_followed,
    )


def _statement(row: Dependency) -> Statement:
    return Statement(
        id=row.slug,
        kind=Kind(row.kind),
        dependent=row.dependent.slug,
        needs=row.needs.slug,
        voice=voice_of(row),
        day=row.date.sort_day,
        basis=row.basis,
    )


def _reading(row: ScopeReading) -> Reading:
    about = row.proceeding or row.presence
    return Reading(
        id=row.slug,
        article=row.article.slug,
        subject=about.slug if about else "",
        voice=voice_of(row),
        word=row.reading,
        day=row.date.sort_day,
    )
