"""What stands beside a row: a claim's denials, a precondition's pair, an article's
preconditions, a statement's others of the same day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from provisions.coming import Coming, coming, keys_of
from provisions.ledgers import movements_on, positions_on
from provisions.models import Article, Movement, Position, Precondition, PreconditionArticle
from provisions.raised import raised_among
from provisions.rounds import begun
from provisions.stances import speaks_for, subject_of
from provisions.testimony import statements


def claims_about(articles: Iterable[Article], day: datetime.date) -> dict[int, list[Movement]]:
    """Return the claims of movement on each article, oldest first, by key of the article.

    Each comes with its denials. A denial that names no claim on record stands by itself.
    """
    articles = coming(articles)
    denials = Prefetch("denials", movements_on(day))
    rows = movements_on(day).filter(article__in=keys_of(articles))
    shown = list(coming(rows.prefetch_related(denials)))
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
    articles = coming(articles)
    ties = PreconditionArticle.objects.published().filter(article__in=keys_of(articles))
    named = begun(_on_record, Q(pk__in=ties.values("precondition")), day)
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
    preconditions = coming(preconditions)
    keys = keys_of(preconditions)
    named = Precondition.objects.filter(pk__in=keys, paired_with__isnull=False)
    paired = Q(pk__in=named.values("paired_with")) | Q(paired_with__in=keys)
    others = _on_record(paired, day)
    return {
        row.pk: [
            o for o in others.values() if o.pk == row.paired_with_id or o.paired_with_id == row.pk
        ]
        for row in preconditions
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


def _on_record(condition: Q, day: datetime.date) -> dict[int, Precondition]:
    """Return preconditions that were on record by the day, by key, in the order of theirs."""
    rows: QuerySet[Precondition] = Precondition.objects.published().filter(condition)
    found = Coming(rows.select_related("agreement").order_by("key"))
    raised = raised_among(found, day)
    return {row.pk: row for row in found if row.pk in raised}
