"""The stated orders as data: as the page shows them, with sources, by both clocks."""

import copy

import pytest
import yaml
from jsonschema import Draft202012Validator

from provisions.models import Dependency, Revision
from provisions.record import revise
from tests.sequences import add_dependency, tangled_record
from tests.snapshot import put_made
from tests.tracker.api.test_schema import COMMITTED

ASKED = {"agreement": "avaria-borduria"}
PREFIX = "avaria-borduria-"


@pytest.fixture
def tangled(record):
    return put_made(tangled_record)


@pytest.fixture
def told(read, tangled):
    return read("sequence/", as_of="2025-04-16", **ASKED)


def bare(ids):
    return [slug.removeprefix(PREFIX) for slug in ids]


def test_orders_name_their_voice_and_rest_on_rows_with_sources(told):
    assert (told["agreement"], told["as_of"]) == ("avaria-borduria", "2025-04-16")
    assert [
        (
            o["number"],
            o["kind"],
            *bare([o["dependent"], o["needs"]]),
            o["voice"]["name"],
            o["since"],
        )
        for o in told["orders"]
    ] == [
        (1, "triggers", "end-of-the-salt-case", "article-2", "Gazette", "2025-03-13"),
        (2, "requires", "charter", "ratification", "Borduria", "2025-04-15"),
        (3, "requires", "signature", "charter", "Avaria", "2025-03-13"),
        (4, "requires", "signature", "council", "Avaria", "2025-03-13"),
        (5, "simultaneous_with", "council", "signature", "Borduria", "2025-04-15"),
        (6, "requires", "ratification", "signature", "Gazette", "2025-03-13"),
    ]
    rows = [row for order in told["orders"] for row in order["statements"]]
    assert {row["id"] for row in rows} == set(
        Dependency.objects.filter(agreement__slug="avaria-borduria").values_list("slug", flat=True)
    )
    assert {c["source"] for row in rows for c in row["citations"]} == {"avaria-borduria-gazette"}
    assert [row["speaker"]["name"] for row in rows if row["speaker"]] == ["B. avaria-borduria"] * 2


def test_what_fits_only_at_once_and_what_contradicts_is_told_by_number(told):
    together = told["together"]
    [group], [circle] = together["at_once"], together["contradictions"]
    assert (together["verdict"], bare(group["milestones"]), group["orders"]) == (
        "contradict",
        ["council", "signature"],
        [4, 5],
    )
    assert group["sentence"].startswith("The two stated orders fit only if done together: ")
    assert [
        (*bare([link["before"], link["after"]]), link["orders"]) for link in circle["links"]
    ] == [
        ("ratification", "charter", [2]),
        ("charter", "signature", [3]),
        ("signature", "ratification", [6]),
    ]
    assert bare(circle["acts"]) == ["ratification", "signature"]


def test_each_voice_is_answered_for_alike(told):
    assert [
        (b["voice"]["id"], [(*bare([s["milestone"]]), s["at_once"]) for s in b["steps"]])
        for b in told["before_signature"]
    ] == [
        ("avaria", [("charter", False), ("council", False)]),
        ("borduria", [("council", True)]),
        ("avaria-borduria-gazette", []),
    ]
    assert [(a["voice"]["id"], a["verdict"]) for a in told["alone"]] == [
        ("avaria", "fit"),
        ("borduria", "fit"),
        ("avaria-borduria-gazette", "fit"),
    ]


def test_freed_and_ended_are_told_by_account(told):
    freed = {
        (*bare([f["milestone"]]), f["waived_by"] and f["waived_by"]["id"]): bare(f["by_all"])
        for f in told["freed"]
    }
    assert freed == {
        ("charter", None): ["council", "signature"],
        ("charter", "avaria"): ["council", "signature"],
        ("council", None): [],
        ("council", "avaria"): [],
        ("council", "borduria"): [],
        ("ratification", None): ["charter"],
        ("signature", None): ["council", "ratification"],
    }
    assert [
        (*bare([e["subject"]]), [a["reading"] for a in e["accounts"]]) for e in told["endings"]
    ] == [("patrol", ["unclear"]), ("salt-case", ["covers", "does_not_cover", None])]
    assert [b["sentence"] for b in told["brought_about"]] == [
        "Gazette says, as inferred, that “Article 2” would bring about “End of the salt case”."
    ]


def test_page_says_the_sentences_of_the_answer(told, client):
    page = client.get(told["html_url"] + "?as_of=2025-04-16").content.decode()
    said = [
        *(order["sentence"].removesuffix(".") for order in told["orders"]),
        *told["together"]["sentences"],
        *(line for b in told["before_signature"] if b["steps"] for line in b["sentences"]),
        *(freed["sentence"] for freed in told["freed"]),
    ]
    assert len(said) > 15
    assert [sentence for sentence in said if f"<bdi>{sentence}</bdi>" not in escaped(page)] == []


def escaped(page):
    return page.replace("&#x27;", "'")


def test_answer_keeps_to_its_description(told):
    described = yaml.safe_load(COMMITTED.read_text())
    answer = described["paths"]["/api/v1/sequence/"]["get"]["responses"]["200"]
    schema = {
        **copy.deepcopy(answer["content"]["application/json"]["schema"]),
        "components": described["components"],
    }
    assert list(Draft202012Validator(schema).iter_errors(told)) == []


def test_answer_is_that_of_the_day_and_of_the_state_of_the_record(read, tangled):
    assert read("sequence/", as_of="2025-03-14", **ASKED)["together"]["verdict"] == "fit"
    assert read("sequence/", as_of="2025-03-01", **ASKED)["orders"] == []
    then = Revision.objects.count()
    with revise(reason="A later find") as edit:
        pair = tangled.milestones["charter"], tangled.milestones["council"]
        add_dependency(edit, tangled.small, *pair, date="2025-03-01")
    assert len(read("sequence/", **ASKED)["orders"]) == 7
    assert len(read("sequence/", known_at=then, **ASKED)["orders"]) == 6


@pytest.mark.parametrize("times", [1, 12])
def test_answer_asks_as_often_for_many_orders_as_for_few(
    read, tangled, times, django_assert_num_queries
):
    with revise(reason="Many") as edit:
        for n in range(times):
            pair = tangled.milestones["signature"], tangled.milestones["council"]
            add_dependency(edit, tangled.small, *pair, date=f"2025-02-{n + 1:02}")
    with django_assert_num_queries(4):
        read("sequence/", **ASKED)


@pytest.mark.parametrize(
    ("day", "reached"), [("2025-08-07", False), ("2025-08-08", True), ("2025-08-31", True)]
)
def test_act_is_done_from_the_day_of_its_event(read, day, reached):
    # milestone joint-request-on-minsk-group, event osce-joint-appeal-2025-08-08
    key = "armenia-azerbaijan-joint-request-on-minsk-group"
    found = {row["id"]: row for row in read("sequence/", as_of=day)["milestones"]}
    assert (found[key]["reached"], found[key]["is_followed"]) == (reached, True)
    row = read(f"milestones/{key}/", as_of=day)
    assert row["event"] == ("armenia-azerbaijan-osce-joint-appeal-2025-08-08" if reached else None)
