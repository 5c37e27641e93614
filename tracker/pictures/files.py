"""A picture as a file: SVG and PNG from one and the same template, and its table as CSV."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from resvg_py import svg_to_bytes

from provisions.models import Agreement
from tracker.pages.visit import Visit
from tracker.pictures.cells import write_rows
from tracker.pictures.fonts import font_files
from tracker.pictures.picture import Picture
from tracker.pictures.style import paper, style_alone, style_light
from tracker.settled import settled_drawing

KINDS = ("svg", "png", "csv")
# How fine an image is drawn: the finest that stays within this many points and bytes.
ZOOMS, MOST_POINTS, MOST_BYTES = (2.0, 1.6, 1.3, 1.0, 0.7, 0.4, 0.1), 8_000_000, 200_000


# What narrows or orders a picture; it stays on the address of its files.
FILTERS = ("party", "kind", "swap", "from", "to")


def addresses_of(name: str, agreement: Agreement, visit: Visit) -> dict[str, str]:
    """Return the address of each of a picture's files, by the visit's clocks and filters."""
    asked = visit.request.GET
    query = {**visit.clock.values, **{one: asked[one] for one in FILTERS if asked.get(one)}}
    after = f"?{urlencode(query)}" if query else ""
    return {kind: reverse(f"pages:{name}-{kind}", args=(agreement.slug,)) + after for kind in KINDS}


def picture_file(kind: str, picture: Picture, agreement: Agreement, visit: Visit) -> HttpResponse:
    """Answer with a picture in one of its kinds."""
    answer = {"svg": _svg, "png": _png, "csv": _csv}[kind](picture, visit)
    answer["Content-Disposition"] = f'inline; filename="{agreement.slug}-{picture.name}.{kind}"'
    return answer


def drawn_alone(picture: Picture, visit: Visit, style: str) -> str:
    """Return the drawing with the style it brings along."""
    # The sheet is our own file; escaping would break its quotes.
    context = {"picture": picture, "drawing": picture.alone, "visit": visit}
    words = render_to_string("tracker/picture.svg", context | {"style": mark_safe(style)})
    return settled_drawing(words)


def _svg(picture: Picture, visit: Visit) -> HttpResponse:
    style = style_alone(picture.style)
    words = drawn_alone(picture, visit, style)
    response: Any = HttpResponse(words, content_type="image/svg+xml")
    # A drawing that stands alone brings its own style; it is named by its digest.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    response._csp_update = {"style-src": f"'sha256-{digest}'"}
    return response


def _png(picture: Picture, visit: Visit) -> HttpResponse:
    words = drawn_alone(picture, visit, style_light(picture.style))
    points = picture.alone.width * picture.alone.height if picture.alone else 1
    image = b""
    for zoom in ZOOMS:
        if points * zoom**2 <= MOST_POINTS:
            image = rendered(words, zoom)
            if len(image) < MOST_BYTES:
                break
    return HttpResponse(image, content_type="image/png")


def rendered(words: str, zoom: float) -> bytes:
    """Render a drawing as it is, by the site's own letters alone: the same bytes everywhere."""
    image: bytes = svg_to_bytes(
        svg_string=words,
        background=paper(),
        zoom=zoom,
        font_files=font_files(),
        skip_system_fonts=True,
        font_family="Noto Sans",
        sans_serif_family="Noto Sans",
    )
    return bytes(image)


def _csv(picture: Picture, visit: Visit) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    write_rows(response, (picture.table.head, *picture.table.rows))
    return response
