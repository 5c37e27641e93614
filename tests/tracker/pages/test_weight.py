"""Every page is light: with its styles, script and letters under 100 kB, by itself under 30 kB."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

from tests.browser.test_pages import PAGES
from tracker.language import in_language

STATIC = Path(__file__).parents[3] / "tracker" / "static"
PAGE, WHOLE = 30_000, 100_000
SCRIPTS = {"en-gb": ("latin",), "az": ("latin",), "hy": ("latin", "armenian")}
SCRIPTS |= {"ru": ("latin", "cyrillic")}


def sent(content: bytes) -> int:
    return len(brotli.compress(content, quality=5))


def asked_for(source: str) -> set[str]:
    """Return the site's own files that a page names, without the digest in their names."""
    found = re.findall(r'(?:href|src)="/static/(tracker/[^"]+)"', source)
    return {re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", name) for name in found}


def letters(language: str) -> int:
    """Return the size of every face of the scripts that a language is written in."""
    fonts = STATIC / "tracker" / "fonts"
    return sum(
        path.stat().st_size
        for script in SCRIPTS[language]
        for path in fonts.glob(f"*-{script}.woff2")
    )


@pytest.mark.parametrize("language", SCRIPTS)
def test_page_is_light_with_all_that_it_asks_for(see, language):
    heavy = {}
    for address in PAGES:
        source = see(in_language(address, language)).source
        files = {name for name in asked_for(source) if not name.endswith(".woff2")}
        page = sent(source.encode())
        whole = page + letters(language) + sum(sent((STATIC / f).read_bytes()) for f in files)
        if page > PAGE or whole > WHOLE:
            heavy[address] = (page, whole)
    assert heavy == {}


def test_page_asks_for_files_of_its_own_alone(see):
    files = asked_for(see("articles/").source)
    assert {"tracker/tracker.css", "tracker/lanes.css", "tracker/lanes.js"} <= files
    assert all((STATIC / name).is_file() for name in files)
    assert sum(1 for name in files if name.endswith(".woff2")) == 2
