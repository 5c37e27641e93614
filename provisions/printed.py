"""What the articles' own text says of each by a day: the number printed on it, and its subject."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from provisions.coming import coming, keys_of
from provisions.models import Agreement, Article, ArticleText
from provisions.once import once
from provisions.rounds import begun


def printed_numbers(agreement: Agreement, day: datetime.date) -> dict[int, str]:
    """Return the articles' printed numbers, by key of the row, as far as public on the day."""
    return numbers_among([agreement.slug], day)


def numbers_among(agreements: Iterable[str], day: datetime.date) -> dict[int, str]:
    """Return the same for several agreements, by their public ids. One query."""
    return _last_among(frozenset(agreements), day, "number")


def subjects_among(agreements: Iterable[str], day: datetime.date) -> dict[int, str]:
    """Return the subjects of articles as known on the day, by key of the row. One query."""
    return _last_among(frozenset(agreements), day, "subject")


@once
def _last_among(agreements: frozenset[str], day: datetime.date, column: str) -> dict[int, str]:
    texts = ArticleText.objects.in_force().on(day).filter(article__agreement__slug__in=agreements)
    return dict(texts.order_by("sort_day", "slug").values_list("article", column))


def titled_on(agreements: Iterable[Agreement], day: datetime.date) -> set[int]:
    """Return the keys of the agreements whose official title was public on the day.

    An agreement without a title among its articles has no other day to go by: it counts.
    """
    rows = coming(agreements)
    titles = Article.objects.published().filter(agreement__in=keys_of(rows), key="title")
    known = ArticleText.objects.in_force().on(day).filter(article__in=titles.values("pk"))
    said = begun(list, known.order_by("sort_day", "slug").values_list("article", "disclosure"))
    titled = dict(titles.order_by().values_list("pk", "agreement"))
    disclosed = dict(said())
    keys = {agreement.pk for agreement in rows}
    return keys - {titled[key] for key in titled if disclosed.get(key) != "published"}
