"""Accounts of incidents by day, drawn: who tells what of whom. Nothing is added up."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from provisions.answers.groups import voice_of
from provisions.answers.incidents import Incidents
from provisions.models import Agreement, Incident
from tracker.pictures.days import Days
from tracker.pictures.picture import NARROW, WIDE, Box, Drawing, Line, Mark, Picture, Table, Text
from tracker.pictures.sheet import EDGE, GAP, ROW, Sheet

# A date as wide as a month at most is drawn by its days; a wider one stands in words.
WIDEST = datetime.timedelta(days=31)
PADDED, LANE = 22, 20
# Each kind of account has a shape of its own, drawn around the middle of its day.
PATHS = {
    "allegation": "M-6-6h12v12h-12z",
    "intent_allegation": "M0-7L7 0L0 7L-7 0z",
    "denial": "M-6-6L6 6M-6 6L6-6",
    "observation": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "own_forces": "M0-6L6 5h-12z",
    "clarification": "M-6-3h12M-6 3h12",
    "pause": "M-3-6v12M3-6v12",
}
SHADES = {"total": "framed", "series": "hatched", "item": "plain", "": "dashed"}


def incidents_drawn(found: Incidents, agreement: Agreement) -> Picture:
    """Return the picture of a window of accounts."""
    told = [*found.beyond, *(one.row for one in found.told)]
    rows = sorted(told, key=lambda row: (row.sort_day, row.slug))
    names = {"agreement": agreement.short_title}
    return Picture(
        name="incidents",
        title=_("Who tells of which incidents beside %(agreement)s, by day") % names,
        says=_(
            "Each line holds the accounts by one voice of one side, as they were told; the record "
            "does not say what happened. A square is an allegation, a diamond one of intent, a "
            "cross a denial, a circle an observation by a third party, a triangle a word about "
            "one's own forces, two lines across a clarification, two upright ones a pause. A "
            "frame with a number is a total, a hatched field several without a number; a field "
            "reaches over all days that its date can mean. Nothing is added up: accounts may be "
            "of the same incidents."
        ),
        drawings=(_drawing(found, rows, "narrow", NARROW), _drawing(found, rows, "wide", WIDE)),
        table=Table(
            _head(),
            tuple(_row(row, found) for row in rows),
        ),
    )


def _head() -> tuple[str, ...]:
    own = (_("Account"), _("By"), _("Of or to"), _("Date"), _("How counted"))
    return (*own, _("Number"), _("District"), _("In the window"))


def _row(row: Incident, found: Incidents) -> tuple[str, ...]:
    inside = _("reaches beyond it") if row in found.beyond else _("yes")
    number = "" if row.count is None else str(row.count)
    return (
        str(row.get_kind_display()),
        str(row.by or _("a voice not named")),
        str(row.against or ""),
        str(row.date),
        str(row.get_counting_display()) if row.counting else "",
        number,
        row.district,
        inside,
    )


def told_words(row: Incident) -> str:
    """Say one account with its date and how it counts, as far as the record has it."""
    names = {
        "kind": row.get_kind_display(),
        "by": row.by or _("a voice not named"),
        "of": row.against,
        "date": row.date,
        "counting": row.get_counting_display(),
        "count": row.count,
    }
    said = _("%(kind)s by %(by)s, of or to %(of)s, %(date)s") if row.against else ""
    parts = [(said or _("%(kind)s by %(by)s, %(date)s")) % names]
    if row.count is not None:
        parts.append(_("%(counting)s: %(count)s") % names)
    elif row.counting:
        parts.append(str(names["counting"]))
    return "; ".join(parts)


def _by_line(rows: Iterable[Incident]) -> list[tuple[str, list[Incident]]]:
    """Return the accounts by voice and side, in the order of the names."""
    lines: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for row in rows:
        by, of = voice_of(row.by), voice_of(row.against)
        lines[str(by or _("A voice not named")), str(of or "")].append(row)
    return [
        (_("%(by)s, of or to %(of)s") % {"by": by, "of": of} if of else by, lines[by, of])
        for by, of in sorted(lines)
    ]


def _has_days(row: Incident) -> bool:
    first, last = row.date.first, row.date.last
    return first is not None and last is not None and last - first <= WIDEST


def _drawing(found: Incidents, rows: Sequence[Incident], name: str, width: int) -> Drawing:
    sheet = Sheet(name, width, y=0)
    if not rows:
        words = _("No account of an incident in this window is recorded.")
        sheet.y = sheet.words(EDGE, ROW, width - 2 * EDGE, words, "none")
    by_day = [row for row in rows if _has_days(row)]
    if by_day:
        days = Days(*_span(by_day, found), EDGE, width - EDGE)
        for title, seen in ((_("By voice"), False), (_("Observed by third parties"), True)):
            group = [row for row in by_day if (row.kind == "observation") is seen]
            sheet.heading(title)
            for label, line in _by_line(group):
                _line(sheet, label, line, days)
            if not group:
                sheet.y = sheet.words(EDGE, sheet.y + 12, width, _("none recorded by day"), "none")
        _axis(sheet, days)
    others = [row for row in rows if not _has_days(row)]
    if others:
        sheet.heading(_("Dates wider than a month, or open"))
        for row in others:
            sheet.y = sheet.words(EDGE, sheet.y + 14, width - 2 * EDGE, told_words(row), "small")
            sheet.y -= 8
    return sheet.drawing()


def _span(rows: Sequence[Incident], found: Incidents) -> tuple[datetime.date, datetime.date]:
    firsts = [row.date.first for row in rows if row.date.first]
    lasts = [row.date.last for row in rows if row.date.last]
    return max(min(firsts), found.since or min(firsts)), min(max(lasts), found.until)


def _axis(sheet: Sheet, days: Days) -> None:
    top = sheet.y + GAP
    sheet.lines.append(Line(f"M{days.left} {top}H{days.right}", "axis"))
    for day, words in days.named():
        x = days.begin(day)
        sheet.lines.append(Line(f"M{x} {top}v5", "axis"))
        sheet.texts.append(Text(x, top + ROW, words, "axis"))
    sheet.y = top + ROW + GAP


def _line(sheet: Sheet, label: str, rows: Sequence[Incident], days: Days) -> None:
    """Lay down one voice's accounts: those that would meet stand below each other."""
    top = sheet.words(EDGE, sheet.y + 12, sheet.width - 2 * EDGE, label, "title") - 6
    taken: list[float] = []
    for row in rows:
        left, right = _place(row, days)
        lane = next((n for n, end in enumerate(taken) if end + 2 <= left), len(taken))
        taken[lane : lane + 1] = [right]
        _mark(sheet, row, left, right, top + lane * LANE)
    sheet.y = top + len(taken) * LANE + GAP
    sheet.rule()


def _place(row: Incident, days: Days) -> tuple[float, float]:
    """Return from where to where an account reaches, never narrower than its mark."""
    left = days.begin(row.date.first or days.first)
    right = days.end(row.date.last or days.last)
    short = max(PADDED + 18 * (row.count is not None) - (right - left), 0)
    width = right - left + short
    left = min(max(left - short / 2, days.left), days.right - width)
    return round(left, 1), round(left + width, 1)


def _mark(sheet: Sheet, row: Incident, left: float, right: float, y: float) -> None:
    shade = SHADES[row.counting]
    says = told_words(row)
    sheet.boxes.append(Box(left, y, round(right - left, 1), LANE - 4, shade, says))
    middle = (left + right) / 2 - 9 * (row.count is not None)
    sheet.marks.append(Mark(round(middle, 1), y + 8, PATHS[row.kind], row.kind))
    if row.count is not None:
        sheet.texts.append(Text(round(middle + 11, 1), y + 12.5, str(row.count), "count"))
