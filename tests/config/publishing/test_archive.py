"""The archive: every page's links lead to files in it, or to the site; nothing needs a network."""

from __future__ import annotations

import posixpath
import re
import zipfile
from html.parser import HTMLParser

import pytest

from config.publishing.archive import TIME, name_of, write_archive
from tests.browser.conftest import chromium
from tests.config.publishing.conftest import ORIGIN

pytestmark = pytest.mark.django_db

# What a browser asks for by itself while it shows a page.
LOADED = {"img": "src", "script": "src", "iframe": "src", "source": "srcset", "use": "href"}


class Page(HTMLParser):
    """Every link, id and load of a page."""

    def __init__(self, source):
        super().__init__()
        self.links, self.ids, self.loads, self.forms, self.live = [], set(), [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.ids |= {told["id"]} if told.get("id") else set()
        if tag == "a" and "href" in told:
            (self.live if "data-live" in told else self.links).append(told["href"])
        if tag == "form":
            self.forms.append(told["action"])
        if tag == "link" and {"stylesheet", "icon", "preload"} & set(told["rel"].split()):
            self.loads.append(told["href"])
        if tag in LOADED and LOADED[tag] in told:
            self.loads.append(told[LOADED[tag]])


@pytest.fixture(scope="module")
def archive(published, django_db_blocker, tmp_path_factory):
    file = tmp_path_factory.mktemp("archive") / "site.zip"
    with django_db_blocker.unblock():
        count = write_archive(file, ORIGIN, published.site, published.said.append)
    with zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == count
        yield archive


@pytest.fixture(scope="module")
def pages(archive):
    return {
        name: Page(archive.read(name).decode())
        for name in archive.namelist()
        if name.endswith(".html")
    }


def target(at, link):
    path, _, fragment = link.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(at), path)) if path else at, fragment


@pytest.mark.once
def test_every_link_leads_to_a_place_in_the_archive_or_to_the_site(archive, pages):
    held = set(archive.namelist())
    assert len(pages) > 50
    followed = 0
    for name, page in pages.items():
        for link in page.links:
            if link.startswith(("http://", "https://", "mailto:")):
                assert not link.startswith(ORIGIN) or link == f"{ORIGIN}{address_of(name)}", link
                continue
            file, fragment = target(name, link)
            assert file in held, (name, link)
            if fragment and file.endswith(".html"):
                assert fragment in pages[file].ids, (name, link)
            followed += 1
        assert all(link.startswith(f"{ORIGIN}/") for link in page.live)
        assert all(link.startswith(f"{ORIGIN}/") for link in page.forms)
    assert followed > 1000


def address_of(name):
    return "/" + name.removesuffix("index.html")


@pytest.mark.once
def test_nothing_that_a_page_loads_is_elsewhere(archive, pages):
    held = set(archive.namelist())
    for name, page in pages.items():
        assert len(page.loads) >= 2
        for link in page.loads:
            assert link.startswith(("#", "data:")) or target(name, link)[0] in held, (name, link)
    for name in held:
        if name.endswith(".css"):
            for link in re.findall(r"url\(\"?([^\")]+)", archive.read(name).decode()):
                assert link.startswith("data:") or target(name, link)[0] in held, (name, link)
    assert any(name.endswith(".woff2") for name in held)


@pytest.mark.once
def test_every_page_says_what_it_is_a_copy_of(archive, pages):
    english = archive.read("avaria-borduria/index.html").decode()
    assert "A copy for reading without a network: the record at revision 1" in english
    for name in pages:
        assert archive.read(name).decode().count('class="archive-notice"') == 1, name
    armenian = archive.read("hy/avaria-borduria/index.html").decode()
    assert "A copy for reading" not in armenian


@pytest.mark.once
def test_files_are_in_one_order_and_bear_one_time(archive):
    names, times = zip(*((one.filename, one.date_time) for one in archive.infolist()), strict=True)
    assert set(times) == {TIME}
    assert len(set(names)) == len(names)
    assert list(names[1:]) == [name_of(address) for address in sorted(map(address_of, names[1:]))]


@pytest.mark.browser
def test_browser_reads_it_from_the_disk_and_asks_nothing_of_the_network(archive, tmp_path):
    archive.extractall(tmp_path)
    with chromium() as browser:
        context = browser.new_context(offline=True)
        page, asked, said = context.new_page(), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: said.append((request.url, request.failure)))
        page.on("console", lambda message: said.append((page.url, message.text)))
        page.goto((tmp_path / "index.html").as_uri())
        for name in ("avaria-borduria/articles/1/", "avaria-borduria/timeline/", "hy/"):
            page.goto((tmp_path / name / "index.html").as_uri())
            assert page.locator(".archive-notice").is_visible()
            assert page.evaluate("document.fonts.ready.then(f => f.status)") == "loaded"
            assert page.evaluate("[...document.fonts].some(f => f.status === 'loaded')")
            assert page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"
        page.goto((tmp_path / "avaria-borduria/index.html").as_uri())
        page.locator("nav a", has_text="Timeline").first.click()
        assert page.url.endswith("/avaria-borduria/timeline/index.html")
    assert len(asked) > 10
    assert all(url.startswith(("file:", "data:")) for url in asked)
    # Chromium breaks off what a page still loads, its icon say, where the next page is opened.
    assert [one for one in said if one[1] != "net::ERR_ABORTED"] == []
