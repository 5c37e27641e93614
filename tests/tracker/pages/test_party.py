"""A party's page: all it has said, by subject and date, with what stands beside it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import Actor, Movement, Party, Position
from provisions.record import revise
from tests.builders import (
    add_position,
    add_precondition,
    add_source,
    add_status,
    add_step,
    small_record,
)

HOME = "/avaria-borduria/"


def section(page, name):
    return page.source.split(f'id="{name}"')[1].split("</section>")[0]


def test_statements_from_baku_on_13_march_stand_side_by_side(see):
    page = see("parties/azerbaijan/", as_of="2025-03-13")
    days = re.findall(r'<h3 id="day-([0-9-]+)">', page.source)
    assert days == ["2025-03-13", "2024-12-18", "2024-06-06"]
    of_day = section(page, "day-2025-03-13").split("<h3")[0]
    subjects = re.findall(r"<h4>.*?<(?:bdi|a [^>]*)>([^<]+)<", of_day)
    stances = re.findall(r"</svg>([^<]+)</span>", of_day)
    assert list(zip(subjects, stances, strict=True)) == [
        ("Stages of the agreement", "Asserts"),
        ("Stages of the agreement", "Asserts"),
        ("The agreement and the talks", "Asserts"),
        ("The agreement and the talks", "Disputes"),
        ("The agreement and the talks", "Disputes"),
        ("The agreement and the talks", "Rejects"),
        ("Armament of Armenia with foreign support", "Disputes"),
        ("Change of Armenia&#x27;s constitution", "States as a requirement"),
        ("Closure of the OSCE Minsk Group", "States as a requirement"),
        ("European Peace Facility aid to Armenia", "Disputes"),
        ("Withdrawal of the EU mission from Armenia", "Disputes"),
    ]


@pytest.mark.parametrize(("party", "organ"), [("armenia", "armenia-constitutional-court")])
def test_every_statement_has_its_anchor_once(see, record, party, organ):
    page = see(f"parties/{party}/")
    own = record.positions.filter(party__slug=party) | record.positions.filter(
        party__parent__slug=party
    )
    slugs = list(own.values_list("slug", flat=True))
    assert len(slugs) > 80
    assert {slug: page.source.count(f'id="{slug}"') for slug in slugs} == dict.fromkeys(slugs, 1)
    said = Position.objects.get(party__slug=organ)
    subject = "/armenia-azerbaijan/preconditions/constitutional-change/"
    assert said.get_absolute_url() == f"{subject}#{said.slug}"
    assert f'id="{said.slug}"' in see(f"parties/{organ}/").source
    assert "through Armenia's Constitutional Court" in page.main


def test_statements_stand_newest_first_with_the_former_stance_named(see):
    page = see("parties/azerbaijan/", as_of="2025-09-02")
    words = section(page, "about-armenia-azerbaijan-minsk-group-closure")
    dates = re.findall(r'<p class="meta"><span><time datetime="([^"]+)"', words)
    assert dates == ["2025-08-08", "2025-05", "2025-03-13", "2024-12-18", "2024-06-06"]
    assert words.count("another stance before") == 3


def test_party_page_gives_preconditions_answers_counts_accounts_names_and_people(see):
    words = see("parties/armenia/", as_of="2025-03-20").main
    assert (
        "Limits on Armenia's armed forces stated by Azerbaijan addressed to Armenia conveyed made "
        "a condition of signature: not stated" in words
    )
    received = words[words.index("Preconditions put to it, and its answers Armament") :]
    linkage = received[received.index("Change of Armenia's constitution stated by Azerbaijan") :]
    assert "made a condition of signature: yes" in linkage
    assert "To the linkage: rejected, June 2024" in linkage
    assert "Armenia is said to have taken the other party's terms" in words
    assert "15 of 17 articles agreed" in words
    assert "17 articles: agreed" in words
    assert "“ Crossroads of Peace ” for: Transit between" in words
    assert "Nikol Pashinyan, Prime Minister of Armenia" in words
    assert "Armenia's National Assembly, government body" in words


def test_claim_of_movement_stands_beside_its_denial(see):
    words = see("parties/azerbaijan/").main
    claim = words[words.index("Armenia is said to have taken the other party's terms") :]
    assert claim.index("According to Azerbaijan") < claim.index("Denied According to Armenia")
    assert "Armenia's prime minister denied that Armenia made concessions." in claim


def test_earlier_day_knows_no_later_statement_and_a_silent_party_says_so(see):
    words = see("parties/germany/", as_of="2025-03-12").main
    assert "No statement by Germany is recorded on this day." in words
    assert "No precondition stated by Germany is recorded on this day." in words
    assert "continued EU monitoring" not in words
    assert "continued EU monitoring" in see("parties/germany/", as_of="2025-03-13").main
    assert "It holds nothing for" in see("parties/germany/", as_of="2000-01-01").main


def test_unknown_party_gets_a_page_that_names_those_there_are(see):
    page = see("parties/atlantis/")
    assert page.status == 404
    assert "The record of Armenia–Azerbaijan names no party “atlantis”." in page.words
    assert "/armenia-azerbaijan/parties/azerbaijan/" in page.links


def test_list_of_parties_leads_to_each_with_its_count(see):
    page = see("parties/", as_of="2025-03-12")
    assert "Azerbaijan state negotiating party" in page.main
    assert "Germany state no statement recorded" in page.main
    for link in {one for one in page.links if one.startswith("/armenia-azerbaijan/parties/")}:
        assert see(link.split("?")[0]).status == 200, link


def test_party_names_its_twin(see):
    twin = "/api/v1/positions/?agreement=armenia-azerbaijan&party=armenia&as_of=2025-03-13"
    assert twin in see("parties/armenia/", as_of="2025-03-13").links


def test_api_leads_to_the_page_of_a_party_that_one_agreement_names(client, record):
    row = client.get("/api/v1/parties/germany/").json()
    assert row["html_url"] == "http://testserver/armenia-azerbaijan/parties/germany/"
    row = client.get("/api/v1/actors/nikol-pashinyan/").json()
    assert row["html_url"].endswith("/parties/armenia/#nikol-pashinyan")
    for slug in ("one", "two"):
        small = small_record(slug=slug)
    assert client.get(f"/api/v1/parties/{small.avaria.slug}/").json()["html_url"] is None


def test_corrected_and_retracted_statements_leave_their_mark_and_nothing_else(see):
    small = small_record()
    about = {"subject": "article", "article": small.articles[0]}
    with revise(reason="Statements") as edit:
        wrong = add_position(edit, small, summary="Wrongly said.", note="Wrong note", **about)
        old = add_position(edit, small, summary="Said in other words.", date="2025-01-01", **about)
        add_position(edit, small, summary="Said before.", date="2024-01-01", **about)
    with revise(reason="It was never said", kind="retraction") as edit:
        edit.retract(wrong)
    with revise(reason="Better words", kind="correction") as edit:
        new = edit.correct(old, summary="Said in better words.")
    for address in ("", "positions/", "parties/", "parties/avaria/", "articles/1/", "timeline/"):
        source = see(f"{HOME}{address}").source
        for words in ("Wrongly said", "Wrong note", "Said in other words"):
            assert words not in source, address
    page = see(f"{HOME}parties/avaria/")
    assert "retracted A statement was withdrawn in revision 4" in page.main
    assert "replaced by a correction" in page.main
    assert "corrects an earlier entry" in page.main
    for row in (wrong, old, new):
        assert page.source.count(f'id="{row.slug}"') == 1
    assert "Said in better words." in see(f"{HOME}articles/1/").main
    assert "retracted An entry was withdrawn" in see(f"{HOME}articles/1/").main


def grow(rows):
    """Build a record with as many of everything a party says as wanted."""
    small = small_record(articles=rows)
    with revise(reason="Grow") as edit:
        for number, article in enumerate(small.articles):
            cited = {"citations": [{"source": add_source(edit, f"source-{number}")}]}
            values = {"kind": "court", "parent": small.avaria}
            organ = edit.add(Party, slug=f"organ-{number}", name=f"Organ {number}", **values)
            third = edit.add(Party, slug=f"third-{number}", name=f"Third {number}", kind="state")
            person = edit.add(Actor, slug=f"p-{number}", name="Person", office="Judge", party=organ)
            ties = {
                "stated_by": [{"party": small.avaria}],
                "addressed_to": [{"party": small.borduria}],
                "articles": [{"article": small.articles[0]}],
                "names": [{"name": f"Name {number}", "used_by": small.avaria}],
            }
            row = add_precondition(edit, small, key=f"row-{number}", ties=cited | ties)
            add_step(edit, small, row, "standing", "stated", "2025-01-01", ties=cited)
            answer = {"party": small.borduria, "ties": cited}
            add_step(edit, small, row, "answer_linkage", "rejected", "2025-02-01", **answer)
            asked = {"subject": "precondition", "precondition": row}
            about = {"subject": "article", "article": small.articles[0]}
            for party, stance in (
                (organ, "requires"),
                (small.avaria, "supports"),
                (third, "urges"),
            ):
                speaker = {"speaker": person} if party == organ else {}
                own = {"party": party, "stance": stance, "ties": cited, **speaker}
                first = add_position(edit, small, date="2025-01-01", **asked, **own)
                add_position(edit, small, date="2025-02-01", replaces=first, **asked, **own)
                add_position(edit, small, date="2025-02-01", **about, **own)
            claim = {
                "agreement": small.agreement,
                "article": small.articles[0],
                "kind": "moved",
                "mover": small.borduria,
                "date": "2025-03-13",
                "summary": "Said that Borduria moved.",
                "confidence": "high",
                "ties": cited,
            }
            made = edit.add(Movement, claim="claims", according_to=small.avaria, **claim)
            denial = {"claim": "denies", "denies": made, "according_to": small.borduria}
            edit.add(Movement, **claim | denial)
            add_status(edit, small, article, ties=cited)
    return small


QUERIES = {
    "positions/": 2,
    "positions/?swap=1&party=avaria": 2,
    "parties/": 2,
    "parties/avaria/": 4,
    "parties/borduria/": 4,
    "articles/1/": 3,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_as_often_for_three_rows_as_for_one(client, record, rows):
    grow(rows)
    counted = {}
    for address in QUERIES:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{HOME}{address}").status_code == 200
        counted[address] = len(captured)
    assert counted == QUERIES
