"""The pictures of the record: which page each belongs to, and each as a file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from provisions.answers.incidents import incidents_in
from provisions.answers.lanes import lanes_on
from provisions.models import Agreement
from provisions.printed import printed_numbers
from tracker.pages.lanes import draw
from tracker.pages.orders import sequence_on
from tracker.pages.requirements import requirements_on
from tracker.pages.stances import positions_page
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pages.written import in_its_language
from tracker.pictures.board import board_drawn
from tracker.pictures.files import picture_file
from tracker.pictures.incidents import incidents_drawn
from tracker.pictures.ladder import ladder_drawn
from tracker.pictures.lanes import lanes_drawn
from tracker.pictures.picture import Picture, Table
from tracker.pictures.stances import stances_drawn
from tracker.window import read_window


def _lanes(agreement: Agreement, visit: Visit) -> Any:
    day = visit.clock.day
    found, numbers = lanes_on(agreement, day), printed_numbers(agreement, day)
    return draw(found, numbers, agreement.known_until) if found else None


def _incidents(agreement: Agreement, visit: Visit) -> Any:
    return incidents_in(agreement, visit.clock.day, *read_window(visit.request.GET))


READ: dict[str, Callable[[Agreement, Visit], Any]] = {
    "articles": _lanes,
    "positions": lambda of, visit: positions_page(of, visit.clock.day, visit.request.GET),
    "preconditions": lambda of, visit: requirements_on(of, visit.clock.day),
    "incidents": _incidents,
    "sequence": lambda of, visit: sequence_on(of, visit.clock.day),
}
DRAWN: dict[str, Callable[[Any, Agreement], Picture]] = {
    "articles": lanes_drawn,
    "positions": stances_drawn,
    "preconditions": ladder_drawn,
    "incidents": incidents_drawn,
    "sequence": board_drawn,
}


def drawn(name: str, read: Any, agreement: Agreement) -> Picture:
    """Return the picture of what was read; where nothing was on record yet, one that says so."""
    if read is None:
        return Picture(name, _("Nothing of this is on record by this day."), "", (), Table((), ()))
    return DRAWN[name](read, agreement)


@page
def picture(visit: Visit, agreement: str, name: str, kind: str) -> HttpResponse:
    """Answer with a picture as a file: a drawing, an image, or the table that says the same."""
    found = agreement_named(agreement)
    # A drawing names the language of what it says; an image and a table cannot.
    with in_its_language() if kind == "svg" else nullcontext():
        shown = drawn(name, READ[name](found, visit), found)
        return picture_file(kind, shown, found, visit)
