"""Pictures as files: drawing, image and table, by the clocks and conditions of a page."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import struct
from xml.etree import ElementTree

import pytest

from provisions.record import revise
from tests.builders import add_precondition, add_step, small_record
from tracker.pages.pictures import DRAWN
from tracker.pictures.files import KINDS, MOST_BYTES

pytestmark = pytest.mark.once

SVG = "{http://www.w3.org/2000/svg}"
HOME = "/armenia-azerbaijan/"
PINNED = {"as_of": "2025-06-01", "known_at": "1"}


def test_pictures_are_those_that_the_pages_show():
    assert sorted(DRAWN) == ["articles", "incidents", "positions", "preconditions", "sequence"]
    assert KINDS == ("svg", "png", "csv")


@pytest.mark.parametrize("name", DRAWN)
def test_drawing_stands_alone_with_title_description_and_its_own_style(client, record, name):
    # An answer that is kept names its style to the policy as the first one did.
    for response in (client.get(f"{HOME}{name}.svg", PINNED) for _ in range(2)):
        assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
        assert f'filename="armenia-azerbaijan-{name}.svg"' in response["Content-Disposition"]
        drawing = ElementTree.fromstring(response.content)
        assert len(drawing.find(f"{SVG}title").text) > 20
        assert "1 June 2025" in drawing.find(f"{SVG}desc").text
        assert f"{HOME}{name}.svg?as_of=2025-06-01&known_at=1" in drawing.find(f"{SVG}desc").text
        style = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response["Content-Security-Policy"]
        assert "unsafe-inline" not in response["Content-Security-Policy"]
        ids = [one.get("id") for one in drawing.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        named = re.findall(r'href="#([\w-]+)"|url\(#([\w-]+)\)', response.content.decode())
        assert {one or other for one, other in named} <= set(ids)


@pytest.mark.parametrize("name", DRAWN)
def test_image_is_a_light_png_of_the_same_bytes_each_time(client, record, name):
    first, again = (client.get(f"{HOME}{name}.png") for _ in range(2))
    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    assert first.content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", first.content[16:24])
    assert (width > 300, height > 300) == (True, True)
    assert 10_000 < len(first.content) < MOST_BYTES
    assert first.content == again.content


@pytest.mark.parametrize("name", DRAWN)
def test_table_of_a_page_and_of_a_file_say_the_same(client, record, name, picture):
    response = client.get(f"{HOME}{name}.csv", PINNED)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = [*csv.reader(io.StringIO(response.content.decode()))]
    table = picture(name, record, **PINNED).table
    assert rows == [list(table.head), *map(list, table.rows)]
    assert len(rows) > 5


@pytest.mark.parametrize("name", ["positions", "preconditions", "incidents"])
def test_page_holds_the_drawing_and_the_table_behind_it(client, record, name, picture):
    page = client.get(f"{HOME}{name}/", PINNED).content.decode()
    drawn = picture(name, record, **PINNED)
    figure = page[page.index(f'id="picture-{name}"') :]
    figure = figure[: figure.index("</figure>")]
    for size in ("narrow", "wide"):
        assert f'class="picture-drawing is-{size}"' in figure
    assert figure.count("<tr>") == 1 + len(drawn.table.rows)
    words = {text.words for text in drawn.alone.texts}
    assert all(re.sub(r"'", "&#x27;", one) in figure for one in words)
    for kind in KINDS:
        assert f'href="{HOME}{name}.{kind}?as_of=2025-06-01&amp;known_at=1"' in figure


@pytest.mark.parametrize("name", ["articles", "sequence"])
def test_files_are_offered_beside_their_drawing(client, record, name):
    page = client.get(f"{HOME}{name}/").content.decode()
    for kind in KINDS:
        assert f'href="{HOME}{name}.{kind}"' in page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", DRAWN)
def test_files_take_clocks_and_conditions_like_pages(client, record, name, kind):
    address = f"{HOME}{name}.{kind}"
    assert client.get(address, {"as_of": "2025-02-30"}).status_code == 400
    assert client.get(f"/nowhere/{name}.{kind}").status_code == 404
    assert client.get(address, {"as_of": "2000-01-01"}).status_code == 200
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_window_of_a_page_is_that_of_its_picture(client, record):
    window = {"from": "2025-03-20", "to": "2025-03-25"}
    page = client.get(f"{HOME}incidents/", window).content.decode()
    assert f'href="{HOME}incidents.csv?from=2025-03-20&amp;to=2025-03-25"' in page
    inside = client.get(f"{HOME}incidents.csv", window).content.decode()
    every = client.get(f"{HOME}incidents.csv").content.decode()
    assert ("Caliber" in inside, "Caliber" in every) == (False, True)
    bad = {"from": "2025-03-25", "to": "2025-03-20"}
    assert client.get(f"{HOME}incidents.png", bad).status_code == 400


def test_column_order_and_filter_of_a_page_are_those_of_its_picture(client, record):
    swapped = client.get(f"{HOME}positions.csv", {"swap": "1"}).content.decode().splitlines()
    plain = client.get(f"{HOME}positions.csv").content.decode().splitlines()
    assert (swapped[1].split(",")[1], plain[1].split(",")[1]) == ("Azerbaijan", "Armenia")
    only = client.get(f"{HOME}positions.csv", {"party": "armenia"}).content.decode()
    assert "Azerbaijan," not in only.split("\n", 1)[0]
    assert ",Azerbaijan," not in only


def test_words_that_a_spreadsheet_would_run_leave_as_words(client, record):
    small = small_record()
    with revise(reason="A title") as edit:
        row = add_precondition(edit, small, title='=HYPERLINK("http://elsewhere")')
        add_step(edit, small, row, "standing", "stated", "2025-01-10")
    table = client.get("/avaria-borduria/preconditions.csv").content.decode()
    rows = [*csv.DictReader(io.StringIO(table))]
    assert {row["Precondition"] for row in rows} == {'\'=HYPERLINK("http://elsewhere")'}


def test_words_of_editors_are_never_markup_in_a_drawing(client, record):
    small = small_record()
    hostile = "</title><script>alert(1)</script>&<a href='javascript:x'>"
    with revise(reason="A title") as edit:
        row = add_precondition(edit, small, title=hostile)
        add_step(edit, small, row, "standing", "stated", "2025-01-10")
    for kind in ("preconditions.svg", "preconditions/"):
        words = client.get(f"/avaria-borduria/{kind}").content.decode()
        assert ("<script>alert" in words, "<a href='javascript" in words) == (False, False)
    drawing = ElementTree.fromstring(client.get("/avaria-borduria/preconditions.svg").content)
    assert [one.tag for one in drawing.iter() if one.tag.endswith(("script", "}a"))] == []
    image = client.get("/avaria-borduria/preconditions.png")
    assert image.content[:4] == b"\x89PNG"
