"""The sources: each with its perspective, and what rests on it."""

import pytest

from provisions.models import Citation, Source
from tracker.pages.sources import IN_FULL

HOME = "/armenia-azerbaijan/"
CHANGE = "constitutional-change"
ROWS = (
    ("precondition", CHANGE, "Precondition: Change of Armenia's constitution"),
    ("precondition", "call-end-of-trials", "Call: end of the trials in Baku"),
    (
        "status_entry",
        f"{CHANGE}-linkage-rejected-2024-06-armenia",
        "Change of Armenia's constitution, answer to the linkage by Armenia: rejected, June 2024,",
    ),
    (
        "position",
        "signing-consultations-armenia-2025-03-22",
        "Armenia on “Start of consultations on signing”: ",
    ),
    (
        "movement",
        "15-terms-taken-2025-03-13-azerbaijan",
        "Claim by Azerbaijan that Armenia took the other side's terms on Article XV, 13 March",
    ),
    (
        "instrument",
        "joint-declaration-2025-08-08",
        "Document: Washington joint declaration, 8 August 2025",
    ),
    (
        "draft_version",
        "azerbaijan-5-2023-09-11",
        "Draft or proposals from Azerbaijan to Armenia, number 5 by this account, 11 September",
    ),
)


def cited_by(noun, row):
    """Return the public ids of the sources on which a row rests."""
    found = Citation.objects.published().filter(**{f"{noun}__slug": row})
    return set(found.values_list("source__slug", flat=True))


def test_every_source_is_listed_with_its_anchor(see, record):
    page = see("sources/")
    slugs = list(Source.objects.published().values_list("slug", flat=True))
    assert len(slugs) == page.source.count('rel="noopener noreferrer external"><bdi>')
    assert {slug: page.source.count(f'<li id="{slug}">') for slug in slugs} == dict.fromkeys(
        slugs, 1
    )
    assert "233 sources carry the record." in page.main


def test_source_shows_kind_perspective_date_and_what_rests_on_it(see):
    listed = see("sources/").main
    assert "2 entries rest on it" in listed[listed.index("CIVILNET (feed copy)") :][:900]
    words = see("sources/", source="civilnet-2025-03").main
    entry = words[words.index("CIVILNET (feed copy)") :][:900]
    assert "undated · news" not in entry  # separators are drawn, not written
    assert "undated news Armenian perspective" in entry
    assert "5 entries rest on it" in entry
    assert "Article VII: open, 12 March 2025 (date inferred), according to Armenia" in entry


def test_what_rests_on_a_source_is_linked(see):
    day = {"as_of": "2025-03-12"}
    links = see("sources/", source="civilnet-2025-03", **day).links
    links += see("sources/", source="turan-2024-12-18", **day).links
    entry = "armenia-azerbaijan-7-open-2025-03-12-armenia"
    assert f"/armenia-azerbaijan/articles/7/?as_of=2025-03-12#{entry}" in links
    tally = "armenia-azerbaijan-tally-2024-12-18-azerbaijan"
    assert f"/armenia-azerbaijan/timeline/?as_of=2025-03-12&row={tally}#{tally}" in links


def test_every_kind_of_row_that_rests_on_a_source_is_named(see):
    for noun, row, said in ROWS:
        slugs = cited_by(noun, f"armenia-azerbaijan-{row}")
        assert slugs, row
        for slug in slugs:
            assert said in see("sources/", source=slug).main, (slug, said)


def test_long_list_says_what_rests_on_each_a_link_away(see):
    """A page of every source and every entry would be heavy; one of a few says all."""
    page = see("sources/")
    at = "?source=turan-2024-12-18"
    assert (page.main.count("entries rest on it") > IN_FULL, at in page.links) == (True, True)
    alone = see(f"{HOME}sources/{at}")
    assert alone.source.count('class="source-title"') == 1
    assert (f"{HOME}sources/" in alone.links, "Show all" in alone.main) == (True, True)
    few = see("sources/", kind="official")
    assert (few.source.count(" on it</summary>"), "source=" in few.source) == (8, False)


@pytest.mark.parametrize("slug", ["none-of-this", "<b>", "turan-2024-12-18\0"])
def test_source_that_carries_nothing_on_the_day_is_refused(see, slug):
    page = see("sources/", source=slug, as_of="2024-12-31")
    assert page.status == 400
    assert (
        "The parameter source: No source of this id carries the record on this day." in page.words
    )


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
