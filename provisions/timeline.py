"""One merged line of what happened and what was said, oldest first."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from provisions.dated_rows import kinds_between, latest_reported, within
from provisions.documents import drafts_on, instruments_on
from provisions.ledgers import dated, movements_on, positions_on, status_entries_on, tallies_on
from provisions.models import (
    Agreement,
    Event,
    EventArticle,
    EventParty,
    InstrumentParty,
    ProposalAddressee,
    StatusEntry,
)
from provisions.moment import MOMENT_KINDS, Moment, Wanted
from provisions.registers.assessments import assessments_on
from provisions.registers.covering import stages_on
from provisions.registers.incidents import incidents_on
from provisions.registers.proposals import proposals_on
from provisions.registers.reactions import reactions_on
from provisions.rounds import begun
from provisions.vocabulary import ASPECT

EVENT_TIES = (
    Prefetch("parties", queryset=EventParty.objects.published().select_related("party")),
    Prefetch("articles", queryset=EventArticle.objects.published().select_related("article")),
)


def events_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Event]:
    """Return the events that count on the day, with all they name."""
    return (
        dated(Event.objects.all(), day, superseded=superseded)
        .select_related("agreement", "according_to", "speaker", "differs_from", "supersedes")
        .prefetch_related(*EVENT_TIES)
    )


def timeline(
    agreement: Agreement,
    day: datetime.date,
    wanted: Wanted | None = None,
    kinds: frozenset[str] | None = None,
) -> list[Moment]:
    """Return what counts on the day as one line, oldest first.

    ``kinds`` are those of which there may be any, where they were looked up before.
    """
    wanted = wanted or Wanted()
    span = wanted.since, wanted.until
    if kinds is None:
        kinds = kinds_between(agreement, day, *span) if any(span) else frozenset(MOMENT_KINDS)
    found = {}
    for kind, (rows_on, path, about) in _KINDS.items():
        if kind not in kinds or not wanted.takes(kind) or not _can_be_about(wanted, about):
            continue
        rows = rows_on(day).filter(**{_AGREEMENT.get(kind, "agreement"): agreement})
        rows = within(rows, *span)
        if wanted.party:
            rows = rows.filter(path(wanted.party))
        for name in about:
            if key := getattr(wanted, name):
                rows = rows.filter(about[name](key))
        found[kind] = begun(list, rows)
    moments: list[Moment] = []
    for kind, rows_of in found.items():
        moments += _grouped(rows_of()) if kind == "status" else _single(kind, rows_of())
    return sorted(moments, key=_place)


def latest_moments(agreement: Agreement, day: datetime.date, limit: int) -> list[Moment]:
    """Return what was last done or said by the day, latest first; of one day as it is listed."""
    since, kinds = latest_reported(agreement, day, limit)
    if since is None:
        return []
    moments = timeline(agreement, day, Wanted(since=since, reported=True), kinds)
    return sorted(moments, key=lambda moment: moment.day, reverse=True)[:limit]


def count_differing(agreement: Agreement, day: datetime.date) -> int:
    """Count the events of which more than one account stands on the day."""
    shown = Event.objects.in_force().on(day).filter(agreement=agreement).order_by()
    told = shown.exclude(differs_from__in=shown.values("pk"))
    others = shown.filter(differs_from__in=told.values("pk"))
    counted: int = others.aggregate(count=Count("differs_from", distinct=True))["count"]
    return counted


def _tied(tie: Any, owner: str, path: str) -> Callable[[str], Q]:
    """Return the condition that a row names something through a published tie."""

    def condition(key: str) -> Q:
        return Q(pk__in=tie.objects.published().filter(**{path: key}).values(owner))

    return condition


def _any_of(*paths: str) -> Callable[[str], Q]:
    """Return the condition that one of the fields at the paths has the value."""

    def condition(key: str) -> Q:
        return Q(*((path, key) for path in paths), _connector=Q.OR)

    return condition


About = dict[str, Callable[[str], Q]]
_ARTICLE: About = {"article": _any_of("article__key")}
_EITHER: About = _ARTICLE | {"precondition": _any_of("precondition__key")}
# How the rows of each kind are read, by whose party, and what they may be about.
_KINDS: dict[str, tuple[Callable[[datetime.date], Any], Callable[[str], Q], About]] = {
    "event": (
        events_on,
        _tied(EventParty, "event", "party__slug"),
        {"article": _tied(EventArticle, "event", "article__key")},
    ),
    "instrument": (instruments_on, _tied(InstrumentParty, "instrument", "party__slug"), {}),
    "draft": (
        drafts_on,
        _any_of("sent_by__slug", "received_by__slug", "according_to__slug"),
        {},
    ),
    "tally": (tallies_on, _any_of("according_to__slug"), {}),
    "statement": (positions_on, _any_of("party__slug", "party__parent__slug"), _EITHER),
    "movement": (movements_on, _any_of("according_to__slug", "mover__slug"), _ARTICLE),
    "status": (status_entries_on, _any_of("according_to__slug"), _EITHER),
    "stage": (
        stages_on,
        _any_of(*(f"proceeding__{one}__slug" for one in ("forum", "claimant", "respondent"))),
        {},
    ),
    "proposal": (
        proposals_on,
        lambda party: (
            Q(proposed_by__slug=party) | _tied(ProposalAddressee, "proposal", "party__slug")(party)
        ),
        _EITHER,
    ),
    "reaction": (reactions_on, _any_of("party__slug", "party__parent__slug"), {}),
    "incident": (
        incidents_on,
        _any_of("by__slug", "by__parent__slug", "against__slug", "against__parent__slug"),
        {},
    ),
    "assessment": (assessments_on, lambda party: Q(pk__in=()), _EITHER),
}
# Where a row's agreement is, unless it names it.
_AGREEMENT = {"stage": "proceeding__agreement"}


def _can_be_about(wanted: Wanted, about: About) -> bool:
    named = {name for name in ("article", "precondition") if getattr(wanted, name)}
    return named <= about.keys()


def _place(moment: Moment) -> tuple[datetime.date, int, str]:
    return moment.day, MOMENT_KINDS.index(moment.kind), moment.row.slug


def _single(kind: str, rows: Iterable[Any]) -> Iterator[Moment]:
    for row in rows:
        filled: Any = {kind: row}
        yield Moment(row.date, row.sort_day, kind, **filled)


def _grouped(entries: Iterable[StatusEntry]) -> list[Moment]:
    groups: dict[tuple[object, ...], list[StatusEntry]] = defaultdict(list)
    for entry in entries:
        voice = entry.according_to_id, entry.according_to_source_id
        what = entry.precondition_id or (entry.aspect, entry.status)
        groups[entry.date, what, entry.voice, voice, entry.rule].append(entry)
    return [_moment(group) for group in groups.values()]


def _moment(group: Sequence[StatusEntry]) -> Moment:
    def place(entry: StatusEntry) -> tuple[int, int, str]:
        position = entry.article.position if entry.article else -1
        return position, ASPECT.codes.index(entry.aspect), entry.slug

    return Moment(
        group[0].date, group[0].sort_day, "status", entries=tuple(sorted(group, key=place))
    )
