"""Which day is asked for, read once from a request, for pages and API alike."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone

_DAY = re.compile(r"\A(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)


class BadParameter(ValueError):
    """A query parameter that cannot be understood: which one, and why."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {reason}")


@dataclass(frozen=True, slots=True)
class Clock:
    """The day as of which the world is shown. ``asked`` is False for “now”."""

    day: datetime.date
    asked: bool
    today: datetime.date

    @property
    def in_future(self) -> bool:
        return self.day > self.today

    @property
    def query(self) -> str:
        """The query string that keeps this clock on a link, or nothing for now."""
        return f"?as_of={self.day.isoformat()}" if self.asked else ""


def read_clock(query: QueryDict, today: datetime.date | None = None) -> Clock:
    """Return the clock a request asks for; raise BadParameter that says what is wrong."""
    today = today or timezone.now().date()
    if "known_at" in query:
        raise BadParameter(
            "known_at",
            "is not yet answered: this release shows the record as it is known now. Leave it out.",
        )
    text = one_value(query, "as_of")
    if text is None:
        return Clock(today, asked=False, today=today)
    return Clock(read_day("as_of", text), asked=True, today=today)


def one_value(query: QueryDict, name: str) -> str | None:
    """Return a parameter's single value, or None where it is absent."""
    values = query.getlist(name)
    if len(values) > 1:
        raise BadParameter(name, "is given more than once.")
    return values[0] if values else None


def read_day(name: str, text: str) -> datetime.date:
    """Return a calendar day from its written form; raise BadParameter otherwise."""
    match = _DAY.match(text)
    if match is None:
        shown = text[:40].encode("unicode_escape").decode()
        raise BadParameter(name, f"“{shown}” is not a day; write it as 2025-03-13.")
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError as error:
        raise BadParameter(name, f"“{text}” is not a day of the calendar: {error}.") from None
