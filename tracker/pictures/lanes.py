"""The articles over time as one of the pictures."""

from __future__ import annotations

from django.utils.translation import gettext as _

from provisions.models import Agreement
from tracker.pages.lane_words import csv_rows
from tracker.pages.lanes import LanesPage
from tracker.pictures.picture import Picture, Table


def lanes_drawn(page: LanesPage, agreement: Agreement) -> Picture:
    """Return the picture of the articles over time, in both widths."""
    head, *rows = csv_rows(page.found, page.numbers)
    return Picture(
        name="articles",
        title=_("How each article of %(agreement)s stood over time")
        % {"agreement": agreement.short_title},
        says=_(
            "The broad bar of an article is the tracker's reading, the thin bars below it the "
            "accounts of the negotiating parties in alphabetical order."
        ),
        drawings=page.drawings,
        table=Table(head, tuple(rows)),
        drawn="tracker/_lanes_drawn.svg",
        style="lanes.css",
    )
