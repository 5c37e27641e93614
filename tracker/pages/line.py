"""The timeline's page: filters read from the address, the line cut into pages and months."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provisions.alphabet import alphabetical
from provisions.models import Agreement, Article, Party, Precondition
from provisions.moment import Moment, Wanted
from provisions.printed import printed_numbers
from provisions.progress import articles_of
from provisions.raised import spoken_of
from provisions.replies import Replies, replies_on
from provisions.rounds import begun
from provisions.timeline import timeline
from tracker.clock import BadParameter, one_value, read_day
from tracker.links import anchor
from tracker.pages.accounts import Told, told
from tracker.pages.choices import chosen, page_number

A_PAGE = 100
KINDS = {
    "event": gettext_lazy("events"),
    "instrument": gettext_lazy("documents"),
    "draft": gettext_lazy("exchanges of drafts"),
    "tally": gettext_lazy("counts"),
    "statement": gettext_lazy("statements"),
    "movement": gettext_lazy("claims of movement"),
    "status": gettext_lazy("status"),
    "incident": gettext_lazy("accounts of incidents"),
    "reaction": gettext_lazy("reactions"),
    "stage": gettext_lazy("stages of proceedings"),
    "proposal": gettext_lazy("proposals"),
    "assessment": gettext_lazy("authors' assessments"),
}


@dataclass(frozen=True, slots=True)
class Month:
    """The lines that count from one month."""

    first: datetime.date
    lines: list[Told]


@dataclass(frozen=True, slots=True)
class Line:
    """One page of the timeline with its filters."""

    months: list[Month]
    paging: Page[Told]
    wanted: Wanted
    parties: list[Party]
    articles: list[Article]
    preconditions: list[Precondition]
    numbers: dict[int, str]
    kinds: dict[str, str]
    replies: Replies

    @property
    def filtered(self) -> bool:
        return self.wanted != Wanted()


def line_on(agreement: Agreement, day: datetime.date, query: QueryDict) -> Line:
    """Gather one page of the line as the address filters it."""
    published = begun(list, Party.objects.published())
    asked = begun(list, Precondition.objects.published().filter(agreement=agreement))
    spoken = begun(list, spoken_of(agreement, day))
    numbers = begun(printed_numbers, agreement, day)
    replies = begun(replies_on, agreement, day)
    articles = list(articles_of(agreement))
    parties = sorted(published(), key=alphabetical)
    wanted = _read_wanted(query, parties, articles, asked())
    lines = told(sorted(timeline(agreement, day, wanted), key=_newest_first))
    pages = Paginator(lines, A_PAGE)
    row = one_value(query, "row")
    number = _page_of(row, lines) if row else page_number(query, pages.num_pages)
    paging = pages.page(number)
    return Line(
        months=_months(list(paging.object_list)),
        paging=paging,
        wanted=wanted,
        parties=parties,
        articles=articles,
        preconditions=spoken(),
        numbers=numbers(),
        kinds={code: str(words) for code, words in KINDS.items()},
        replies=replies(),
    )


def _read_wanted(
    query: QueryDict,
    parties: Sequence[Party],
    articles: Sequence[Article],
    preconditions: Iterable[Precondition],
) -> Wanted:
    since, until = one_value(query, "from"), one_value(query, "to")
    wanted = Wanted(
        kind=chosen(query, "kind", KINDS),
        party=chosen(query, "party", [party.slug for party in parties]),
        article=chosen(query, "article", [article.key for article in articles]),
        precondition=chosen(query, "precondition", [row.key for row in preconditions]),
        since=read_day("from", since) if since else None,
        until=read_day("to", until) if until else None,
        reported=chosen(query, "only", ["reported"]) == "reported",
    )
    if wanted.since and wanted.until and wanted.until < wanted.since:
        raise BadParameter("to", _("lies before “from”, so no day is left."))
    return wanted


def _newest_first(moment: Moment) -> int:
    return -moment.day.toordinal()


def _page_of(row: str, lines: Sequence[Told]) -> int:
    """Return the page on which a row stands; the first, where it is not on the line."""
    for place, line in enumerate(lines):
        if any(anchor(shown) == row for shown in line.rows):
            return place // A_PAGE + 1
    return 1


def _months(lines: Sequence[Told]) -> list[Month]:
    grouped = groupby(lines, key=lambda line: line.moment.day.replace(day=1))
    return [Month(first, list(of_month)) for first, of_month in grouped]
