"""Which two points of the record are to be compared, read once for pages and API alike."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from provisions.compare import Point
from tracker.clock import BadParameter, Clock, one_value, read_day

_NUMBER = re.compile(r"\A(0|[1-9]\d{0,17})\Z", re.ASCII)
DAYS = ("from", "to")
REVISIONS = ("from_revision", "to_revision")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two points, the earlier first. ``query`` is the one address of the pair.

    ``settled`` is False where the request asked for them under another address; ``lasting``
    where it will not mean the same pair tomorrow.
    """

    before: Point
    after: Point
    query: dict[str, str]
    settled: bool
    lasting: bool

    @property
    def of_revisions(self) -> bool:
        """Say whether two states of the record are compared, not two days."""
        return self.after.revision is not None

    def pinned(self, head: int) -> dict[str, str]:
        """Return the query of the address to cite: what it shows stays as it is."""
        if self.of_revisions:
            return self.query | {"as_of": self.after.day.isoformat()}
        return {"known_at": str(head), **self.query}

    @property
    def is_one_point(self) -> bool:
        return self.before == self.after


def read_pair(query: QueryDict, clock: Clock, head: Callable[[], int]) -> Pair | None:
    """Return the two points asked for, or None where the earlier one is not named.

    ``head`` returns the number of the last revision. Raises BadParameter that says what is wrong.
    """
    named = [name for name in REVISIONS if name in query]
    if not named:
        return _days(query, clock)
    for name in (*DAYS, "known_at"):
        if name in query:
            raise BadParameter(
                name,
                _("is not combined with from_revision and to_revision: leave one of them out."),
            )
    return _revisions(query, clock, head())


def _days(query: QueryDict, clock: Clock) -> Pair | None:
    texts = {name: one_value(query, name) for name in DAYS}
    days = {name: read_day(name, text) for name, text in texts.items() if text is not None}
    if clock.asked and "to" in days:
        raise BadParameter("as_of", _("is not combined with to, which names the later day."))
    if "from" not in days:
        return None
    asked = days["from"], days.get("to", clock.day)
    first, last = sorted(asked)
    return Pair(
        Point(first),
        Point(last),
        _day_query(first, last, query),
        settled=asked == (first, last) and not clock.asked,
        lasting="to" in days or clock.asked,
    )


def _day_query(first: datetime.date, last: datetime.date, query: QueryDict) -> dict[str, str]:
    days = {"from": first.isoformat(), "to": last.isoformat()}
    known = one_value(query, "known_at")
    return days | {"known_at": known} if known else days


def _revisions(query: QueryDict, clock: Clock, head: int) -> Pair:
    numbers = [_number(query, name, head) for name in REVISIONS]
    if numbers[0] is None:
        raise BadParameter("from_revision", _("is needed beside to_revision."))
    asked = numbers[0], head if numbers[1] is None else numbers[1]
    first, last = sorted(asked)
    day = {"as_of": clock.day.isoformat()} if clock.asked else {}
    return Pair(
        Point(clock.day, first),
        Point(clock.day, last),
        {"from_revision": str(first), "to_revision": str(last), **day},
        settled=asked == (first, last),
        lasting=numbers[1] is not None,
    )


def _number(query: QueryDict, name: str, head: int) -> int | None:
    text = one_value(query, name)
    if text is None:
        return None
    if not _NUMBER.match(text):
        shown = text[:40].encode("unicode_escape").decode()
        raise BadParameter(
            name, _("“%(shown)s” is not a revision's number; write it as 7.") % {"shown": shown}
        )
    if int(text) > head:
        raise BadParameter(
            name,
            _("the record has no revision %(number)s; the last is %(last)s.")
            % {"number": text, "last": head},
        )
    return int(text)
