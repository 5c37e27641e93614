"""Preconditions as data: exact on a small record, and as the reads of the real one give them."""

import datetime

import pytest

from provisions.counterparts import pairs_of
from provisions.models import Precondition
from provisions.raised import raised_on
from provisions.record import revise
from provisions.requirements import precondition_states, preconditions_of
from tests.builders import add_precondition, add_step, small_record

AGREEMENT = "avaria-borduria"
TOLL = f"{AGREEMENT}-ferry-toll"
ROOT = "http://testserver/api/v1/"
DAYS = (
    "2024-01-01",
    "2025-03-12",
    "2025-03-20",
    "2025-04-16",
    "2025-08-09",
    "2025-09-02",
    "2025-12-01",
    "2026-03-01",
)


def day_written(text):
    return {"value": text, "precision": "day", "basis": "printed", "first": text, "last": text}


def ids(answer):
    return [row["id"] for row in answer["results"]]


@pytest.fixture
def toll(record):
    """A requirement that was stated, rejected as a link, and is met by one account only."""
    small = small_record()
    with revise(reason="A precondition and its path") as edit:
        row = add_precondition(
            edit,
            small,
            ties={
                **small.cited(locator="p. 2"),
                "stated_by": [{"party": small.avaria}],
                "addressed_to": [{"party": small.borduria}],
                "articles": [{"article": small.articles[1]}],
                "names": [{"name": "the levy", "used_by": small.borduria}],
            },
        )
        add_step(edit, small, row, "standing", "stated", "2025-01-10", slug="step-stated")
        add_step(
            edit,
            small,
            row,
            "answer_linkage",
            "rejected",
            "2025-02-01",
            slug="step-rejected",
            party=small.borduria,
        )
        account = {"voice": "party", "rule": "", "basis": ""}
        for party, status, day in (
            (small.avaria, "under_way", "2025-03-01"),
            (small.borduria, "met", "2025-04-01"),
        ):
            add_step(
                edit,
                small,
                row,
                "fulfilment",
                status,
                day,
                slug=f"step-{status.replace('_', '-')}",
                according_to=party,
                **account,
            )
    return small


def test_precondition_shows_row_ledger_and_steps(read, toll):
    row = read(f"preconditions/{TOLL}/", as_of="2025-06-01")
    steps = row.pop("steps")
    [citation] = row.pop("citations")
    assert (citation["source"], citation["locator"]) == (f"{AGREEMENT}-gazette", "p. 2")
    row.pop("html_url")
    assert row == {
        "id": TOLL,
        "url": f"{ROOT}preconditions/{TOLL}/",
        "agreement": AGREEMENT,
        "revision": 3,
        "as_of": "2025-06-01",
        "key": "ferry-toll",
        "slug": "ferry-toll",
        "title": "End of the ferry toll",
        "summary": None,
        "names": [{"name": "the levy", "used_by": "borduria", "note": None}],
        "list": "requirement",
        "form": "stated",
        "second_form": None,
        "stated_by": ["avaria"],
        "addressed_to": ["borduria"],
        "inferred_by": None,
        "condition_of_signature": "yes",
        "draft_relation": "not_stated",
        "draft_relation_basis": None,
        "left_out_basis": None,
        "order": "not_stated",
        "order_relative_to": None,
        "would_meet": None,
        "certified_by": None,
        "articles": [f"{AGREEMENT}-2"],
        "pair_named": None,
        "paired_with": [],
        "stated": True,
        "standing": "stated",
        "standing_since": day_written("2025-01-10"),
        "standing_voice": "reading",
        "standing_entry": "step-stated",
        "answer_substance": [
            {
                "party": {"id": "borduria", "name": "Borduria"},
                "status": None,
                "since": None,
                "voice": None,
                "entry": None,
            }
        ],
        "answer_linkage": [
            {
                "party": {"id": "borduria", "name": "Borduria"},
                "status": "rejected",
                "since": day_written("2025-02-01"),
                "voice": "reading",
                "entry": "step-rejected",
            }
        ],
        "fulfilment": "met",
        "fulfilment_since": day_written("2025-04-01"),
        "fulfilment_voice": "party",
        "fulfilment_entry": "step-met",
        "met_according_to": [
            {
                "party": {"id": party, "name": party.capitalize()},
                "source": None,
                "status": status,
                "since": day_written(day),
                "entry": f"step-{status.replace('_', '-')}",
            }
            for party, status, day in (
                ("avaria", "under_way", "2025-03-01"),
                ("borduria", "met", "2025-04-01"),
            )
        ],
        "accounts_differ": True,
        "confidence": "high",
        "note": None,
    }
    assert [step["id"] for step in steps] == [
        "step-stated",
        "step-rejected",
        "step-under-way",
        "step-met",
    ]
    assert steps[1] == {
        "id": "step-rejected",
        "aspect": "answer_linkage",
        "party": "borduria",
        "status": "rejected",
        "date": day_written("2025-02-01"),
        "voice": "reading",
        "according_to": None,
        "according_to_source": None,
        "speaker": None,
        "rule": "single_account",
        "basis": "stated",
        "confidence": "high",
        "note": None,
        "sources": [f"{AGREEMENT}-gazette"],
    }


def test_precondition_moves_with_the_day(read, ask, toll):
    assert read("preconditions/", agreement=AGREEMENT, as_of="2025-01-09")["count"] == 0
    missing = ask(f"preconditions/{TOLL}/", as_of="2025-01-09")
    assert missing.status_code == 404
    assert missing.json()["detail"] == "Nobody is known to have spoken of it by 2025-01-09."
    row = read(f"preconditions/{TOLL}/", as_of="2025-01-31")
    assert (row["standing"], row["answer_linkage"][0]["status"]) == ("stated", None)
    assert (row["fulfilment"], row["met_according_to"]) == (None, [])
    assert (row["accounts_differ"], len(row["steps"])) == (False, 1)


def test_precondition_that_was_spoken_of_before_is_not_shown_as_stated(read, record):
    """Armenia disputed it in November 2023; Azerbaijan's own statements found are later."""
    row = read("preconditions/armenia-azerbaijan-return-of-azerbaijanis/", as_of="2024-01-01")
    assert (row["stated"], row["stated_by"], row["standing"]) == (False, [], None)
    query = {"as_of": "2024-01-01", "fields": "id"}
    for name in ("stated_by", "party"):
        assert row["id"] not in ids(read("preconditions/", **{name: "azerbaijan"}, **query))
    today = read("preconditions/armenia-azerbaijan-return-of-azerbaijanis/")
    assert today["stated"] is True
    assert today["stated_by"] == ["azerbaijan", "western-azerbaijan-community"]


def test_call_that_was_only_answered_is_not_shown_as_stated(read, record):
    """Its ledger holds an answer to the substance and no line on its standing."""
    row = read("preconditions/armenia-azerbaijan-call-release-united-states/")
    assert (row["stated"], row["standing"]) == (False, None)
    assert {step["aspect"] for step in row["steps"]} == {"answer_substance"}


def test_what_an_author_infers_is_stated_by_nobody(read, record):
    inferred = [
        row for row in read("preconditions/", page_size=100)["results"] if row["inferred_by"]
    ]
    assert inferred
    assert [row["id"] for row in inferred if row["stated_by"] or row["stated"]] == []


def test_pair_is_seen_from_both_ends(read, toll):
    with revise(reason="A pair") as edit:
        first = Precondition.objects.get(slug=TOLL)
        second = add_precondition(edit, toll, key="bridge-toll", paired_with=first)
        add_step(edit, toll, second, "standing", "stated", "2025-03-01")
    ends = {
        row["key"]: (row["pair_named"], row["paired_with"])
        for row in read("preconditions/", agreement=AGREEMENT)["results"]
    }
    assert ends == {
        "bridge-toll": (TOLL, [TOLL]),
        "ferry-toll": (None, [f"{AGREEMENT}-bridge-toll"]),
    }
    before = read(f"preconditions/{TOLL}/", as_of="2025-02-28")
    assert before["paired_with"] == []


def test_second_form_and_how_it_is_known_are_told_and_found(read, toll):
    row = Precondition.objects.get(slug=TOLL)
    told = {"second_form": "conveyed", "draft_relation": "left_out", "left_out_basis": "general"}
    with revise(reason="Two particulars") as edit:
        edit.amend(row, **told)
    shown = read(f"preconditions/{TOLL}/")
    assert {key: shown[key] for key in told} == told
    queries = ({"form": "stated"}, {"form": "conveyed"}, {"left_out_basis": "general"})
    found = [read("preconditions/", agreement=AGREEMENT, **query)["count"] for query in queries]
    assert found == [1, 1, 1]
    assert read("preconditions/", agreement=AGREEMENT, left_out_basis="text")["count"] == 0


@pytest.mark.parametrize(
    "query, found",
    [
        ({"key": "ferry-toll"}, 1),
        ({"list": "requirement"}, 1),
        ({"list": "call"}, 0),
        ({"form": "stated"}, 1),
        ({"form": "request"}, 0),
        ({"left_out_basis": "named"}, 0),
        ({"condition_of_signature": "yes"}, 1),
        ({"draft_relation": "left_out"}, 0),
        ({"order": "not_stated"}, 1),
        ({"stated_by": "avaria"}, 1),
        ({"stated_by": "borduria"}, 0),
        ({"addressed_to": "borduria"}, 1),
        ({"party": "avaria"}, 1),
        ({"party": "borduria"}, 1),
        ({"party": "osce"}, 0),
        ({"article": f"{AGREEMENT}-2"}, 1),
        ({"article": f"{AGREEMENT}-1"}, 0),
        ({"standing": "stated"}, 1),
        ({"standing": "waived"}, 0),
        ({"answer_linkage": "rejected"}, 1),
        ({"answer_linkage": "rejected", "as_of": "2025-01-31"}, 0),
        ({"answer_substance": "rejected"}, 0),
        ({"fulfilment": "met"}, 1),
        ({"fulfilment": "met", "as_of": "2025-03-31"}, 0),
        ({"confidence": "low"}, 0),
        ({"q": "LEVY ferry"}, 1),
        ({"q": "levy tunnel"}, 0),
    ],
)
def test_preconditions_are_filtered(read, toll, query, found):
    assert read("preconditions/", agreement=AGREEMENT, **query)["count"] == found


@pytest.mark.parametrize("day", DAYS)
def test_preconditions_agree_with_the_reads_of_the_record(walk, record, day):
    date = datetime.date.fromisoformat(day)
    states = precondition_states(preconditions_of(record), date)
    raised = raised_on(states, date)
    states = [state for state in states if state.precondition.pk in raised]
    pairs = pairs_of([state.precondition for state in states], date)
    told = {row["id"]: row for row in walk("preconditions/", as_of=day, page_size=100)}
    assert told.keys() == {state.precondition.slug for state in states}
    for state in states:
        row = told[state.precondition.slug]
        assert row["stated"] == state.stated
        assert row["standing_entry"] == (state.standing and state.standing.slug)
        assert row["fulfilment_entry"] == (state.fulfilment and state.fulfilment.slug)
        assert [step["id"] for step in row["steps"]] == [entry.slug for entry in state.steps]
        for name, aspect in (("answer_substance", "substance"), ("answer_linkage", "linkage")):
            entries = [(a.party.slug, getattr(a, aspect)) for a in state.answers]
            assert [(a["party"]["id"], a["entry"]) for a in row[name]] == [
                (party, entry and entry.slug) for party, entry in entries
            ]
        assert [a["entry"] for a in row["met_according_to"]] == [
            entry.slug for entry in state.met_according_to
        ]
        assert row["accounts_differ"] == state.accounts_differ
        assert row["paired_with"] == [pair.slug for pair in pairs[state.precondition.pk]]


def test_steps_are_status_entries_too(read, toll):
    entries = read("status-entries/", precondition=TOLL, aspect="answer_linkage")
    assert ids(entries) == ["step-rejected"]
    [row] = entries["results"]
    assert (row["precondition"], row["party"], row["article"]) == (TOLL, "borduria", None)
    assert ids(read("status-entries/", status="under_way", agreement=AGREEMENT)) == [
        "step-under-way"
    ]


def test_overview_says_what_each_party_states_and_the_answer(read, toll):
    overview = read("overview/", agreement=AGREEMENT, as_of="2025-06-01")
    [row] = overview["preconditions"]
    row.pop("html_url")
    assert row == {
        "id": TOLL,
        "key": "ferry-toll",
        "title": "End of the ferry toll",
        "form": "stated",
        "stated_by": ["avaria"],
        "addressed_to": ["borduria"],
        "condition_of_signature": "yes",
        "order": "not_stated",
        "standing": "stated",
        "answers": [{"party": "borduria", "answer_substance": None, "answer_linkage": "rejected"}],
        "fulfilment": "met",
        "accounts_differ": True,
        "url": f"{ROOT}preconditions/{TOLL}/",
    }
    before = read("overview/", agreement=AGREEMENT, as_of="2025-01-09")
    assert before["preconditions"] == []


def test_overview_holds_neither_calls_nor_what_is_inferred(read, record):
    for day in DAYS:
        shown = read("overview/", agreement=record.slug, as_of=day)["preconditions"]
        rows = Precondition.objects.filter(slug__in=[row["id"] for row in shown])
        assert {row.list for row in rows} <= {"requirement"}
        assert [row.slug for row in rows if row.inferred_by_id] == []
        assert [row["id"] for row in shown if not row["stated_by"]] == []
        titles = [(row["stated_by"][0].startswith("azer"), row["title"]) for row in shown]
        assert titles == sorted(titles)
