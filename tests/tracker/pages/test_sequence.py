"""The page of stated orders: in each side's voice, drawn, as a table, by both clocks."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from provisions.known import known_at
from provisions.models import Dependency, Revision
from provisions.record import revise
from tests.sequences import add_dependency, tangled_record
from tests.snapshot import put_made
from tests.tracker.pages.test_query_counts import queries_of

PAGE = "/avaria-borduria/sequence/"
TOGETHER = (
    "The two stated orders fit only if done together: “Closure of the river council” and "
    "“Signature”."
)


@pytest.fixture
def tangled(record):
    return put_made(tangled_record)


def section(page, name):
    """Return the words of one section of the page."""
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', page.source, re.S)
    return type(page)(page.status, found[0]).words if found else ""


def test_page_says_what_precedes_signature_in_each_sides_voice(see, tangled):
    words = section(see(PAGE, as_of="2025-04-16"), "before-signature")
    assert (
        "Avaria Avaria says that “Change of the charter” must precede “Signature”. Avaria says "
        "that “Closure of the river council” must precede “Signature”. The orders stated by "
        "Avaria fit together. Borduria Borduria says that “Closure of the river council” and "
        "“Signature” must be done at the same time."
    ) in words


def test_two_stated_orders_fit_only_if_done_together(see, tangled):
    assert TOGETHER in section(see(PAGE, as_of="2025-04-16"), "together")
    before = section(see(PAGE, as_of="2025-03-14"), "together")
    assert TOGETHER not in before
    assert "The stated orders fit together." in before


def test_contradiction_is_named_order_by_order(see, tangled):
    words = section(see(PAGE), "together")
    assert (
        "The stated orders contradict each other: Borduria says that “Ratification” must precede "
        "“Change of the charter”; Avaria says that “Change of the charter” must precede "
        "“Signature”; Gazette says that “Signature” must precede “Ratification”."
    ) in words


def test_what_each_deed_frees_is_listed_by_title(see, tangled):
    words = section(see(PAGE), "free")
    starts = re.findall(r"If (?:\w+ no longer required )?“([^”]+)”", words)
    assert starts == sorted(starts, key=str.casefold)
    assert (
        "If Avaria no longer required “Closure of the river council”: by all stated orders, "
        "nothing else would be free."
    ) in words


def test_what_an_article_would_end_stands_by_account(see, tangled):
    page = see(PAGE)
    words = section(page, "endings")
    assert "Salt case accounts differ Avaria: covers; 13 March 2025" in words
    assert "Borduria: does not cover" in words
    assert "it would end by the article; 13 March 2025" in words
    assert "/avaria-borduria/articles/2/" in page.links


def test_day_before_any_order_says_so(see, tangled):
    page = see(PAGE, as_of="2025-03-13")
    assert "Every order, and who states it" in page.main
    page = see("/armenia-azerbaijan/sequence/", as_of="2024-01-01")
    assert "No stated order is recorded on 1 January 2024." in page.main


def drawing(page):
    [found] = re.findall(r'<svg class="board-drawing".*?</svg>', page.source, re.S)
    return ElementTree.fromstring(found)


def test_drawing_says_the_same_as_the_table(see, tangled):
    page = see(PAGE)
    drawn = drawing(page)
    rows = re.findall(r'<tr id="order-(\d+)">.*?<bdi>(.*?)</bdi>', page.source, re.S)
    numbers = [text.text for text in drawn.iter("text") if text.get("class") == "b-number"]
    assert [number for number, _ in rows] == numbers == [str(n + 1) for n in range(6)]
    says = drawn.find("desc").text
    assert all(f"{number}: {sentence}." in says for number, sentence in rows)
    assert TOGETHER in says
    assert drawn.find("title").text == "Stated orders between 6 milestones"
    titles = " ".join(t.text for t in drawn.iter("text") if t.get("class") == "b-title")
    for row in ("Change of the charter", "Closure of the river council", "Signature"):
        assert row in titles


def test_drawing_is_readable_on_a_phone_and_without_colour(see, tangled):
    drawn = drawing(see(PAGE))
    width = int(drawn.get("viewBox").split()[2])
    assert width <= 390
    assert not [e for e in drawn.iter() if e.get("fill") or e.get("stroke") or e.get("style")]
    boxes = [
        (int(e.get("y")), int(e.get("height")))
        for e in drawn.iter("rect")
        if e.get("class") == "b-box"
    ]
    assert all(y + height < below for (y, height), (below, _) in pairwise(boxes))
    # One side's lines run on the left, the other's on the right: words say which is which.
    assert "Avaria: a full line on the left Borduria: a full line on the right" in see(PAGE).main


def test_order_leads_to_its_source_and_keeps_the_day(see, tangled):
    page = see(PAGE, as_of="2025-04-16")
    assert "/avaria-borduria/sources/?as_of=2025-04-16#avaria-borduria-gazette" in page.links
    for row in Dependency.objects.filter(agreement=tangled.small.agreement):
        assert f'id="{row.slug}"' in page.source
        assert row.get_absolute_url() == f"{PAGE}#{row.slug}"


def test_page_shows_the_record_as_it_was_known(see, tangled):
    then = Revision.objects.count()
    pair = tangled.milestones["charter"], tangled.milestones["council"]
    late = "“Closure of the river council” must precede “Change of the charter”"
    with revise(reason="A later find") as edit:
        add_dependency(edit, tangled.small, *pair, date="2025-03-01")
    assert late in see(PAGE, as_of="2025-04-16").words
    page = see(PAGE, as_of="2025-04-16", known_at=str(then))
    assert page.status == 200
    assert late not in page.source
    with known_at(then):
        assert Dependency.objects.published().filter(dependent=pair[0], needs=pair[1]).count() == 0


def test_retracted_order_is_nowhere_on_the_page(see, tangled):
    [row] = Dependency.objects.filter(kind="simultaneous_with", agreement=tangled.small.agreement)
    with revise(reason="Wrong", kind="retraction") as edit:
        edit.retract(row)
    page = see(PAGE)
    assert row.slug not in page.source
    assert TOGETHER not in page.source


def test_overview_and_navigation_lead_to_the_page_and_to_its_twin(see, tangled):
    assert see("/avaria-borduria/").links.count(PAGE) == 2
    page = see(PAGE, as_of="2025-04-16")
    assert "/api/v1/sequence/?agreement=avaria-borduria&as_of=2025-04-16" in page.links


def test_both_sides_are_shown_alike(see, tangled):
    """With the two sides changed about in every word, the page says the same of the other."""
    first = see(PAGE).words
    others = {"avaria": tangled.small.borduria, "borduria": tangled.small.avaria}
    rows = Dependency.objects.filter(agreement=tangled.small.agreement, according_to__isnull=False)
    with revise(reason="Change the sides about") as edit:
        for row in rows.select_related("according_to"):
            edit.amend(row, according_to=others[row.according_to.slug], speaker=None)
    second = see(PAGE).words
    for words in ("must precede “Signature”", "must be done at the same time"):
        for one, other in (("Avaria", "Borduria"), ("Borduria", "Avaria")):
            said = rf"{one} says that [^.;]*{words}"
            assert len(re.findall(said, first)) == len(re.findall(said.replace(one, other), second))
    assert TOGETHER in second


@pytest.mark.parametrize("times", [1, 12])
def test_page_asks_as_often_for_many_orders_as_for_few(client, tangled, times):
    with revise(reason="Many") as edit:
        for n in range(times):
            pair = tangled.milestones["signature"], tangled.milestones["council"]
            add_dependency(edit, tangled.small, *pair, date=f"2025-02-{n + 1:02}")
    assert queries_of(client, PAGE) == 3
