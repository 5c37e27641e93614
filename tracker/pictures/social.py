"""What a link shows where it is passed on: a title, how it stands, by whose reading, which day."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tracker.pages.citing import SITE
from tracker.pictures.files import rendered
from tracker.pictures.letters import fitted
from tracker.pictures.picture import Glyph, Text
from tracker.pictures.style import style_light

WIDTH, HEIGHT, EDGE = 1200, 630, 80
# The foot begins here; nothing above it reaches further down.
FOOT, INSIDE = 540, WIDTH - 2 * EDGE
TITLE, LEAD, STATUS = (68, 58, 48, 42), (30, 26), (34, 28, 24)


@dataclass(frozen=True, slots=True)
class Said:
    """What an image says: above its title what it is of, below how it stands, each with a shape."""

    title: str
    of: str = ""
    lead: str = ""
    stands: tuple[tuple[str, str], ...] = ()
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of words with its size."""

    text: Text
    size: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where everything stands."""

    texts: list[Written]
    glyphs: list[Glyph]


def laid_out(said: Said, day: str) -> Sheet:
    """Place the words from top to foot: the title first, then what there is room for."""
    texts: list[Written] = []
    glyphs: list[Glyph] = []
    y = 70
    if said.of:
        y = _lines(texts, said.of, "of", (30, 24), 1, y)
    y = _lines(texts, said.title, "title", TITLE, 2 if said.lead else 3, y + 30)
    if said.lead:
        y = _lines(texts, said.lead, "lead", LEAD, 3, y + 8)
    y += 14
    for shape, words in said.stands[:3]:
        size, lines = fitted(words, STATUS, INSIDE - 56, 2)
        if y + len(lines) * size * 1.3 > FOOT - 30:
            break
        glyphs.append(Glyph(EDGE, y + 4, shape, size=36))
        y = _lines(texts, words, "status", STATUS, 2, y, indent=56) + 10
    _lines(texts, f"{said.whose} · {day}" if said.whose else day, "foot", (26, 22, 18), 1, FOOT + 4)
    _lines(texts, _(SITE), "site", (26, 22), 1, FOOT + 40)
    return Sheet(texts, glyphs)


def _lines(
    texts: list[Written],
    words: str,
    kind: str,
    sizes: tuple[int, ...],
    most: int,
    y: float,
    indent: int = 0,
) -> int:
    """Write words from a height on, and return where they end."""
    size, lines = fitted(words, sizes, INSIDE - indent, most)
    for line in lines:
        texts.append(Written(Text(EDGE + indent, round(y + size), line, kind), size))
        y += size * 1.25
    return round(y)


def social_image(said: Said, day: str) -> HttpResponse:
    """Answer with the image."""
    # The sheet is our own file; escaping would break its quotes.
    style = mark_safe(style_light("social.css"))
    context = {"sheet": laid_out(said, day), "style": style, "said": said}
    drawing = render_to_string("tracker/social.svg", context)
    return HttpResponse(rendered(drawing, 1.0), content_type="image/png")
