"""The board of stated orders as one of the pictures."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from provisions.models import Agreement
from tracker.pages.orders import Line, SequencePage
from tracker.pictures.picture import Picture, Table


def board_drawn(page: SequencePage, agreement: Agreement) -> Picture:
    """Return the picture of the stated orders of a day."""
    names = {"agreement": agreement.short_title}
    return Picture(
        name="sequence",
        title=_("What must precede what for %(agreement)s, as stated") % names,
        says=_(
            "What comes first stands above. A filled arrow points to what must come after; squares "
            "at both ends: at the same time; a bar: ruled out; a diamond: brought about. A dashed "
            "frame holds what fits only if done together, or is stated so. A faint line has "
            "nothing left to order on this day."
        ),
        drawings=(page.board,) if page.lines else (),
        table=Table(
            (_("Number"), _("Stated by"), _("Order"), _("Since"), _("Open")),
            tuple(_rows(page.lines)),
        ),
        drawn="tracker/_board_drawn.svg",
        shapes="tracker/_ledger_glyphs.html",
    )


def _rows(lines: list[Line]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        is_open = _("yes") if line.is_open else _("no")
        first = str(line.rows[0].date)
        yield (str(line.number), line.order.voice.name, line.sentence, first, is_open)
