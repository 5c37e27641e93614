"""The matrix: what each party last said about each subject, on the days that matter."""

import re

import pytest

from provisions.models import Actor, Party, Precondition
from provisions.record import revise
from tests.builders import add_position, add_precondition, small_record
from tests.tracker.pages.conftest import Seen

BEFORE = "another stance before"


def cells(page, key):
    """Return the words of a subject's row: its head and each party's cell."""
    row = re.search(rf'<tr id="about-{key}">(.*?)</tr>', page.source, flags=re.DOTALL)[1]
    parts = re.split(r"</th>|</td>", row)[:-1]
    words = [Seen(200, re.sub(r'data-label="[^"]*"', "", part)).words for part in parts]
    return [word.strip() for word in words]


CONSTITUTION = "armenia-azerbaijan-constitutional-change"
MINSK = "armenia-azerbaijan-minsk-group-closure"
EUMA = "armenia-azerbaijan-eu-mission-withdrawal"
TRANSIT = "armenia-azerbaijan-transit-route"


@pytest.mark.parametrize(
    ("day", "key", "armenia", "azerbaijan"),
    [
        ("2025-03-12", CONSTITUTION, "disputes October 2024", "states as a requirement 18"),
        ("2025-03-12", MINSK, "No statement recorded", "disputes 18 December 2024"),
        ("2025-03-12", EUMA, "accepts with conditions November 2024", "disputes 18 December 2024"),
        ("2025-03-13", CONSTITUTION, "disputes October 2024", "states as a requirement 13 March"),
        ("2025-03-13", MINSK, "No statement recorded", "states as a requirement 13 March 2025"),
        ("2025-03-13", EUMA, "accepts with conditions November 2024", "disputes 13 March 2025"),
        ("2025-09-02", CONSTITUTION, "rejects 27 August 2025", "states as a requirement 27 August"),
        ("2025-09-02", MINSK, "supports 8 August 2025", "supports 8 August 2025"),
        ("2025-09-02", TRANSIT, "asserts 18 August 2025", "states as a requirement 27 August"),
        (None, MINSK, "supports 8 August 2025", "supports 8 August 2025"),
        (None, EUMA, "asserts 2 December 2025", "order not known: dates are vague disputes"),
    ],
)
def test_matrix_gives_the_present_stance_of_each_party(see, day, key, armenia, azerbaijan):
    page = see("positions/", **({"as_of": day} if day else {}))
    _, first, second, *_ = cells(page, key)
    assert (first[: len(armenia)], second[: len(azerbaijan)]) == (armenia, azerbaijan)


def test_statements_of_one_day_about_one_subject_stand_side_by_side(see):
    _, _, azerbaijan, *_ = cells(see("positions/", as_of="2025-03-13"), "agreement")
    assert azerbaijan.startswith("statements of this day differ asserts 13 March 2025")
    assert re.findall(r"\b(asserts|disputes|rejects) 13 March", azerbaijan) == [
        "asserts",
        "disputes",
        "disputes",
        "rejects",
    ]
    assert "reported by Armenia, in EVN Report alone" in azerbaijan
    assert "one of 11 statements of this day" in azerbaijan


def test_day_on_which_statements_differ_in_direction_stands_on_the_page(see):
    page = see("positions/", as_of="2025-03-13")
    words = page.main[page.main.index("Said on the same day For each party") :]
    assert "Armenia No such day of Armenia is recorded. Azerbaijan, 13 March 2025" in words
    cards = page.source.count('<li class="card">')
    assert cards == 11
    assert words.index("Stages of the agreement Asserts") < words.index(
        "Change of Armenia's constitution States as a requirement"
    )
    assert "All 3 such days of Azerbaijan" in words
    assert "/armenia-azerbaijan/parties/azerbaijan/?as_of=2025-03-13#days" in page.links


def test_changed_stance_names_the_statement_before(see):
    _, _, azerbaijan, *_ = cells(see("positions/", as_of="2025-09-02"), MINSK)
    assert f"{BEFORE} states as a requirement, May 2025" in azerbaijan
    _, armenia, *_ = cells(see("positions/", as_of="2025-09-02"), MINSK)
    assert f"{BEFORE} accepts with conditions, 15 April 2025" in armenia


def test_parties_outside_the_talks_stand_in_a_column_of_their_own(see):
    *_, others = cells(see("positions/"), EUMA)
    assert others.startswith("EU asserts between 12 August 2025 and 31 December 2025")
    assert "Russia disputes between 23 January 2023 and 10 April 2025" in others


def test_calls_stand_apart_and_pairs_together(see):
    words = see("positions/").main
    calls = words.index("Calls by others Calls by authors, experts, third states")
    assert words.index("Call: continued EU monitoring, by Germany call, not a") > calls
    azerbaijanis = words.index("Return of Azerbaijanis displaced from Armenia stated by")
    armenians = words.index("Return of Karabakh Armenians call, inferred by EVN Report; no")
    assert azerbaijanis < armenians < calls
    assert words.count("Paired with Return of") == 2


def test_nobody_is_said_to_state_what_was_not_stated_yet(see):
    head, *_ = cells(
        see("positions/", as_of="2024-01-01"), "armenia-azerbaijan-return-of-azerbaijanis"
    )
    assert "stated by" not in head
    assert "Called, as known today," in head


def test_columns_swap_by_a_link_that_keeps_the_day(see):
    def heads(page):
        matrix = re.search(r'<table class="matrix">.*?</table>', page.source, re.DOTALL)[0]
        return re.findall(r'<th scope="col">(?:<a [^>]*>)?([A-Za-z]+)', matrix)

    page = see("positions/", as_of="2025-03-13")
    assert heads(page) == ["Subject", "Armenia", "Azerbaijan", "Others"]
    assert "?as_of=2025-03-13&swap=1" in page.links
    swapped = see("positions/", as_of="2025-03-13", swap="1")
    assert heads(swapped) == ["Subject", "Azerbaijan", "Armenia", "Others"]
    assert "reverse alphabetical order, as you chose" in swapped.main
    assert "?as_of=2025-03-13" in swapped.links


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("swap", "2", "“2” is not known here. Known are: 1."),
        ("party", "atlantis", "“atlantis” is not known here."),
        ("kind", "rumour", "“rumour” is not known here. Known are: agreement, precondition,"),
    ],
)
def test_bad_choice_is_refused_by_name(see, name, value, reason):
    page = see("positions/", **{name: value})
    assert page.status == 400
    assert f"The parameter {name}: {reason}" in page.words


def test_matrix_can_be_filtered_by_party_and_kind(see):
    page = see("positions/", party="germany")
    assert page.source.count('<tr id="about-') == 1
    assert "Call: continued EU monitoring" in page.main
    articles = see("positions/", kind="article")
    assert re.findall(r'<tr id="about-([^"]+)"', articles.source) == [
        "armenia-azerbaijan-7",
        "armenia-azerbaijan-15",
    ]
    assert "No statement in the record fits these filters" in (
        see("positions/", kind="article", as_of="2024-01-15").main
    )


def test_day_before_anything_says_so(see):
    page = see("positions/", as_of="2000-01-01")
    assert page.status == 200
    assert "It holds nothing for 1 January 2000" in page.main


def test_table_names_its_rows_and_columns(see):
    source = see("positions/").source
    table = source[source.index('<table class="matrix">') : source.index("</table>")]
    rows = re.findall(r'<tr id="about-[^>]*>\s*(<th[^>]*>)', table)
    assert set(rows) == {'<th scope="row">'}
    assert table.count('scope="rowgroup"') == 4
    ids = re.findall(r' id="([^"]+)"', source)
    assert len(ids) == len(set(ids))


def test_matrix_names_its_twin_and_keeps_the_day_on_links(see):
    page = see("positions/", as_of="2025-03-13")
    twin = "/api/v1/matrix/?agreement=armenia-azerbaijan&as_of=2025-03-13"
    assert twin in page.links
    own = [link for link in page.links if link.startswith("/armenia-azerbaijan/")]
    # A feed is followed from now on, whatever the day.
    [feed] = [link for link in own if "as_of=2025-03-13" not in link]
    assert feed == "/armenia-azerbaijan/changes.atom"


def test_what_editors_write_is_never_markup(see):
    small = small_record()
    hostile = "<script>alert(1)</script> \"'&amp; {{ 7|add:7 }} סוד"
    with revise(reason="Hostile words") as edit:
        party = edit.add(Party, slug="hostile", name=hostile, kind="state", note=hostile)
        speaker = edit.add(Actor, slug="speaker", name=hostile, office=hostile, party=party)
        ties = {
            **small.cited(quotation=hostile, locator=hostile),
            "stated_by": [{"party": party}],
            "names": [{"name": hostile, "used_by": party, "note": hostile}],
        }
        row = add_precondition(edit, small, title=hostile, ties=ties)
        shared = {"party": party, "speaker": speaker, "summary": hostile, "note": hostile}
        for stance in ("supports", "requires"):
            about = {"subject": "precondition", "precondition": row}
            add_position(edit, small, stance=stance, **about, **shared)
    for address in ("positions/", "parties/", "parties/hostile/", "positions/?party=hostile"):
        page = see(f"/avaria-borduria/{address}")
        assert page.status == 200
        assert page.scripts == [], address
        assert "{{ 7|add:7 }}" in page.source
    assert Precondition.objects.get(key="ferry-toll").title == hostile
