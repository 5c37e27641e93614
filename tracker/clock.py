"""Which day, and which state of the record, is asked for: read once, for pages and API alike."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from provisions.reach import head_revision, revision_at, revision_numbered

_DAY = re.compile(r"\A(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_NUMBER = re.compile(r"\A(0|[1-9]\d{0,17})\Z", re.ASCII)
_INSTANT = re.compile(
    r"\A\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,6})?([Zz]|[+-]\d{2}:\d{2})\Z", re.ASCII
)


class BadParameter(ValueError):
    """A query parameter that cannot be understood: which one, and why."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {reason}")


@dataclass(frozen=True, slots=True)
class Known:
    """The state of the record that is asked for: after which revision, recorded when.

    Revision 0 is the record before anything was written; it was recorded at no time, and
    nothing seals it.
    """

    revision: int
    recorded_at: datetime.datetime | None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Both clocks: the day as of which the world is shown, and what the record held then.

    ``asked`` is False for “now”; ``known`` is None for the record as it stands.
    """

    day: datetime.date
    asked: bool
    today: datetime.date
    known: Known | None = None

    @property
    def is_past(self) -> bool:
        return self.asked or self.known is not None

    @property
    def is_pinned(self) -> bool:
        """Say whether both clocks are given, so that the answer stays as it is."""
        return self.asked and self.known is not None

    @property
    def in_future(self) -> bool:
        """Say whether the day had not come when the record was as it is shown."""
        return self.day > self.last_day

    @property
    def last_day(self) -> datetime.date:
        """The last day that the record shown can have known: today, or that of its revision."""
        if self.known and self.known.recorded_at:
            return self.known.recorded_at.astimezone(datetime.UTC).date()
        return self.today

    @property
    def revision(self) -> int | None:
        """The revision whose record is shown, or None for the present one."""
        return self.known.revision if self.known else None

    @property
    def known_words(self) -> str:
        """Say what state of the record is shown: “as known today”."""
        return (
            _("as known at revision %(revision)s") % {"revision": self.revision}
            if self.known
            else _("as known today")
        )

    @property
    def values(self) -> dict[str, str]:
        """The query parameters that keep this clock on a link; none for now."""
        day = {"as_of": self.day.isoformat()} if self.asked else {}
        return day | ({"known_at": str(self.revision)} if self.known else {})

    @property
    def query(self) -> str:
        """The query string that keeps this clock on a link, or nothing for now."""
        return f"?{urlencode(self.values)}" if self.values else ""


def read_clock(query: QueryDict, today: datetime.date | None = None) -> Clock:
    """Return the clock a request asks for; raise BadParameter that says what is wrong."""
    today = today or timezone.now().date()
    text, known = one_value(query, "as_of"), one_value(query, "known_at")
    return Clock(
        today if text is None else read_day("as_of", text),
        asked=text is not None,
        today=today,
        known=None if known is None else read_known(known),
    )


def revision_named(query: QueryDict) -> int | None:
    """Return the revision that a request names by its number, whether or not there is one."""
    values = query.getlist("known_at")
    return int(values[0]) if len(values) == 1 and _NUMBER.match(values[0]) else None


def read_known(text: str) -> Known:
    """Return the state of the record that a revision's number or an instant names."""
    if _NUMBER.match(text):
        revision, number = revision_numbered(int(text)), int(text)
        if number and revision is None:
            head = head_revision()
            parts = {"number": number, "last": head.number if head else 0}
            words = (
                _("the record has no revision %(number)s; the last is %(last)s.")
                if head
                else _("the record has no revision %(number)s; it holds none yet.")
            )
            raise BadParameter("known_at", words % parts)
    else:
        instant = read_instant("known_at", text)
        if instant > timezone.now():
            raise BadParameter("known_at", _("“%(text)s” has not come yet.") % {"text": text})
        revision = revision_at(instant)
        number = revision.number if revision else 0
    return Known(number, revision.recorded_at, revision.digest) if revision else Known(number, None)


def read_instant(name: str, text: str) -> datetime.datetime:
    """Return an instant from its written form (RFC 3339); raise BadParameter otherwise."""
    if not _INSTANT.match(text):
        shown = text[:40].encode("unicode_escape").decode()
        raise BadParameter(
            name,
            _(
                "“%(shown)s” is neither a revision's number nor an instant; write it as 7 or "
                "2026-05-01T12:00:00Z."
            )
            % {"shown": shown},
        )
    try:
        return datetime.datetime.fromisoformat(text.upper()).astimezone(datetime.UTC)
    except (ValueError, OverflowError) as error:
        raise BadParameter(
            name, _("“%(text)s” is not an instant: %(error)s.") % {"text": text, "error": error}
        ) from None


def one_value(query: QueryDict, name: str) -> str | None:
    """Return a parameter's single value, or None where it is absent."""
    values = query.getlist(name)
    if len(values) > 1:
        raise BadParameter(name, _("is given more than once."))
    return values[0] if values else None


def read_day(name: str, text: str) -> datetime.date:
    """Return a calendar day from its written form; raise BadParameter otherwise."""
    match = _DAY.match(text)
    if match is None:
        shown = text[:40].encode("unicode_escape").decode()
        raise BadParameter(
            name, _("“%(shown)s” is not a day; write it as 2025-03-13.") % {"shown": shown}
        )
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError as error:
        raise BadParameter(
            name,
            _("“%(text)s” is not a day of the calendar: %(error)s.")
            % {"text": text, "error": error},
        ) from None
