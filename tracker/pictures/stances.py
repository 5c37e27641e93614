"""The matrix of positions, drawn: who takes which stance on which subject, by word and shape."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from provisions.models import Agreement
from provisions.stances import Stance
from provisions.vocabulary import STANCE
from tracker.pages.stances import Cell, Positions, SubjectRow
from tracker.pages.wording import article_name
from tracker.pictures.picture import NARROW, WIDE, Box, Drawing, Glyph, Picture, Table, Text
from tracker.pictures.sheet import EDGE, GAP, ROW, Sheet, fitted

# How dark each stance is drawn; its word and its shape say the same.
SHADES = {
    "supports": "full",
    "accepts": "full",
    "accepts_with_conditions": "strong",
    "proposes": "strong",
    "requires": "framed",
    "urges": "tint",
    "disputes": "hatched",
    "rejects": "hatched",
    "asserts": "plain",
    "ambiguous": "plain",
    "no_answer": "dashed",
}
FIELD, SUBJECT = 22, 300


def stances_drawn(page: Positions, agreement: Agreement) -> Picture:
    """Return the picture of a page of positions."""
    return Picture(
        name="positions",
        title=_("Who takes which stance on %(agreement)s") % {"agreement": agreement.short_title},
        says=_(
            "Subjects stand below each other, the negotiating parties side by side. A field holds "
            "the last statement of a party, by its word and shape; the fuller its shade, the more "
            "it agrees, and a hatched one refuses or disputes. Where a party's last words take "
            "several directions, all stand there. Others who spoke stand below the subject."
        ),
        drawings=(_drawing(page, "narrow", NARROW, 0), _drawing(page, "wide", WIDE, SUBJECT)),
        table=Table(
            (_("Subject"), _("Party"), _("Stance"), _("Since"), _("Last said")),
            tuple(_rows(page)),
        ),
        shapes="tracker/_stance_glyphs.html",
    )


def _title(row: SubjectRow, page: Positions) -> str:
    article = row.subject.article
    if article is None:
        return row.subject.title
    return article_name(article, page.numbers.get(article.pk, ""))


def _rows(page: Positions) -> Iterator[tuple[str, ...]]:
    for group in page.groups:
        for row in group.rows:
            for cell in (*row.cells, *row.others):
                title, party = _title(row, page), str(cell.party)
                if cell.stance is None:
                    yield (title, party, _("no statement recorded"), "", "")
                for word, said in _words(cell.stance):
                    yield (title, party, word, said[0], said[1])


def _words(stance: Stance | None) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each stance that may be the last one, with since when and when last."""
    for position in stance.latest if stance else ():
        is_present = stance is not None and position == stance.present
        since = str(stance.since) if stance and is_present else ""
        yield STANCE[position.stance].label, (since, str(position.date))


def _drawing(page: Positions, name: str, width: int, subject: int) -> Drawing:
    sheet = Sheet(name, width)
    parties = page.columns.parties
    left = EDGE + subject + (GAP * 2 if subject else 0)
    room = (width - EDGE - left - GAP * (len(parties) - 1)) / max(len(parties), 1)
    for place, party in enumerate(parties):
        x = round(left + place * (room + GAP), 1)
        end = sheet.words(x, 18, room, str(party), "party")
        sheet.y = max(sheet.y, end - ROW + GAP)
    for group in page.groups:
        sheet.heading(group.title)
        for row in group.rows:
            _row(sheet, row, _title(row, page), subject, left, room)
    return sheet.drawing()


def _row(sheet: Sheet, row: SubjectRow, title: str, subject: int, left: float, room: float) -> None:
    top = sheet.y
    below = sheet.words(EDGE, top + 14, subject or sheet.width - 2 * EDGE, title, "title") - 10
    fields = top if subject else below
    ends = [below]
    for place, cell in enumerate(row.cells):
        x = round(left + place * (room + GAP), 1)
        ends.append(_cell(sheet, cell, title, x, fields, room))
    y = max(ends)
    for cell in row.others:
        y = _other(sheet, cell, left if subject else EDGE, y)
    sheet.y = y + GAP
    sheet.rule()
    sheet.y += GAP


def _cell(sheet: Sheet, cell: Cell, title: str, x: float, y: float, room: float) -> float:
    """Lay down a field for each stance that may be the last one; return where they end."""
    if cell.stance is None:
        sheet.texts.append(Text(x, y + 15, _("no statement"), "none"))
        return y + FIELD
    for position in cell.stance.latest:
        word = STANCE[position.stance]
        lines = fitted(word.label, room - 30)
        height = FIELD + (len(lines) - 1) * (ROW - 2)
        shade = SHADES[word.code]
        says = f"{cell.party}: {title}: {word.label}, {position.date}"
        sheet.boxes.append(Box(x, y, round(room, 1), height, shade, says))
        if shade == "full":  # the shape needs the colour of paper behind it
            sheet.boxes.append(Box(x + 4, y + 3, 16, 16, "paper"))
        sheet.glyphs.append(Glyph(x + 6, y + 5, shape_of(word.code), f"on-{shade}"))
        sheet.words(x + 24, y + 15, room - 30, word.label, f"on-{shade}")
        y += height + 3
    return y


def _other(sheet: Sheet, cell: Cell, x: float, y: float) -> float:
    for position in cell.stance.latest if cell.stance else ():
        word = STANCE[position.stance]
        sheet.glyphs.append(Glyph(x, y + 5, shape_of(word.code), "small", 10))
        words = _("%(party)s: %(stance)s") % {"party": cell.party, "stance": word.label}
        y = sheet.words(x + 16, y + 14, sheet.width - EDGE - x - 16, words, "small") - 12
    return y


def shape_of(stance: str) -> str:
    """Name the shape of a stance, the same as in the table."""
    return f"stance-{stance}".replace("_", "-")
