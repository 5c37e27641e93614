"""The sources: each with its perspective, and what rests on it."""

import pytest

from provisions.models import Source


def test_every_source_is_listed_with_its_anchor(see, record):
    page = see("sources/")
    slugs = list(Source.objects.published().values_list("slug", flat=True))
    assert len(slugs) == page.source.count('rel="noopener noreferrer external"><bdi>')
    assert {slug: page.source.count(f'<li id="{slug}">') for slug in slugs} == dict.fromkeys(
        slugs, 1
    )
    assert "233 sources carry the record." in page.main


def test_source_shows_kind_perspective_date_and_what_rests_on_it(see):
    words = see("sources/").main
    entry = words[words.index("CIVILNET (feed copy)") :][:900]
    assert "undated · news" not in entry  # separators are drawn, not written
    assert "undated news Armenian perspective" in entry
    assert "2 entries rest on it" in entry
    assert "Article VII: open, 12 March 2025 (date inferred), according to Armenia" in entry


def test_what_rests_on_a_source_is_linked(see):
    links = see("sources/", as_of="2025-03-12").links
    entry = "armenia-azerbaijan-7-open-2025-03-12-armenia"
    assert f"/armenia-azerbaijan/articles/7/?as_of=2025-03-12#{entry}" in links
    tally = "armenia-azerbaijan-tally-2024-12-18-azerbaijan"
    assert f"/armenia-azerbaijan/timeline/?as_of=2025-03-12&row={tally}#{tally}" in links


def test_every_kind_of_row_that_rests_on_a_source_is_named(see):
    words = see("sources/").main
    for row in (
        "Precondition: Change of Armenia's constitution",
        "Change of Armenia's constitution, answer to the linkage by Armenia: rejected, June 2024,",
        "Armenia on “Start of consultations on signing”: ",
        "Claim by Azerbaijan that Armenia took the other side's terms on Article XV, 13 March",
        "Document: Washington joint declaration, 8 August 2025",
        "Draft or proposals from Azerbaijan to Armenia, number 5 by this account, 11 September",
        "Call: end of the trials in Baku",
    ):
        assert row in words, row


@pytest.mark.parametrize(
    "filters", [{"perspective": "eu"}, {"kind": "official"}, {"perspective": "us", "kind": "news"}]
)
def test_sources_can_be_filtered(see, filters):
    page = see("sources/", **filters)
    expected = Source.objects.published().filter(**filters).count()
    assert page.source.count('class="source-title"') == expected


@pytest.mark.parametrize("name", ["perspective", "kind"])
def test_bad_filter_is_refused_by_name(see, name):
    page = see("sources/", **{name: "martian"})
    assert page.status == 400
    assert f"The parameter {name}: “martian” is not known here. Known are: " in page.words


def test_links_out_tell_the_other_site_nothing(see):
    for address in ("sources/", "articles/7/", "/method/"):
        source = see(address).source
        links = [part for part in source.split("<a ")[1:] if 'href="http' in part.split(">")[0]]
        out = [part for part in links if 'href="http://testserver/' not in part.split(">")[0]]
        assert [a for a in out if "noopener noreferrer external" not in a.split(">")[0]] == []
