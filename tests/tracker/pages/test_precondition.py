"""One precondition: each side's words, its ladder, who says it is met, its history."""

import re

import pytest

from provisions.models import Position, StatusEntry
from provisions.record import revise
from tests.builders import add_position, add_precondition, add_step, small_record

PAGE = "/avaria-borduria/preconditions/ferry-toll/"
HOSTILE = "<script>alert(1)</script> \"'&amp; {{ 7|add:7 }} סוד"


def section(page, name):
    return page.source.split(f'<h2 id="{name}">')[1].split("</section>")[0]


def words_in(page, name):
    return " ".join(re.sub(r"<[^>]+>", " ", section(page, name)).split())


@pytest.fixture
def toll(db):
    """A precondition of Avaria with a path, words of both sides, and who holds it met."""
    small = small_record()
    with revise(reason="The ferry toll") as edit:
        row = add_precondition(edit, small, would_meet="A ferry without a toll.")
        add_step(edit, small, row, "standing", "stated", "2025-01-10", note="On this day")
        answer = {"party": small.borduria}
        add_step(edit, small, row, "answer_linkage", "rejected", "2025-02", **answer)
        account = {"voice": "party", "rule": "", "basis": "", "according_to": small.borduria}
        add_step(edit, small, row, "fulfilment", "met", "2025-04-01", **account)
        about = {"subject": "precondition", "precondition": row}
        add_position(edit, small, stance="requires", date="2025-01-10", **about)
        add_position(edit, small, party=small.borduria, stance="rejects", date="2025-02", **about)
    return small, row


def test_page_shows_the_words_of_both_sides_in_alphabetical_columns(see, toll):
    page = see(PAGE)
    words = section(page, "words")
    assert re.findall(r"<h3>(.*?)</h3>", words) == ["Avaria", "Borduria"]
    assert words.index("states as a requirement") < words.index(">rejects<")
    assert page.main.startswith("Preconditions of Avaria–Borduria End of the ferry toll Avaria")
    assert "Avaria stated it as a requirement, addressed to Borduria." in page.main
    assert "Made a condition of signature: yes." in page.main
    assert "the tracker does not say whether it is required" in page.main


def test_silent_side_and_other_parties_are_said_to_be_so(see, toll):
    small, row = toll
    with revise(reason="Another voice") as edit:
        syldavia = edit.add(type(small.avaria), name="Syldavia", kind="state")
        about = {"subject": "precondition", "precondition": row}
        add_position(edit, small, party=syldavia, stance="urges", **about)
    early, late = see(PAGE, as_of="2025-01-20"), see(PAGE)
    assert "No statement by Borduria about it is recorded on this day." in words_in(early, "words")
    assert re.findall(r"<h3>(.*?)</h3>", section(late, "words")) == [
        "Avaria",
        "Borduria",
        "Others",
        "Syldavia",
    ]


def test_ladder_shows_every_step_oldest_first_in_words_and_shapes(see, toll):
    ladder = section(see(PAGE), "steps")
    dates = re.findall(r'<p class="moment-date">(.*?)</p>', ladder)
    assert [re.sub(r"<[^>]+>", "", date) for date in dates] == [
        "10 January 2025",
        "February 2025",
        "1 April 2025",
    ]
    shapes = re.findall(r'href="#g-([a-z-]+)"', ladder)
    assert shapes == ["standing-stated", "answer-rejected", "fulfilment-met"]
    words = words_in(see(PAGE), "steps")
    assert "Answer to the linkage by Borduria : rejected" in words
    assert "Why: On this day" in words


def test_every_shape_of_the_ladder_is_drawn(see):
    page = see("preconditions/minsk-group-closure/")
    used = set(re.findall(r'<use href="#(g-[a-z-]+)"', page.source))
    drawn = set(re.findall(r'<symbol id="(g-[a-z-]+)"', page.source))
    assert used - drawn == set()


def test_page_says_who_holds_it_met_and_who_does_not(see, toll):
    words = words_in(see(PAGE), "met")
    assert "No statement by Avaria that it is met is recorded on this day." in words
    assert "According to Borduria: met , 1 April 2025" in words
    before = words_in(see(PAGE, as_of="2025-03-01"), "met")
    assert "No statement by Borduria that it is met is recorded on this day." in before


@pytest.mark.parametrize(
    "key", ["constitutional-change", "transit-route", "return-of-azerbaijanis"]
)
def test_every_row_about_a_precondition_has_its_anchor_once(see, record, key):
    page = see(f"preconditions/{key}/")
    slugs = [
        row.slug
        for model in (StatusEntry, Position)
        for row in model.objects.in_force().filter(precondition__key=key)
    ]
    assert {slug: page.source.count(f'id="{slug}"') for slug in slugs} == dict.fromkeys(slugs, 1)
    rows = Position.objects.filter(precondition__key=key)
    expected = f"/armenia-azerbaijan/preconditions/{key}/#"
    assert [row for row in rows if not row.get_absolute_url().startswith(expected)] == []


def test_page_of_a_paired_subject_names_its_counterpart_from_both_ends(see):
    first = words_in(see("preconditions/return-of-azerbaijanis/"), "facts")
    second = words_in(see("preconditions/return-of-karabakh-armenians/"), "facts")
    assert "Return of Karabakh Armenians (a call , not a requirement of a party)" in first
    assert "no explicit request found" in first
    assert "Its counterpart Return of Azerbaijanis displaced from Armenia" in second


def test_inferred_subject_is_stated_by_nobody(see):
    words = see("preconditions/return-of-karabakh-armenians/").main
    assert "Stated by nobody: inferred by EVN Report; no explicit request found." in words


def test_page_says_no_more_of_an_earlier_day_than_its_form(see):
    words = see("preconditions/minsk-group-closure/", as_of="2025-03-12").words_without_notes
    assert "Azerbaijan stated it as a requirement, addressed to Armenia." in words
    assert "Made a condition of signature: yes, as known today." in words
    now = see("preconditions/minsk-group-closure/").words
    assert "Azerbaijan said that it must precede signature, addressed to Armenia." in now


def test_statements_of_one_day_stand_side_by_side(see):
    page = see("preconditions/constitutional-change/", as_of="2025-03-20")
    assert "13 March 2025" in words_in(page, "words")
    assert "8 August 2025" not in page.words_without_notes


def test_unknown_precondition_names_those_there_are(see):
    page = see("preconditions/none/")
    assert page.status == 404
    assert "Armenia–Azerbaijan has no precondition “none”." in page.words
    assert "/armenia-azerbaijan/preconditions/constitutional-change/" in page.links


def test_precondition_not_raised_by_the_day_is_an_honest_empty_page(see):
    page = see("preconditions/minsk-group-closure/", as_of="2024-01-01")
    assert page.status == 200
    assert "The record holds no statement about this by 1 January 2024." in page.main
    assert "Minsk" not in page.words
    assert "/armenia-azerbaijan/preconditions/minsk-group-closure/" in page.links


def test_retracted_precondition_is_unknown_everywhere(see, toll):
    _, row = toll
    with revise(reason="Withdrawn", kind="retraction") as edit:
        for entry in [*row.positions.published(), *row.status_entries.published(), row]:
            edit.retract(entry)
    assert see(PAGE).status == 404
    for address in ("", "preconditions/", "timeline/", "sources/"):
        source = see(f"/avaria-borduria/{address}").source
        assert ("ferry toll" in source, "text is ready" in source) == (False, False), address


def test_retracted_and_corrected_lines_leave_their_mark(see, toll):
    small, row = toll
    with revise(reason="Never said", kind="retraction") as edit:
        edit.retract(Position.objects.get(party=small.borduria))
    with revise(reason="Another day", kind="correction") as edit:
        old = row.status_entries.get(aspect="standing")
        new = edit.correct(old, date="2025-01-09", note="A new note")
    page = see(PAGE)
    assert "On this day" not in page.source
    assert "A new note" in page.main
    assert "replaced by a correction" in page.main
    assert "Never said" in page.main
    for entry in (old, new):
        assert page.source.count(f'id="{entry.slug}"') == 1


def test_what_editors_write_about_a_precondition_is_never_markup(see):
    small = small_record()
    with revise(reason="Hostile words") as edit:
        words = ("title", "summary", "draft_relation_basis", "order_relative_to", "would_meet")
        fields = dict.fromkeys((*words, "certified_by", "note"), HOSTILE)
        ties = {
            **small.cited(quotation=HOSTILE),
            "stated_by": [{"party": small.avaria}],
            "names": [{"name": HOSTILE, "used_by": small.avaria, "note": HOSTILE}],
        }
        row = add_precondition(edit, small, ties=ties, **fields)
        add_step(edit, small, row, "standing", "stated", "2025-01-10", note=HOSTILE)
        about = {"subject": "precondition", "precondition": row}
        add_position(edit, small, summary=HOSTILE, note=HOSTILE, **about)
    addresses = ("", "preconditions/", "preconditions/ferry-toll/", "timeline/", "sources/")
    for address in (*addresses, "preconditions/none/", "timeline/?precondition=ferry-toll"):
        page = see(f"/avaria-borduria/{address}")
        assert page.scripts == [], address
        assert "&lt;script&gt;" in page.source, address


def test_neighbouring_preconditions_are_linked(see):
    source = see("preconditions/minsk-group-closure/").source
    turn = source.split('<nav class="turn"')[1]
    assert re.findall(r'rel="(prev|next)"', turn) == ["prev", "next"]
