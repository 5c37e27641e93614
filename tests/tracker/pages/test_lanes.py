"""The articles over time: drawn, as a table, and to take along."""

import base64
import csv
import hashlib
import io
import re
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.once

SVG = "{http://www.w3.org/2000/svg}"


def test_drawing_and_table_say_the_same(see):
    page = see("articles/", as_of="2025-06-01")
    assert page.status == 200
    assert (
        "Article filed at 15 at first: undisclosed; 18 December 2024: open; "
        "on or before 13 March 2025: agreed 19 December 2024: open; 13 March 2025: agreed"
    ) in page.words
    drawn = re.findall(r"<title>(Article filed at 15: [^<]*)</title>", page.source)
    # In both widths: the reading, then each party's account.
    assert drawn == 2 * [
        "Article filed at 15: at first: undisclosed",
        "Article filed at 15: 18 December 2024: open",
        "Article filed at 15: on or before 13 March 2025: agreed",
        "Article filed at 15: 19 December 2024: open, according to Armenia",
        "Article filed at 15: 13 March 2025: agreed, according to Armenia",
        "Article filed at 15: 18 December 2024: open, according to Azerbaijan",
        "Article filed at 15: 13 March 2025: agreed, according to Azerbaijan",
    ]


def test_days_of_change_are_links_that_keep_the_other_clock(see):
    source = see("articles/", as_of="2025-06-01", known_at="1").source
    assert "/armenia-azerbaijan/articles/?as_of=2024-12-18&amp;known_at=1" in source


def test_drawing_stands_alone_with_the_style_that_its_policy_names(client, db):
    response = client.get("/armenia-azerbaijan/articles.svg?as_of=2025-06-01")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    drawing = ElementTree.fromstring(response.content)
    assert drawing.find(f"{SVG}title").text == (
        "How each article of Armenia–Azerbaijan stood over time"
    )
    assert len(drawing.findall(f"{SVG}rect")) > 19 * 3
    style = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in response["Content-Security-Policy"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_table_is_a_file_of_stretches(client, db):
    response = client.get("/armenia-azerbaijan/articles.csv?as_of=2025-06-01")
    rows = [*csv.DictReader(io.StringIO(response.content.decode()))]
    of_xv = [r for r in rows if r["article"] == "Article filed at 15" and r["voice"] == "reading"]
    assert [(r["state"], r["from_day"], r["to_day"]) for r in of_xv] == [
        ("undisclosed", "2022-03-11", "2024-12-18"),
        ("open", "2024-12-18", "2025-03-13"),
        ("agreed", "2025-03-13", "2025-06-01"),
    ]
