"""Pictures as they are drawn for a request."""

from __future__ import annotations

from functools import cache

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from fontTools.ttLib import TTFont

from provisions.known import known_at
from provisions.reach import head_revision
from tracker.clock import read_clock
from tracker.pages.pictures import READ, drawn
from tracker.pages.visit import Visit
from tracker.pictures.fonts import font_files

SIZES = {"party": 13, "head": 14, "small": 11, "none": 11, "rung": 11, "axis": 11, "strong": 11}
BOLD = {"party", "head", "title", "strong", "count"}


@pytest.fixture
def picture(db):
    """Return a function that draws a picture of an agreement as the query asks for."""

    def picture(name, agreement, **query):
        request = RequestFactory().get(f"/{agreement.slug}/{name}.svg", query)
        clock = read_clock(QueryDict(request.META["QUERY_STRING"]))
        with known_at(clock.revision):
            return drawn(
                name, READ[name](agreement, Visit(request, clock, head_revision())), agreement
            )

    return picture


@cache
def widths(bold):
    face = "sans-bold.ttf" if bold else "sans-regular.ttf"
    [path] = [file for file in font_files() if file.endswith(face)]
    font = TTFont(path)
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def taken(text):
    """Return the rectangle that words take on a drawing, by the letters that render it."""
    names, metrics, unit = widths(text.kind in BOLD)
    size = SIZES.get(text.kind, 12)
    width = sum(metrics[names.get(ord(letter), ".notdef")][0] for letter in text.words)
    return (text.x, text.y - size * 0.8, text.x + width * size / unit, text.y + size * 0.2)


def rectangle(box):
    return (box.x, box.y, box.x + box.width, box.y + box.height)
