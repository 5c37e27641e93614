"""What moved between two points: one address a pair, said in words, with both sides' rows."""

import pytest

from provisions.models import Revision
from provisions.record import revise
from tests.builders import add_status, small_record

MARCH = {"from_": "2025-03-12", "to": "2025-03-13"}
AUGUST = {"from_": "2025-03-13", "to": "2025-08-11"}
HERE = "/armenia-azerbaijan/compare/"


def test_overview_leads_to_the_comparison_in_two_clicks(see):
    assert HERE in see().links
    assert f"{HERE}?from=2025-03-12&to=2025-03-13" in see("compare/").links
    [since] = [link for link in see(as_of="2025-03-12").links if "compare/?from=2025-03-12" in link]
    assert see(since).status == 200


def test_page_says_what_moved_before_and_after_by_whose_account(see):
    page = see("compare/", **MARCH)
    assert page.status == 200
    assert "What moved between 12 March 2025 and 13 March 2025" in page.main
    assert "Two days are compared as each stood at its end, as known today." in page.main
    assert (
        "Stage and acts: 3 Articles: 55 Preconditions and calls: 9 Stances: 13 Counts: 2"
        in page.main
    )
    assert "Nothing moved in: texts." in page.main
    assert (
        "12 March 2025 being negotiated, the tracker's reading (both parties say so), March 2022"
    ) in page.main
    assert "13 March 2025 text agreed, according to Armenia, 13 March 2025" in page.main
    assert "Reading The tracker's reading of 14 articles" in page.main
    assert "17 of 17 articles agreed" in page.main
    assert "Statements: 22 at 13 March 2025 only" in page.main
    assert page.main.index("Account by Armenia") < page.main.index("Account by Azerbaijan")


def test_moved_text_marks_words_that_came_in_and_went(see):
    page = see("compare/", **AUGUST)
    assert "went: described came in: published" in page.main
    assert "<ins>" in page.source
    assert "Article VIII: Intolerance, separatism and terrorism secondary summary" in page.main


def test_pair_has_one_address(client, db):
    one = f"{HERE}?from=2025-03-12&to=2025-03-13"
    for other in ("from=2025-03-13&to=2025-03-12", "from=2025-03-12&as_of=2025-03-13"):
        response = client.get(f"{HERE}?{other}")
        assert (response.status_code, response["Location"]) == (301, one)
    source = client.get(one).content.decode()
    assert f'<link rel="canonical" href="http://testserver{one.replace("&", "&amp;")}">' in source
    twin = "/api/v1/compare/?agreement=armenia-azerbaijan&amp;from=2025-03-12&amp;to=2025-03-13"
    assert f'type="application/json" href="{twin}"' in source
    revisions = client.get(f"{HERE}?from_revision=1&to_revision=0&as_of=2025-03-13")
    assert revisions.status_code == 301
    assert revisions["Location"] == f"{HERE}?from_revision=0&to_revision=1&as_of=2025-03-13"


def test_day_to_come_is_not_redirected_for_good(client, db):
    assert client.get(f"{HERE}?from=2990-01-01").status_code == 302


def test_later_day_is_today_unless_it_is_named(see):
    page = see("compare/", from_="2025-03-12")
    assert page.status == 200
    assert "What moved between 12 March 2025 and" in page.main


def test_one_point_and_quiet_days_say_that_nothing_moved(see):
    same = see("compare/", from_="2025-03-12", to="2025-03-12")
    assert (same.status, "one and the same point" in same.main) == (200, True)
    quiet = see("compare/", from_="2026-07-01", to="2026-11-01")
    assert "Nothing moved in the stage, the acts, the articles" in quiet.main


def test_day_before_the_record_is_answered_honestly(see):
    page = see("compare/", from_="2020-01-01", to="2025-03-13")
    assert "The record begins on 11 March 2022. It holds nothing for 1 January 2020" in page.main
    neither = see("compare/", from_="2019-01-01", to="2020-01-01")
    assert "holds nothing for either day" in neither.main


@pytest.mark.parametrize(
    ("query", "name", "reason"),
    [
        ("from=2025-02-30", "from", "is not a day of the calendar"),
        ("from=2025-03-12&to=", "to", "is not a day"),
        ("from=<b>", "from", "“<b>” is not a day"),
        ("from=2025-03-12&from=2025-03-13", "from", "given more than once"),
        ("from=2025-03-12&to=2025-03-13&as_of=2025-03-13", "as_of", "not combined with to"),
        ("from=2025-03-12&from_revision=1", "from", "not combined"),
        ("to_revision=1", "from_revision", "is needed beside to_revision"),
        ("from_revision=x", "from_revision", "is not a revision's number"),
        ("from_revision=-1", "from_revision", "is not a revision's number"),
        ("from_revision=1%00", "from_revision", "is not a revision's number"),
        ("from_revision=99", "from_revision", "the record has no revision 99"),
        ("from_revision=0&to_revision=1111111111111111111111", "to_revision", "is not a revision"),
    ],
)
def test_bad_pair_is_refused_by_name_on_page_and_api(see, client, query, name, reason):
    page = see(f"{HERE}?{query}")
    assert page.status == 400
    assert f"The parameter {name}: " in page.words
    assert reason in page.words
    answer = client.get(f"/api/v1/compare/?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, name)


def test_revision_is_compared_with_the_one_before_from_the_log(see):
    small = small_record()
    with revise(reason="A word") as edit:
        add_status(edit, small, small.articles[0])
    head = Revision.objects.first().number
    address = f"/avaria-borduria/compare/?from_revision={head - 1}&to_revision={head}"
    assert address in see("/avaria-borduria/changes/").links
    assert address in see(f"/avaria-borduria/changes/{head}/").links
    assert f"as known at revision {head - 1}, and as known at revision {head}" in see(address).main


@pytest.mark.parametrize(
    "query, cited",
    [
        ({"from": "2025-03-12", "to": "2025-03-13"}, "known_at=1&from=2025-03-12&to=2025-03-13"),
        (
            {"from_revision": "0", "to_revision": "1", "as_of": "2025-03-13"},
            "from_revision=0&to_revision=1&as_of=2025-03-13",
        ),
    ],
)
def test_address_to_cite_is_answered(client, see, record, query, cited):
    address = f"http://testserver/armenia-azerbaijan/compare/?{cited}"
    assert address in see("compare/", **query).links
    assert client.get(address).status_code == 200
