"""One merged line of what happened and what was said, oldest first."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from provisions.dates import VagueDate
from provisions.models import Agreement, Event, EventArticle, EventParty, StatusEntry, Tally
from provisions.progress import dated, status_entries_on, tallies_on

EVENT_TIES = (
    Prefetch("parties", queryset=EventParty.objects.published().select_related("party")),
    Prefetch("articles", queryset=EventArticle.objects.published().select_related("article")),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the line: an event, a count, or status entries that say the same.

    ``kind`` is ``event``, ``tally`` or ``status``; exactly one of the three fields below it
    is filled. Status entries of one day, voice and word stand together.
    """

    date: VagueDate
    day: datetime.date
    kind: str
    event: Event | None = None
    tally: Tally | None = None
    entries: tuple[StatusEntry, ...] = ()

    @property
    def entry(self) -> StatusEntry | None:
        """The first of the status entries, which speaks for all in the group."""
        return self.entries[0] if self.entries else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of the line; empty means all. ``party`` and ``article`` are public ids/keys."""

    kind: str = ""
    party: str = ""
    article: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


def events_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Event]:
    """Return the events that count on the day, with all they name."""
    return (
        dated(Event.objects.all(), day, superseded=superseded)
        .select_related("agreement", "according_to", "speaker", "differs_from", "supersedes")
        .prefetch_related(*EVENT_TIES)
    )


def timeline(
    agreement: Agreement, day: datetime.date, wanted: Wanted | None = None
) -> list[Moment]:
    """Return what counts on the day as one line, oldest first."""
    wanted = wanted or Wanted()
    moments: list[Moment] = []
    if wanted.kind in ("", "event"):
        events = events_on(day).filter(agreement=agreement)
        if wanted.party:
            tied = EventParty.objects.published().filter(party__slug=wanted.party)
            events = events.filter(pk__in=tied.values("event"))
        if wanted.article:
            named = EventArticle.objects.published().filter(article__key=wanted.article)
            events = events.filter(pk__in=named.values("event"))
        moments += [Moment(e.date, e.sort_day, "event", event=e) for e in events]
    if wanted.kind in ("", "tally"):
        tallies = tallies_on(day).filter(agreement=agreement)
        if wanted.party:
            tallies = tallies.filter(according_to__slug=wanted.party)
        if not wanted.article:
            moments += [Moment(t.date, t.sort_day, "tally", tally=t) for t in tallies]
    if wanted.kind in ("", "status"):
        entries = status_entries_on(day).filter(agreement=agreement)
        if wanted.party:
            entries = entries.filter(according_to__slug=wanted.party)
        if wanted.article:
            entries = entries.filter(article__key=wanted.article)
        moments += _grouped(entries)
    return sorted(filter(_within(wanted), moments), key=_place)


def _within(wanted: Wanted) -> Callable[[Moment], bool]:
    def inside(moment: Moment) -> bool:
        return (wanted.since is None or moment.day >= wanted.since) and (
            wanted.until is None or moment.day <= wanted.until
        )

    return inside


def _place(moment: Moment) -> tuple[datetime.date, int, str]:
    row = moment.event or moment.tally or moment.entry
    order = {"event": 0, "tally": 1, "status": 2}[moment.kind]
    return moment.day, order, row.slug if row else ""


def _grouped(entries: Iterable[StatusEntry]) -> list[Moment]:
    groups: dict[tuple[object, ...], list[StatusEntry]] = defaultdict(list)
    for entry in entries:
        voice = entry.according_to_id, entry.according_to_source_id
        key = (entry.date, entry.aspect, entry.status, entry.voice, voice, entry.rule)
        groups[key].append(entry)
    return [_moment(group) for group in groups.values()]


def _moment(group: Sequence[StatusEntry]) -> Moment:
    by_place = sorted(group, key=lambda e: (e.article.position if e.article else -1, e.slug))
    return Moment(group[0].date, group[0].sort_day, "status", entries=tuple(by_place))
