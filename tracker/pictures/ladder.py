"""The preconditions as a ladder: stated, answered, decided, met, each by whose account."""

from __future__ import annotations

import math
from collections.abc import Iterator

from django.utils.translation import gettext as _

from provisions.models import Agreement
from provisions.nouns import begun
from provisions.requirements import PreconditionState
from tracker.pages.requirements import RequirementList
from tracker.pictures.picture import NARROW, WIDE, Drawing, Glyph, Line, Picture, Table
from tracker.pictures.rungs import Rung, rungs
from tracker.pictures.sheet import EDGE, GAP, Sheet, widest

SUBJECT = 196
# Names of rungs stand before them on a phone, as wide as their language has them.
LABEL, LABEL_GAP = 78, 14
# From where to where the rungs lie side by side; answers take the most words.
BEGINS = (212, 326, 532, 644)
ENDS = (314, 520, 632, 756)


def ladder_drawn(page: RequirementList, agreement: Agreement) -> Picture:
    """Return the picture of a page of preconditions; calls by others are no part of it."""
    names = {"agreement": agreement.short_title}
    return Picture(
        name="preconditions",
        title=_("How far each precondition of %(agreement)s has come") % names,
        says=_(
            "Each precondition, by title, with four rungs: stated, answered by the party "
            "addressed, decided or under way, and met or not, always by whose account. A thick "
            "line marks a rung that somebody holds reached, a double line one on which accounts "
            "differ, a thin line one of which something else is recorded, a dashed line one of "
            "which nothing is. The same is asked of the preconditions of every side; the tracker "
            "does not say whether any is required."
        ),
        drawings=(_drawing(page, "narrow", NARROW), _drawing(page, "wide", WIDE)),
        table=Table(
            (_("Precondition"), _("Stated by"), _("Rung"), _("Account"), _("Word"), _("Date")),
            tuple(_rows(page)),
        ),
        shapes="tracker/_ledger_glyphs.html",
    )


def _states(page: RequirementList) -> Iterator[tuple[str, PreconditionState]]:
    """Yield every requirement once, by form, a counterpart beside its pair."""
    for of_form in page.forms:
        for couple in of_form.couples:
            yield of_form.form.label, couple.state
            other = couple.counterpart
            if other and other.precondition.list == "requirement":
                yield of_form.form.label, other


def _from(state: PreconditionState) -> str:
    names = sorted(str(tie.party) for tie in state.precondition.stated_by.all())
    return names[0] if len(names) == 1 else ", ".join(names)


def _rows(page: RequirementList) -> Iterator[tuple[str, ...]]:
    for _form, state in _states(page):
        title = state.precondition.title
        for rung in rungs(state):
            for told in rung.told:
                yield (title, _from(state), rung.name, told.whose, told.word, told.date)
            if not rung.told:
                yield (title, _from(state), rung.name, "", _("nothing recorded"), "")
            if rung.split:
                yield (title, _from(state), rung.name, "", _("accounts differ"), "")


def _drawing(page: RequirementList, name: str, width: int) -> Drawing:
    sheet, form = Sheet(name, width, y=0), ""
    for of_form, state in _states(page):
        if of_form != form:
            sheet.heading(begun(of_form))
            form = of_form
            if width == WIDE:
                _names(sheet, state)
        _one(sheet, state, is_wide=width == WIDE)
        sheet.y += GAP
        sheet.rule()
        sheet.y += GAP
    return sheet.drawing()


def _one(sheet: Sheet, state: PreconditionState, *, is_wide: bool) -> None:
    top, room = sheet.y, SUBJECT if is_wide else sheet.width - 2 * EDGE
    y = sheet.words(EDGE, top + 14, room, state.precondition.title, "title")
    y = sheet.words(EDGE, y, room, _from(state), "none")
    below = y - 8
    if not is_wide:
        _below_each_other(sheet, state, below)
        return
    ends = [below]
    for x, room, rung in _columns(state):
        _bar(sheet, rung, f"M{x} {top + 4}h{room}", state)
        ends.append(_told(sheet, rung, x, top + 8, room))
    sheet.y = max(ends)


def _below_each_other(sheet: Sheet, state: PreconditionState, y: float) -> None:
    """Lay the rungs down below each other from a height on, their names before them."""
    of_state = rungs(state)
    names = widest((rung.name for rung in of_state), "rung")
    label = max(LABEL, math.ceil(EDGE + names + LABEL_GAP))
    for rung in of_state:
        end = _told(sheet, rung, label, y, sheet.width - label - EDGE)
        named = sheet.words(EDGE, y + 13, label - EDGE - LABEL_GAP, rung.name, "rung")
        end = max(end, named - 13)
        _bar(sheet, rung, f"M{label - 8} {y + 2}V{end - 2}", state)
        y = end + 2
    sheet.y = y


def _columns(state: PreconditionState) -> Iterator[tuple[int, int, Rung]]:
    """Yield each rung with where its column begins and how wide it is."""
    for begin, end, rung in zip(BEGINS, ENDS, rungs(state), strict=True):
        yield begin, end - begin, rung


def _names(sheet: Sheet, state: PreconditionState) -> None:
    """Head the rungs of a group, beside the group's own heading."""
    for x, room, rung in _columns(state):
        sheet.words(x, sheet.y - 4, room, rung.name, "rung")


def _bar(sheet: Sheet, rung: Rung, path: str, state: PreconditionState) -> None:
    told = [_("accounts differ")] * rung.split + [one.words for one in rung.told]
    says = "; ".join(told) or _("nothing recorded")
    says = f"{state.precondition.title}: {rung.name}: {says}"
    sheet.lines.append(Line(path, f"rung-{rung.kind}", says))
    if rung.split:
        sheet.lines.append(Line(path, "rung-between"))


def _told(sheet: Sheet, rung: Rung, x: float, y: float, room: float) -> float:
    """Set the accounts on a rung below each other; return where they end."""
    if rung.split:
        y = _line(sheet, x, y, room, "fulfilment-accounts-differ", _("accounts differ"), "strong")
    for told in rung.told:
        y = _line(sheet, x, y, room, told.shape, told.words, "small")
    if not rung.told:
        y = sheet.words(x, y + 13, room, "–", "none") - 13
    return y


def _line(
    sheet: Sheet, x: float, y: float, room: float, shape: str, words: str, kind: str
) -> float:
    sheet.glyphs.append(Glyph(x, y + 3, shape, "small", 11))
    return sheet.words(x + 17, y + 13, room - 17, words, kind) - 13
