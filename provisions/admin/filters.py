"""Filters of the lists by what an analyst asks: who, about what, on what, and how long silent."""

from __future__ import annotations

import calendar
import datetime
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone

from provisions.models import Article, Citation, Party, Precondition
from provisions.ties import root_field
from provisions.vocabulary import SUBJECT

# Subjects that a row names by a field of its own.
NAMED = ("article", "precondition")


class Offered(SimpleListFilter):
    """A filter that takes from the address only what it offers."""

    def chosen(self) -> str:
        offered = {str(value) for value, _ in self.lookup_choices}
        return str(self.value()) if self.value() in offered else ""

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return self.narrowed(queryset, self.chosen()) if self.chosen() else queryset

    def narrowed(self, queryset: Any, chosen: str) -> Any:
        raise NotImplementedError


class PartyFilter(Offered):
    """The parties that rows name, each with its organs.

    The list's admin says by which paths, in ``party_paths``: ``party``, ``stated_by__party``.
    """

    title = "party"
    parameter_name = "party"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.paths: tuple[str, ...] = model_admin.party_paths
        named = Q()
        for path in self.paths:
            rows = model_admin.model.objects.filter(**_standing_tie(path))
            named |= Q(pk__in=rows.exclude(**{path: None}).values(path))
        parties = sorted(Party.objects.filter(named), key=lambda party: (str(party), party.slug))
        return [(str(party.pk), str(party)) for party in parties]

    def narrowed(self, queryset: Any, chosen: str) -> Any:
        named = Q()
        for path in self.paths:
            who = Q(**{path: chosen}) | Q(**{f"{path}__parent": chosen})
            named |= who & Q(**_standing_tie(path))
        return queryset.filter(pk__in=queryset.model.objects.filter(named).values("pk"))


class SubjectFilter(Offered):
    """The articles and preconditions that rows are about, and what else they can be about."""

    title = "subject"
    parameter_name = "about"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rows = model_admin.model.objects.order_by()
        names = {field.name for field in model_admin.model._meta.fields}
        found = []
        if "subject" in names:
            found += [(word.code, word.label) for word in SUBJECT if word.code not in NAMED]
        if "precondition" in names:
            asked = Precondition.objects.filter(pk__in=rows.values("precondition"))
            found += [(f"precondition-{row.pk}", row.title) for row in asked.order_by("title")]
        articles = Article.objects.filter(pk__in=rows.values("article"))
        articles = articles.select_related("agreement").order_by("agreement", "position")
        several = len({article.agreement_id for article in articles}) > 1
        for row in articles:
            where = f", {row.agreement}" if several else ""
            found.append((f"article-{row.pk}", f"{row}{where}"))
        return found

    def narrowed(self, queryset: Any, chosen: str) -> Any:
        kind, _, key = chosen.partition("-")
        return queryset.filter(**({kind: key} if key else {"subject": kind}))


class SourcesFilter(Offered):
    """Rows that rest on one source alone, or on the sources of one side alone."""

    title = "what it rests on"
    parameter_name = "rests_on"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("one_source", "one source only"), ("one_side", "one side's sources only")]

    def narrowed(self, queryset: Any, chosen: str) -> Any:
        root = root_field(queryset.model, "citations")
        cited = Citation.objects.published().exclude(**{root: None}).order_by().values(root)
        if chosen == "one_source":
            cited = cited.annotate(sources=Count("source", distinct=True)).filter(sources=1)
        else:
            cited = cited.annotate(
                sides=Count("source__perspective", distinct=True),
                neither=Count("pk", filter=Q(source__perspective="international")),
            ).filter(sides=1, neither=0)
        return queryset.filter(pk__in=cited.values(root))


class QuietFilter(Offered):
    """Subjects of which nothing newer is known: no entry and no statement for so long.

    The list's admin names the ledgers to look into, in ``ledgers``.
    """

    title = "nothing since"
    parameter_name = "quiet"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.ledgers: tuple[str, ...] = model_admin.ledgers
        months = (1, 3, 6, 12, 24)
        return [(str(n), f"{n} month{'s' if n > 1 else ''} ago or longer") for n in months]

    def narrowed(self, queryset: Any, chosen: str) -> Any:
        day = months_before(timezone.now().date(), int(chosen))
        for name in self.ledgers:
            field = queryset.model._meta.get_field(name)
            entries = field.related_model.objects.in_force().filter(sort_day__gt=day)
            about = entries.exclude(**{field.field.name: None}).values(field.field.name)
            queryset = queryset.exclude(pk__in=about)
        return queryset


def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the day so many months earlier, or the last one of a shorter month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _standing_tie(path: str) -> dict[str, str]:
    """Return the condition that a tie on the path still stands; none for a row's own field."""
    tie, _, rest = path.partition("__")
    return {f"{tie}__state": "published"} if rest else {}
