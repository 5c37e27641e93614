"""What stands beside a row: a claim's denials, a precondition's pair, an article's
preconditions, a statement's others of the same day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from provisions.ledgers import CITATIONS, movements_on, positions_on
from provisions.models import Article, Movement, Position, Precondition, PreconditionArticle
from provisions.raised import first_told, raised_among
from provisions.rounds import begun
from provisions.stances import speaks_for, subject_of
from provisions.testimony import statements


def claims_about(articles: Iterable[Article], day: datetime.date) -> dict[int, list[Movement]]:
    """Return the claims of movement on each article, oldest first, by key of the article.

    Each comes with its denials. A denial that names no claim on record stands by itself.
    """
    denials = Prefetch("denials", movements_on(day))
    rows = movements_on(day).filter(article__in=[article.pk for article in articles])
    shown = list(rows.prefetch_related(denials))
    claims = {row.pk for row in shown if row.claim == "claims"}
    found: dict[int, list[Movement]] = defaultdict(list)
    for row in shown:
        if row.denies_id not in claims:
            found[row.article_id].append(row)
    return found


def preconditions_about(
    articles: Iterable[Article], day: datetime.date
) -> dict[int, list[Precondition]]:
    """Return the preconditions on record that bear on each article, by key of the article."""
    about = list(articles)
    ties = PreconditionArticle.objects.published().filter(article__in=[row.pk for row in about])
    named = begun(_on_record, Q(pk__in=ties.values("precondition")), _agreements(about), day)
    pairs = list(ties.order_by("precondition__key").values_list("article", "precondition"))
    rows = named()
    found: dict[int, list[Precondition]] = defaultdict(list)
    for article, precondition in pairs:
        if precondition in rows:
            found[article].append(rows[precondition])
    return found


def pairs_of(
    preconditions: Iterable[Precondition], day: datetime.date
) -> dict[int, list[Precondition]]:
    """Return the preconditions on record that each is paired with, whichever names the other."""
    shown = list(preconditions)
    named = [row.paired_with_id for row in shown if row.paired_with_id]
    paired = Q(pk__in=named) | Q(paired_with__in=[row.pk for row in shown])
    others = _on_record(paired, _agreements(shown), day)
    return {
        row.pk: [
            o for o in others.values() if o.pk == row.paired_with_id or o.paired_with_id == row.pk
        ]
        for row in shown
    }


def others_that_day(
    positions: Iterable[Position], day: datetime.date
) -> dict[int, tuple[Position, ...]]:
    """Return what each statement's party said of the same subject on the same day with
    another stance, by key of the statement."""
    shown = list(positions)
    days = {position.sort_day for position in shown}
    agreements = {position.agreement_id for position in shown}
    said: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    rows = positions_on(day).filter(agreement__in=agreements, sort_day__in=days)
    for position in rows.prefetch_related(None):
        key = position.agreement_id, speaks_for(position).pk, subject_of(position).key
        said[key].append(position)
    beside = (line for lines in said.values() for line in statements(lines))
    return {line.position.pk: line.others_that_day for line in beside}


def _agreements(rows: Iterable[Article | Precondition]) -> frozenset[int]:
    return frozenset(row.agreement_id for row in rows)


def _on_record(
    condition: Q, agreements: frozenset[int], day: datetime.date
) -> dict[int, Precondition]:
    """Return preconditions that were on record by the day, by key, in the order of theirs."""
    begun(first_told, agreements)
    rows: QuerySet[Precondition] = Precondition.objects.published().filter(condition)
    found = list(rows.select_related("agreement").prefetch_related(CITATIONS).order_by("key"))
    raised = raised_among(found, day)
    return {row.pk: row for row in found if row.pk in raised}
