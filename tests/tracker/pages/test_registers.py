"""The registers: cases, presences, offers, reactions, assessments, and where sources differ."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.record import revise
from tests.builders import add_precondition, add_source, add_status, add_step, small_record
from tests.registers import (
    add_answer,
    add_assessment,
    add_conflict,
    add_dependency,
    add_incident,
    add_milestone,
    add_presence,
    add_proceeding,
    add_proposal,
    add_reaction,
    add_reading,
    add_stage,
)

pytestmark = pytest.mark.once


HOME = "/avaria-borduria/"
REGISTERS = ("proceedings", "presences", "proposals", "reactions", "assessments", "differences")


def grow(edit, small, number, toll):
    """Add one of everything that goes on around the talks."""
    article = small.articles[0]
    case = add_proceeding(edit, small, f"case-{number}", article=article, forum=small.borduria)
    add_stage(edit, small, case, "filed", "2025-01-10")
    add_stage(edit, small, case, "hearing", "2025-03-01")
    mission = add_presence(edit, small, f"mission-{number}", article=article)
    voice = {"according_to": None, "according_to_source": small.source}
    for about in ({"proceeding": case}, {"presence": mission}):
        add_reading(edit, small, article, "covers", "2025-03-01", **about)
        add_reading(edit, small, article, "does_not_cover", "2025-03-02", **about, **voice)
    add_reading(edit, small, article, "unclear", f"2025-03-{number + 10}")
    item = add_incident(edit, small, f"2025-01-{number + 10}", counting="series")
    overlap = {**small.cited(), "overlaps": [{"other": item}]}
    add_incident(edit, small, f"2025-02-{number + 10}", answers=item, part_of=item, ties=overlap)
    add_reaction(edit, small, ("sign", "other"), date=f"2025-03-{number + 14}")
    add_reaction(edit, small, (), party=None, collective=f"States {number}", counted=number)
    offer = add_proposal(edit, small, f"offer-{number}", article=article, precondition=toll)
    add_answer(edit, small, offer, "deferred", "2025-02-02")
    one = add_milestone(edit, small, f"met-{number}", kind="precondition_met", precondition=toll)
    two = add_milestone(edit, small, f"begun-{number}", kind="article_in_force", article=article)
    add_dependency(edit, small, two, one)
    add_assessment(edit, small, article=article, date=f"2025-02-{number + 10}")
    add_assessment(edit, small, precondition=toll, date=f"2025-02-{number + 10}")
    about = [{"noun": "incident", "row": item.slug}, {"noun": "proceeding", "row": case.slug}]
    readings = [{"place": n, "summary": f"Day {n}", "source": small.source} for n in (1, 2)]
    ties = {**small.cited(), "readings": readings, "about": about}
    add_conflict(edit, small, f"fog-{number}", ties=ties)


def around(rows):
    """Build a record with as many of everything as wanted, around one article."""
    small = small_record()
    with revise(reason="Around the talks") as edit:
        add_status(edit, small, small.articles[0], date="2024-01-01")
        toll = add_precondition(edit, small)
        add_step(edit, small, toll, "standing", "stated", "2025-01-01")
        for number in range(rows):
            grow(edit, small, number, toll)
    return small


def test_case_shows_direction_stage_and_both_sides_readings(see, record):
    around(1)
    words = see(f"{HOME}proceedings/").main
    assert "Brought by Avaria" in words
    assert "Against Borduria" in words
    assert "Stage on this day hearing, 1 March 2025, according to Avaria" in words
    assert (
        "No reading by Borduria of whether an article covers it is recorded on this day." in words
    )
    assert "does not cover, 2 March 2025" in words
    assert "according to Gazette" in words
    earlier = see(f"{HOME}proceedings/", as_of="2025-02-01").main
    assert "Stage on this day filed, 10 January 2025, according to Avaria" in earlier
    assert "hearing" not in earlier
    assert "No proceeding is recorded on this day." in (
        see(f"{HOME}proceedings/", as_of="2024-12-31").main
    )


def test_presence_says_who_sends_it_and_who_calls_it_what(see, record):
    around(1)
    words = see(f"{HOME}presences/").main
    assert "Place Lake district Sent by Borduria From 1 June 2024" in words
    assert "To no end recorded on this day Called “ the watchers ” by Avaria" in words


def test_proposal_says_since_when_there_is_no_answer(see, record):
    small = around(1)
    with revise(reason="Two offers without an answer") as edit:
        lamp = add_proposal(edit, small, "lamp", title="A lamp", date="2025-02-02")
        searched = {"according_to": None, "searched_on": "2025-06-01"}
        add_answer(edit, small, lamp, "no_answer", "2025-06-01", **searched)
        voice = {"proposed_by": None, "proposed_by_source": small.source}
        add_proposal(edit, small, "bell", title="A bell", date="2025-02-03", **voice)
    words = see(f"{HOME}proposals/").main
    assert "Of 3, two have no answer on record." in words
    assert "No answer since 2 February 2025, searched for on 1 June 2025" in words
    assert "by the author of Gazette, no party" in words
    assert "No answer by Borduria is recorded since 3 February 2025." in words
    before = see(f"{HOME}proposals/", as_of="2025-05-31").main
    assert "No answer by Borduria is recorded since 2 February 2025." in before
    assert "searched" not in before.split("It does not say why")[0].split("A lamp")[1][:300]


def test_matrix_of_requests_leaves_counted_states_apart(see, record):
    small = around(1)
    with revise(reason="Another voice") as edit:
        add_reaction(edit, small, ("ratify",), party=small.avaria, date="2025-03-20")
    page = see(f"{HOME}reactions/")
    words = page.main
    assert "Party to sign to ratify something else Avaria" in words
    assert "Two parties reacted by name on this record: Avaria, Borduria." in words
    assert "States 0: 0 by this account" in words
    assert "the numbers are not added up" in words


def test_assessments_are_set_apart_from_what_was_done_and_said(see, record):
    around(1)
    words = see(f"{HOME}assessments/").main
    assert "None of this is a reported act or statement of a party" in words
    assert "Forecast about Article filed at 1 The author expects no signature" in words
    line = see(f"{HOME}timeline/").main
    assert line.count("no reported act") == 2
    reported = see(f"{HOME}timeline/", only="reported").main
    assert "no reported act" not in reported
    assert see(f"{HOME}timeline/", only="everything").status == 400


def test_difference_shows_each_reading_and_leads_to_its_rows(see, record):
    small = around(1)
    page = see(f"{HOME}differences/")
    assert "the tracker picks none" in page.main
    assert "Day 1 Source: Gazette, undated (international perspective)" in page.main
    assert (
        "Avaria: allegation, about Borduria (several, no number given), 10 January 2025"
        in page.main
    )
    assert f"{HOME}proceedings/#proceeding-avaria-borduria-case-0" in page.links
    with revise(reason="A dated source") as edit:
        late = add_source(edit, "late", date="2025-05-01", title="Late title")
        readings = [{"place": n, "summary": f"Late {n}", "source": late} for n in (1, 2)]
        add_conflict(
            edit, small, "late", title="A late point", ties={**small.cited(), "readings": readings}
        )
    assert "A late point" in see(f"{HOME}differences/").main
    before = see(f"{HOME}differences/", as_of="2025-04-30").main
    assert "A late point" not in before
    assert "The day of the fog" in before


@pytest.mark.parametrize("kind", ["incident", "reaction", "stage", "proposal", "assessment"])
def test_line_is_filtered_by_kind_and_leads_back(see, record, kind):
    around(1)
    page = see(f"{HOME}timeline/", kind=kind)
    assert page.status == 200
    assert page.source.count('<li class="moment"') == 2 if kind != "proposal" else 1


def test_article_precondition_and_party_show_what_is_around_them(see, record):
    around(1)
    article = see(f"{HOME}articles/1/").main
    assert "What accounts read it to cover" in article
    assert "The article as such: unclear, according to Avaria, 10 March 2025" in article
    assert "Mission at the lake: covers, according to Avaria, 1 March 2025" in article
    assert "“Begun 0” requires “Met 0”" in article
    assert "What authors conclude" in article
    asked = see(f"{HOME}preconditions/ferry-toll/").main
    assert "Proposals about it A joint buoy, 20 January 2025, by Avaria" in asked
    assert "“Begun 0” requires “Met 0”" in asked
    party = see(f"{HOME}parties/borduria/").main
    assert "Avaria and Borduria on the ferry: hearing, 1 March 2025, according to Avaria" in party
    assert "Mission at the lake, from 1 June 2024" in party
    assert "Accounts of incidents by it or about it" in party


@pytest.mark.parametrize("name", REGISTERS)
def test_register_by_both_clocks_and_its_twin(see, record, client, name):
    around(1)
    page = see(f"{HOME}{name}/", as_of="2024-01-02", known_at="3")
    assert page.status == 200
    assert "as known at revision 3" in page.words
    # What only undated sources tell of is on record on every day.
    assert ("is recorded on this day" in page.main) == (name != "differences")
    assert "ferry" not in page.main
    now = see(f"{HOME}{name}/")
    twin = {"differences": "conflicts"}.get(name, name)
    assert f"/api/v1/{twin}/?agreement=avaria-borduria" in now.links
    assert see(f"{HOME}{name}/", as_of="2025-02-30").status == 400
    assert see(f"{HOME}{name}/", as_of="2001-01-01").status == 200


QUERIES = {
    "proceedings/": 3,
    "presences/": 3,
    "proposals/": 4,
    "reactions/": 3,
    "assessments/": 3,
    "differences/": 3,
    "timeline/": 4,
    "articles/1/": 3,
    "preconditions/ferry-toll/": 3,
    "parties/borduria/": 4,
    "sources/": 2,
}


@pytest.mark.parametrize("rows", [1, 9])
def test_page_asks_as_often_for_nine_rows_as_for_one(client, record, rows):
    around(rows)
    found = {}
    for address in QUERIES:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{HOME}{address}").status_code == 200
        found[address] = len(captured)
    assert found == QUERIES
