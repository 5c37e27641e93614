"""Images and words for links that are passed on."""

from __future__ import annotations

import html
import re
import struct

import pytest
from fontTools.ttLib import TTFont

from tests.hostile import HOSTILE
from tests.tracker.pages.conftest import Seen
from tracker.catalogues import catalogues, read_catalogue
from tracker.pictures.fonts import font_files
from tracker.pictures.letters import fitted, letter_width, width_of, wrapped
from tracker.pictures.social import EDGE, FOOT, INSIDE, WIDTH, Said, laid_out

pytestmark = pytest.mark.once

HOME = "/armenia-azerbaijan/"
IMAGES = {
    "/method/": f"{HOME}card.png",
    HOME: f"{HOME}card.png",
    f"{HOME}timeline/": f"{HOME}card.png",
    f"{HOME}articles/7/": f"{HOME}articles/7.png",
    f"{HOME}preconditions/minsk-group-closure/": f"{HOME}preconditions/minsk-group-closure.png",
}
LONG = (
    "Non-deployment of forces of third parties along the border and everything beside it " * 3,
    "Նախապայմանների և սահմանադրական փոփոխությունների վերաբերյալ փոխադարձ պարտավորություններ " * 3,
    "Неразмещение вооружённых сил третьих сторон вдоль границы и всё, что к этому относится, " * 3,
    "W" * 200,
    "Щ" * 200,
)


def test_no_letter_is_wider_than_it_is_taken_to_be():
    narrow = []
    for path in font_files():
        font = TTFont(path)
        units, widths = font["head"].unitsPerEm, font["hmtx"]
        for code, glyph in font.getBestCmap().items():
            if widths[glyph][0] / units > letter_width(chr(code)):
                narrow.append((path, chr(code), widths[glyph][0] / units))
    assert narrow == []


@pytest.mark.parametrize("words", LONG)
def test_long_words_stay_on_the_sheet_and_above_its_foot(words):
    stands = tuple(("agreed", words) for _ in range(3))
    for lead in ("", words):
        sheet = laid_out(Said(words, words, lead, stands, words), words)
        for line in sheet.texts:
            right = line.text.x + width_of(line.text.words, line.size)
            assert right <= WIDTH - EDGE + 1, line
            assert line.text.y <= (630 - 10 if line.text.kind in ("foot", "site") else FOOT), line


def test_words_wrap_whole_and_are_cut_with_a_mark():
    assert wrapped("one two three", 10, 60) == ["one two", "three"]
    assert wrapped("Armenia–Azerbaijan", 10, 110) == ["Armenia–", "Azerbaijan"]
    assert wrapped("a – b", 10, 110) == ["a – b"]
    size, lines = fitted("word " * 100, (40, 20), INSIDE, 2)
    assert (size, len(lines), lines[-1].endswith("…")) == (20, 2, True)
    assert fitted("short", (40, 20), INSIDE, 2) == (40, ["short"])


@pytest.mark.parametrize("language", ["", "/hy", "/az", "/ru"])
@pytest.mark.parametrize("address", sorted({"/card.png", *IMAGES.values()}))
def test_image_is_a_png_of_the_size_that_is_told(client, record, address, language):
    first, again = (client.get(language + address, {"as_of": "2025-08-11"}) for _ in range(2))
    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    assert struct.unpack(">II", first.content[16:24]) == (1200, 630)
    assert 10_000 < len(first.content) < 100_000
    assert (first.content, "ETag" in first) == (again.content, True)


def test_every_letter_of_every_language_is_in_each_font():
    """A line in two scripts is written in one font: what renders it fails between two."""
    said = {
        letter
        for path in catalogues()
        for message in read_catalogue(path)
        for words in ([message.string] if isinstance(message.string, str) else message.string)
        for letter in words
        if letter.isalpha()
    }
    for path in font_files():
        assert sorted(said - set(map(chr, TTFont(path).getBestCmap()))) == [], path
    assert (len(font_files()), len(said) > 150) == (4, True)


def test_image_of_another_day_is_another(client, record):
    days = ("2024-09-01", "2025-03-12", "2025-08-11", "1999-01-01")
    for address in sorted(set(IMAGES.values())):
        images = {client.get(address, {"as_of": day}).content for day in days}
        assert len(images) == 4, address


@pytest.mark.parametrize("address", ["articles/99.png", "preconditions/none.png"])
def test_image_of_what_is_not_there_is_not_found(client, record, address):
    assert client.get(HOME + address).status_code == 404


def properties(source):
    found = re.findall(
        r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">', source
    )
    assert len(found) == len(dict(found))
    return {name: html.unescape(words) for name, words in found}


@pytest.mark.parametrize(("address", "image"), IMAGES.items())
@pytest.mark.parametrize(
    ("language", "locale"), [("", "en_GB"), ("/hy", "hy_AM"), ("/az", "az_AZ"), ("/ru", "ru_RU")]
)
def test_page_tells_what_a_link_to_it_shows(client, record, address, image, language, locale):
    source = client.get(language + address, {"as_of": "2025-08-11"}).content.decode()
    told = properties(source)
    at = "http://testserver" + language
    assert told["og:url"] == f"{at}{address}?as_of=2025-08-11"
    assert told["og:image"] == f"{at}{image}?as_of=2025-08-11"
    assert (told["og:locale"], told["og:type"]) == (locale, "website")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    described = html.unescape(re.search(r'name="description" content="([^"]*)"', source)[1])
    assert told["og:description"] == " ".join(described.split())
    title = html.unescape(re.search(r"<title>(.*?)</title>", source)[1])
    assert title.startswith(told["og:title"])
    assert told["og:image:alt"].startswith(told["og:title"])
    assert told["twitter:card"] == "summary_large_image"


def test_marks_of_markup_stay_words(client, record):
    source = client.get("/search/", {"q": HOSTILE[0]}).content.decode()
    assert Seen(200, source).scripts == []
    assert "hit(1)" in html.unescape(source)
