"""What rests on which source, on a day: the read behind the list of sources."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models.functions import Coalesce

from provisions.coming import coming, keys_of
from provisions.documents import drafts_on, instruments_on
from provisions.ledgers import dated, ledger, movements_on, said_in, tallies_on
from provisions.models import (
    Agreement,
    ArticleText,
    Citation,
    Movement,
    Precondition,
    Row,
    Source,
    StatusEntry,
)
from provisions.raised import first_told, raised_on
from provisions.registers.rows import rows_around
from provisions.requirements import stood_on
from provisions.rounds import begun
from provisions.timeline import events_on


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source and the rows that cite it, in the order of their nouns and days."""

    source: Source
    rows: tuple[Row, ...]


def rows_of(agreement: Agreement, day: datetime.date) -> list[Row]:
    """Return every row of that day that rests on sources, by noun and day."""
    own = {"agreement": agreement}
    begun(first_told, frozenset({agreement.pk}))
    worded = dated(ArticleText.objects.filter(article__agreement=agreement), day)
    texts = coming(worded.select_related("article__agreement"))
    asked = [
        coming(rows.filter(**own))
        for rows in (tallies_on(day), events_on(day), instruments_on(day), drafts_on(day))
    ]
    movements = coming(movements_on(day).filter(**own))
    positions = begun(said_in, agreement.pk, day)
    around = begun(rows_around, agreement, day)
    states = stood_on(agreement, day)
    raised = raised_on(states, day)
    return [
        *sorted(texts, key=_place),
        *sorted((s.precondition for s in states if s.precondition.pk in raised), key=_key),
        *sorted(ledger(agreement.pk, day), key=_place),
        *positions(),
        *sorted(movements, key=_place),
        *(row for rows in asked for row in rows),
        *around(),
    ]


def sources_of(
    agreement: Agreement, day: datetime.date, rows: Callable[[], Iterable[Row]] | None = None
) -> list[SourceUse]:
    """Return the sources on which the record of that day rests, by publisher.

    ``rows`` gives all that rest on sources, where they are being read.

    The agreement's own row carries no date: its sources are listed from the day of the
    latest source on, so that an earlier day shows nothing that was found later. A
    precondition's row carries none either: its sources are listed from the day on which it
    was raised, its undated ones from the day of the latest source on.
    """
    cited = Citation.objects.published().filter(agreement=agreement).select_related("source")
    about = begun(list, cited)
    resting = rows_of(agreement, day) if rows is None else rows()
    citing: dict[Source, dict[Row, None]] = defaultdict(dict)
    full = agreement.known_until is None or day >= agreement.known_until
    for citation in about():
        if full:
            citing[citation.source][agreement] = None
    for row in resting:
        for citation in row.citations.all():  # type: ignore[attr-defined]
            if full or citation.source.date or not isinstance(row, Precondition):
                citing[citation.source][row] = None
    uses = [SourceUse(source, tuple(by)) for source, by in citing.items()]
    return sorted(uses, key=lambda use: (use.source.publisher.casefold(), use.source.slug))


def agreements_citing(sources: Iterable[Source]) -> dict[int, list[str]]:
    """Return the public ids of the agreements that cite each source, by key of the source."""
    cited = Citation.objects.published().filter(source__in=keys_of(coming(sources)))
    pairs = cited.annotate(
        citing=Coalesce(
            "agreement__slug",
            "article_text__article__agreement__slug",
            "status_entry__agreement__slug",
            "tally__agreement__slug",
            "event__agreement__slug",
            "precondition__agreement__slug",
            "position__agreement__slug",
            "movement__agreement__slug",
            "instrument__agreement__slug",
            "draft_version__agreement__slug",
            "proceeding__agreement__slug",
            "proceeding_stage__proceeding__agreement__slug",
            "presence__agreement__slug",
            "scope_reading__agreement__slug",
            "incident__agreement__slug",
            "reaction__agreement__slug",
            "proposal__agreement__slug",
            "proposal_answer__proposal__agreement__slug",
            "milestone__agreement__slug",
            "dependency__agreement__slug",
            "assessment__agreement__slug",
            "conflict__agreement__slug",
        )
    ).values_list("source", "citing")
    found: dict[int, list[str]] = defaultdict(list)
    for source, slug in pairs.order_by("source", "citing").distinct():
        found[source].append(slug)
    return found


def is_published_after(source: Source, day: datetime.date) -> bool:
    """Say whether a source was published after the day: its title may tell what came later."""
    return source.date is not None and source.date.first is not None and source.date.first > day


def _key(row: Precondition) -> str:
    return row.key


def _place(row: ArticleText | StatusEntry | Movement) -> tuple[datetime.date, int]:
    """Order rows by day, then by their article's place in the draft."""
    return row.date.sort_day, row.article.position if row.article else -1
