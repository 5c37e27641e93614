"""Cases, presences, offers, reactions, orders and accounts as data, by the day."""

import pytest
from django.db import connection

from provisions.record import revise
from tests.builders import add_source, small_record
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
from tests.snapshot import put_made
from tracker.api.held import held

pytestmark = pytest.mark.once

AGREEMENT = "avaria-borduria"


def ids(answer):
    return [row["id"] for row in answer["results"]]


@pytest.fixture
def around(record):
    return put_made(around_the_talks)


def around_the_talks():
    """Write one of everything that goes on around the talks of two invented countries."""
    small = small_record()
    with revise(reason="Around the talks") as edit:
        early = add_source(edit, "early", date="2025-01-02")
        late = add_source(edit, "late", date="2025-05-01", title="What came late")
        case = add_proceeding(edit, small, article=small.articles[0])
        add_stage(edit, small, case, "filed", "2025-01-10", slug="filed")
        add_stage(edit, small, case, "hearing", "2025-03-01", slug="heard")
        told = {"according_to": None, "according_to_source": early}
        add_stage(edit, small, case, "pending", "2025-03-01", slug="pending", **told)
        mission = add_presence(edit, small, until="2026-01-01")
        first, other = small.articles[:2]
        reads = {"proceeding": case}
        add_reading(edit, small, first, "unclear", "2025-02-01", slug="unsure", **reads)
        add_reading(edit, small, first, "covers", "2025-03-05", slug="sure", **reads)
        add_reading(
            edit, small, first, "does_not_cover", "2025-03-06", slug="not-so", **reads, **told
        )
        add_reading(edit, small, other, "covers", "2025-03-07", slug="mission", presence=mission)
        item = add_incident(edit, small, slug="item")
        total = add_incident(
            edit, small, "2025-02-05", slug="total", counting="total", count=14, district="Lakeside"
        )
        denial = {"kind": "denial", "by": small.borduria, "against": small.avaria}
        add_incident(edit, small, "2025-01-06", slug="denied", answers=item, **denial)
        overlap = {**small.cited(), "overlaps": [{"other": total}]}
        add_incident(edit, small, "2025-01-07", slug="overlap", part_of=total, ties=overlap)
        add_reaction(edit, small, ("sign", "monitor"), slug="glad")
        several = {"party": None, "collective": "more than twenty states", "counted": 20}
        add_reaction(edit, small, (), slug="several", date="2025-03-15", **several)
        buoy = add_proposal(edit, small, precondition=None, article=first)
        add_answer(edit, small, buoy, "deferred", "2025-02-20", slug="later")
        lamp = add_proposal(edit, small, "lamp", title="A lamp", date="2025-02-02")
        searched = {"according_to": None, "searched_on": "2025-06-01"}
        add_answer(edit, small, lamp, "no_answer", "2025-04-01", slug="none", **searched)
        ends = add_milestone(edit, small, "signature", kind="signature")
        begins = add_milestone(edit, small, "case-over", kind="proceeding_ended", proceeding=case)
        add_dependency(edit, small, ends, begins, slug="order")
        add_assessment(edit, small, slug="guess", article=first)
        both = [
            {"place": 1, "summary": "On Monday.", "source": early},
            {"place": 2, "summary": "On Tuesday.", "source": late},
        ]
        about = [{"noun": "incident", "row": "item"}]
        add_conflict(
            edit, small, ties={"readings": both, "about": about, "citations": [{"source": early}]}
        )
    return small


CASE = f"{AGREEMENT}-ferry-case"


def test_case_stands_at_its_last_stage_with_every_account_of_it(read, around):
    row = read(f"proceedings/{CASE}/", as_of="2025-04-01")
    assert row["stage"] == ["hearing", "pending"]
    assert [(s["id"], s["stage"]) for s in row["stages"]] == [
        ("filed", "filed"),
        ("heard", "hearing"),
        ("pending", "pending"),
    ]
    assert [(r["id"], r["reading"]) for r in row["scope_readings"]] == [
        ("sure", "covers"),
        ("not-so", "does_not_cover"),
    ]
    assert [r["according_to_source"] for r in row["scope_readings"]] == [None, "early"]
    assert row["html_url"] == f"http://testserver/{AGREEMENT}/proceedings/#proceeding-{CASE}"
    assert [c["source"] for c in row["citations"]] == [f"{AGREEMENT}-gazette"]


def test_case_is_told_of_from_the_first_dated_row_about_it(read, ask, around):
    assert ask(f"proceedings/{CASE}/", as_of="2025-01-09").status_code == 404
    assert read(f"proceedings/{CASE}/", as_of="2025-01-10")["stage"] == ["filed"]
    assert read(f"proceedings/{CASE}/", as_of="2025-02-28")["scope_readings"][0]["id"] == "unsure"


def test_presence_hides_an_end_that_an_earlier_day_could_not_know(read, around):
    mission = f"{AGREEMENT}-lake-mission"
    row = read(f"presences/{mission}/")
    assert row["until"]["value"] == "2026-01-01"
    assert row["names"] == [{"name": "the watchers", "party": "avaria", "source": None}]
    assert row["senders"] == ["borduria"]
    with revise(reason="Known up to spring") as edit:
        edit.amend(around.agreement, known_until="2025-06-01")
    assert read(f"presences/{mission}/", as_of="2025-05-31")["until"] is None
    assert read(f"presences/{mission}/", as_of="2025-06-01")["until"]["value"] == "2026-01-01"
    assert read("presences/", agreement=AGREEMENT, as_of="2024-05-31")["count"] == 0


def test_account_names_others_only_once_they_count(read, around):
    early = read("incidents/overlap/", as_of="2025-01-31")
    assert (early["part_of"], early["overlaps"]) == (None, [])
    row = read("incidents/overlap/")
    assert (row["part_of"], row["overlaps"]) == ("total", ["total"])
    assert read("incidents/denied/")["answers"] == "item"
    total = read("incidents/total/")
    assert (total["counting"], total["count"], total["district"]) == ("total", 14, "Lakeside")


def test_proposal_holds_each_answer_and_that_none_came(read, around):
    row = read(f"proposals/{AGREEMENT}-lamp-2025-02-02/", as_of="2025-05-31")
    [borduria] = row["answers"]
    assert borduria["party"] == {"id": "borduria", "name": "Borduria"}
    assert [(a["answer"], a["searched_on"]) for a in borduria["answers"]] == [("no_answer", None)]
    later = read("proposal-answers/none/", as_of="2025-06-01")
    assert later["searched_on"] == "2025-06-01"
    before = read(f"proposals/{AGREEMENT}-joint-buoy-2025-01-20/", as_of="2025-02-01")
    assert before["answers"] == [{"party": borduria["party"], "answers": []}]


def test_conflict_is_listed_once_two_of_its_sources_could_be_read(read, ask, around):
    address = f"conflicts/{AGREEMENT}-day-of-fog/"
    assert ask(address, as_of="2025-04-30").status_code == 404
    row = read(address, as_of="2025-05-01")
    assert [(r["summary"], r["source"]) for r in row["readings"]] == [
        ("On Monday.", "early"),
        ("On Tuesday.", "late"),
    ]
    assert row["about"] == [{"noun": "incident", "row": "item"}]


@pytest.mark.parametrize(
    "address, query, found",
    [
        ("proceedings/", {"stage": "hearing", "as_of": "2025-03-01"}, [CASE]),
        ("proceedings/", {"stage": "filed"}, []),
        ("proceedings/", {"reading": "does_not_cover", "party": "borduria"}, [CASE]),
        ("proceedings/", {"reading": "unclear"}, []),
        ("proceeding-stages/", {"according_to": "early"}, ["pending"]),
        ("proceeding-stages/", {"stage": "filed", "proceeding": CASE}, ["filed"]),
        ("presences/", {"party": "borduria", "reading": "covers"}, [f"{AGREEMENT}-lake-mission"]),
        ("presences/", {"party": "avaria"}, []),
        ("scope-readings/", {"key": "1", "according_to": "avaria"}, ["sure", "unsure"]),
        ("scope-readings/", {"article": f"{AGREEMENT}-2"}, ["mission"]),
        ("incidents/", {"kind": "denial"}, ["denied"]),
        ("incidents/", {"counting": "total", "against": "borduria"}, ["total"]),
        ("incidents/", {"by": "avaria", "from": "2025-01-06", "to": "2025-02-04"}, ["overlap"]),
        ("incidents/", {"q": "lakeside"}, ["total"]),
        ("reactions/", {"ask": "monitor"}, ["glad"]),
        ("reactions/", {"party": "borduria", "tone": "welcomes"}, ["glad"]),
        ("proposals/", {"answer": "no_answer"}, [f"{AGREEMENT}-lamp-2025-02-02"]),
        (
            "proposals/",
            {"answer": "no_answer", "as_of": "2025-02-19", "addressed_to": "borduria"},
            [f"{AGREEMENT}-joint-buoy-2025-01-20", f"{AGREEMENT}-lamp-2025-02-02"],
        ),
        ("proposal-answers/", {"answer": "deferred", "party": "borduria"}, ["later"]),
        ("milestones/", {"kind": "signature"}, [f"{AGREEMENT}-signature"]),
        ("milestones/", {"as_of": "2025-01-31"}, []),
        ("dependencies/", {"milestone": f"{AGREEMENT}-case-over"}, ["order"]),
        ("dependencies/", {"needs": f"{AGREEMENT}-signature"}, []),
        ("assessments/", {"article": f"{AGREEMENT}-1", "kind": "forecast"}, ["guess"]),
        ("assessments/", {"according_to": "early"}, []),
        ("conflicts/", {"row": "item", "source": "late"}, [f"{AGREEMENT}-day-of-fog"]),
        ("conflicts/", {"row": "glad"}, []),
    ],
)
def test_rows_around_the_talks_are_filtered(read, around, address, query, found):
    assert ids(read(address, agreement=AGREEMENT, **query)) == found


NOUNS = (
    "proceedings",
    "proceeding-stages",
    "presences",
    "scope-readings",
    "incidents",
    "reactions",
    "proposals",
    "proposal-answers",
    "milestones",
    "dependencies",
    "assessments",
    "conflicts",
)


@pytest.mark.parametrize("name", NOUNS)
def test_row_stands_at_its_address_and_its_page_holds_it(client, read, around, name):
    for row in read(f"{name}/", agreement=AGREEMENT)["results"]:
        assert client.get(row["url"]).json() == row
        if name == "milestones":
            assert row["html_url"] == "http://testserver/avaria-borduria/sequence/"
            assert row["title"] in client.get(row["html_url"]).content.decode()
            continue
        page, _, anchor = row["html_url"].partition("#")
        assert f'id="{anchor}"' in client.get(page).content.decode(), row["html_url"]


@pytest.mark.parametrize("name", NOUNS)
def test_unknown_words_and_parameters_are_refused_by_name(ask, around, name):
    assert ask(f"{name}/", nonsense="1").json()["parameter"] == "nonsense"
    assert ask(f"{name}/", confidence="certain").json()["parameter"] == "confidence"


# Of nouns without dates it is asked first which rows are on record.
UNDATED = ("proceedings", "presences", "milestones", "conflicts")
QUERIES = dict.fromkeys(NOUNS, 4) | dict.fromkeys(UNDATED, 5)


@pytest.mark.parametrize("name", NOUNS)
def test_list_costs_as_many_queries_for_three_rows_as_for_one(
    ask, around, name, django_assert_num_queries
):
    with revise(reason="More of each") as edit:
        for number in range(3):
            grow(edit, around, number)
    for size in (1, 3):
        held.cache_clear()
        with django_assert_num_queries(QUERIES[name]):
            answer = ask(f"{name}/", agreement=AGREEMENT, page_size=size).json()
        assert len(answer["results"]) == size


def grow(edit, small, number):
    """Add one more of everything, each with what its shape shows."""
    case = add_proceeding(edit, small, f"case-{number}", forum=small.borduria)
    add_stage(edit, small, case, "filed", "2025-01-10")
    mission = add_presence(edit, small, f"mission-{number}")
    article = small.articles[2]
    add_reading(edit, small, article, "covers", "2025-03-01", proceeding=case)
    add_reading(edit, small, article, "covers", "2025-03-01", presence=mission)
    item = add_incident(edit, small, f"2025-02-1{number}")
    overlap = {**small.cited(), "overlaps": [{"other": item}]}
    add_incident(edit, small, f"2025-02-2{number}", answers=item, ties=overlap)
    add_reaction(edit, small, ("ratify",), date=f"2025-04-0{number + 1}")
    offer = add_proposal(edit, small, f"offer-{number}")
    add_answer(edit, small, offer, "declined", "2025-02-02")
    one = add_milestone(edit, small, f"one-{number}")
    two = add_milestone(edit, small, f"two-{number}")
    add_dependency(edit, small, one, two)
    add_assessment(edit, small, date=f"2025-05-0{number + 1}")
    add_conflict(edit, small, f"fog-{number}")


@pytest.mark.parametrize("name", UNDATED)
def test_keys_of_what_is_on_record_are_told_to_one_query_of_a_row(ask, around, name):
    [row, *_] = ask(f"{name}/", agreement=AGREEMENT).json()["results"]
    sent = []

    def watch(execute, sql, params, many, context):
        sent.append(len(params or ()))
        return execute(sql, params, many, context)

    counted = []
    for number in range(2):
        held.cache_clear()
        on_record = ask(f"{name}/", agreement=AGREEMENT).json()["count"]
        held.cache_clear()
        sent.clear()
        with connection.execute_wrapper(watch):
            assert ask(f"{name}/{row['id']}/").status_code == 200
        counted.append((on_record, sum(sent)))
        with revise(reason="More of each") as edit:
            grow(edit, around, number)
    (few, values_of_few), (many, values_of_many) = counted
    assert values_of_many - values_of_few == many - few > 0
