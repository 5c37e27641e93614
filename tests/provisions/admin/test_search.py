"""Search boxes and lists find a name by any spelling, the nearest first, in few queries."""

from __future__ import annotations

import pytest

from provisions.models import Actor, Party, Position, Source
from provisions.record import revise
from tests.builders import add_source
from tests.provisions.admin.desk import list_page
from tests.provisions.admin.rows import add_precondition, add_statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(small):
    with revise(reason="People") as edit:
        for name in ("Hikmat Hajiyev", "Ilham Aliyev", "Jeyhun Bayramov", "Nikol Pashinyan"):
            edit.add(Actor, name=name, office="Minister", party=small.avaria)
        ministry = "Foreign Ministry of Avaria"
        edit.add(Party, name=ministry, kind="state", note="Also: XİN", short_name="AvMFA")
        add_source(edit, "azertac-1", publisher="AZƏRTAC", title="Ceyhun Bayramov said so")
    return small


def offered(client, term, field="speaker", model="position"):
    asked = {"app_label": "provisions", "model_name": model, "field_name": field, "term": term}
    answer = client.get("/admin/autocomplete/", asked).json()
    return [row["text"].partition(",")[0].partition(" (")[0] for row in answer["results"]]


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("Əliyev", ["Ilham Aliyev"]),
        ("алиев ильхам", ["Ilham Aliyev"]),
        ("Paşinyan", ["Nikol Pashinyan"]),
        ("pashinian nikol", ["Nikol Pashinyan"]),
        ("Bairamov", ["Jeyhun Bayramov"]),
        ("Hacıyev", ["Hikmat Hajiyev"]),
        ("Гаджиев", ["Hikmat Hajiyev"]),
        ("nobody", []),
    ],
)
def test_people_are_found_by_any_spelling(people, analyst, term, found):
    assert offered(analyst, term) == found


def test_parties_are_found_by_short_name_note_and_word_order(people, analyst):
    for term in ("avmfa", "xin", "ministry avaria", "Ministry, foreign"):
        assert offered(analyst, term, "party") == ["AvMFA"]
    assert offered(analyst, "avaria", "party") == ["Avaria", "AvMFA"]


def test_nearest_spelling_stands_first(people, analyst):
    with revise(reason="Two more") as edit:
        for name in ("Aliyeva Leyla", "Aaron Aliyevich"):
            edit.add(Actor, name=name, office="Adviser", party=people.borduria)
    found = ["Ilham Aliyev", "Aaron Aliyevich", "Aliyeva Leyla"]
    assert offered(analyst, "Aliyev") == found
    lists = analyst.get(f"{list_page(Actor)}?q=Алиев").context["cl"].result_list
    assert {row.name for row in lists} == set(found)


def test_sources_are_found_in_three_queries_however_many(
    people, analyst, django_assert_num_queries
):
    for count in (1, 60):
        with revise(reason="More") as edit:
            for number in range(count):
                add_source(edit, f"m{count}-{number}", title=f"Bayramov again {count} {number}")
        # Session, account, two for permissions, then: what fits, how many, the rows themselves.
        with django_assert_num_queries(7):
            found = offered(analyst, "azertac bairamov", "source", "citation")
        assert found == ["AZƏRTAC: Ceyhun Bayramov said so"]
    assert len(offered(analyst, "bairamov", "source", "citation")) == 20


def test_statement_that_a_correction_replaced_is_not_offered(small, analyst):
    with revise(reason="First") as edit:
        old = add_statement(edit, small, summary="Old word.")
        add_statement(edit, small, summary="Other.", date="2025-02-10")
    with revise(reason="Wrong day", kind="correction") as edit:
        new = edit.correct(old, date="2025-01-11")
    asked = {"app_label": "provisions", "model_name": "position", "field_name": "replaces"}
    texts = [row["text"] for row in analyst.get("/admin/autocomplete/", asked).json()["results"]]
    assert len(texts) == 2
    assert f"Avaria, asserts, 11 January 2025 ({new.slug})" in texts


def test_preconditions_are_found_by_the_names_that_parties_use(small, analyst):
    with revise(reason="One") as edit:
        add_precondition(edit, small)
    assert offered(analyst, "unjust toll", "precondition") == ["End of the ferry toll"]
    assert offered(analyst, "FERRY", "precondition") == ["End of the ferry toll"]


def test_searching_rows_that_do_not_exist_finds_none(people, analyst):
    for model in (Actor, Party, Source, Position):
        assert not analyst.get(f"{list_page(model)}?q=zzzz").context["cl"].result_list
