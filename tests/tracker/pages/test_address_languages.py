"""The address alone tells the language, and every way on from a page stays in it."""

from __future__ import annotations

import re

import pytest

from tracker.language import in_language, language_of, versions_of

HOME = "/armenia-azerbaijan/"
OTHERS = ("hy", "az", "ru")
# Files and data are the same in every language.
APART = re.compile(r"^/(api/v1/|static/|admin/)")


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "en-gb"),
        ("/hy/", "hy"),
        ("/ru/armenia-azerbaijan/", "ru"),
        ("/hyx/", "en-gb"),
        ("/en-gb/", "en-gb"),
        ("/HY/", "en-gb"),
        ("hy/", "en-gb"),
        ("", "en-gb"),
    ],
)
def test_first_part_of_an_address_is_its_language(path, language):
    assert language_of(path) == language


def test_page_has_one_address_in_each_language():
    for path in ("/", "/hy/", HOME, f"/az{HOME}"):
        paths = {version.code: version.path for version in versions_of(path)}
        assert {in_language(other, "en-gb") for other in paths.values()} == {paths["en-gb"]}
        assert [v.path for v in versions_of(path) if v.is_shown] == [path]


@pytest.mark.parametrize("language", ["en-gb", *OTHERS])
def test_neither_cookie_nor_header_changes_what_a_page_says(client, record, language):
    address = in_language(HOME, language)
    plain = client.get(address)
    client.cookies["django_language"] = "ru"
    asked = client.get(address, headers={"accept-language": "az, ru;q=0.9"})
    assert asked.content == plain.content
    assert plain.headers["Content-Language"] == language
    assert "Accept-Language" not in plain.headers.get("Vary", "")
    assert f'<html lang="{language}">' in plain.content.decode()


@pytest.mark.parametrize("page", ["", "articles/7/", "preconditions/", "timeline/", "changes/1/"])
@pytest.mark.parametrize("clock", ["", "?as_of=2025-03-12"])
def test_every_link_of_a_page_stays_in_its_language(see, page, clock):
    found = see(f"/ru{HOME}{page}{clock}")
    # The other languages, and the English address that all of them share.
    body = re.sub(r'<nav class="languages".*?</nav>|<head>.*?</head>', "", found.source, flags=re.S)
    links = [link for link in re.findall(r'href="(/[^"]*)"', body) if not APART.match(link)]
    assert [link for link in links if not link.startswith("/ru/")] == []
    assert len(links) > 20


def test_languages_of_a_page_name_each_other(see):
    pages = {code: see(f"{in_language(HOME, code)}?as_of=2025-03-12&x=1") for code in OTHERS}
    found = {
        code: sorted(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', page.source))
        for code, page in pages.items()
    }
    assert found["hy"] == found["az"] == found["ru"]
    tags = [tag for tag, _ in found["hy"]]
    assert tags == ["az", "en", "hy", "ru", "x-default"]
    assert all("as_of=2025-03-12" in url for _, url in found["hy"])


def test_missing_page_is_told_in_the_language_of_its_address(see):
    for address in ("/hy/no/such/", f"/hy{HOME}articles/99/", f"/hy{HOME}?as_of=soon"):
        page = see(address)
        assert page.status in (400, 404)
        assert '<html lang="hy">' in page.source
        assert re.search("[Ա-և]{4}", page.main)


def test_desk_and_data_have_no_language_in_their_address(client, record):
    for address in ("/hy/admin/", "/ru/api/v1/", "/az/sitemap.xml", "/hy/robots.txt"):
        assert client.get(address, follow=True).status_code == 404


def test_data_stays_english_and_leads_to_english_pages(client, record):
    row = client.get("/api/v1/articles/armenia-azerbaijan-7/").json()
    assert row["html_url"].endswith(f"{HOME}articles/7/")
    assert "/ru/" not in str(row)
