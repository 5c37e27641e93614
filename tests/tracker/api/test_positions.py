"""What parties say, who is said to have moved, documents and drafts: as data."""

import datetime

import pytest

from provisions.models import DraftVersion, Instrument, Position
from provisions.record import revise
from provisions.stances import matrix
from tests.builders import (
    add_actor,
    add_movement,
    add_position,
    add_precondition,
    add_source,
    add_step,
    small_record,
)

AGREEMENT = "avaria-borduria"
TOLL = f"{AGREEMENT}-ferry-toll"
ROOT = "http://testserver/api/v1/"
DAYS = ("2024-01-01", "2025-03-12", "2025-03-20", "2025-08-09", "2025-12-01", "2026-03-01")


def day_written(text):
    return {"value": text, "precision": "day", "basis": "printed", "first": text, "last": text}


def ids(answer):
    return [row["id"] for row in answer["results"]]


@pytest.fixture
def said(record):
    """Statements of Avaria about three subjects, two of them of one day; Borduria's answer."""
    small = small_record()
    article = {"subject": "article", "article": small.articles[0]}
    with revise(reason="Statements") as edit:
        toll = add_precondition(edit, small)
        add_step(edit, small, toll, "standing", "stated", "2025-01-01")
        asked = {"subject": "precondition", "precondition": toll}
        first = add_position(
            edit, small, slug="first", stance="rejects", date="2025-01-01", **article
        )
        add_position(
            edit,
            small,
            slug="second",
            stance="accepts",
            date="2025-02-01",
            replaces=first,
            **article,
        )
        add_position(edit, small, slug="third", stance="accepts", date="2025-03-01", **article)
        speaker = add_actor(edit, small.avaria)
        add_position(edit, small, slug="ready", stance="asserts", speaker=speaker)
        add_position(edit, small, slug="not-ready", stance="disputes", reported_by=small.borduria)
        add_position(edit, small, slug="asks", stance="requires", date="2025-02", **asked)
        add_position(
            edit,
            small,
            slug="refuses",
            stance="rejects",
            party=small.borduria,
            date="2025-03-02",
            **asked,
        )
        add_position(
            edit, small, slug="signs", subject="stage", stance="supports", date="2025-04-01"
        )
    return small


def test_position_says_who_said_what_of_which_subject(read, said):
    row = read("positions/second/", as_of="2025-02-28")
    [citation] = row.pop("citations")
    assert citation["source"] == f"{AGREEMENT}-gazette"
    row.pop("html_url")
    assert row == {
        "id": "second",
        "url": f"{ROOT}positions/second/",
        "agreement": AGREEMENT,
        "revision": 3,
        "subject": "article",
        "article": f"{AGREEMENT}-1",
        "precondition": None,
        "party": "avaria",
        "speaks_for": "avaria",
        "speaker": None,
        "date": day_written("2025-02-01"),
        "sort_day": "2025-02-01",
        "stance": "accepts",
        "summary": "Said that the text is ready.",
        "reported_by": None,
        "reported_by_source": None,
        "replaces": "first",
        "replies_to": [],
        "replaced_by": [],
        "others_that_day": [],
        "confidence": "high",
        "note": None,
        "supersedes": None,
        "superseded_by": None,
    }


def test_position_names_what_took_its_place_once_that_counts(read, said):
    assert read("positions/first/", as_of="2025-01-31")["replaced_by"] == []
    assert read("positions/first/", as_of="2025-02-01")["replaced_by"] == ["second"]


def test_statements_of_one_day_that_differ_name_each_other(read, said):
    rows = {
        row["id"]: row["others_that_day"]
        for row in read("positions/", agreement=AGREEMENT)["results"]
    }
    assert {key: others for key, others in rows.items() if others} == {
        "ready": [{"position": "not-ready", "stance": "disputes"}],
        "not-ready": [{"position": "ready", "stance": "asserts"}],
    }


@pytest.mark.parametrize(
    "query, found",
    [
        ({"subject": "article"}, ["first", "second", "third"]),
        ({"subject": f"{AGREEMENT}-1"}, ["first", "second", "third"]),
        ({"subject": "1"}, ["first", "second", "third"]),
        ({"subject": "2"}, []),
        ({"subject": "precondition"}, ["asks", "refuses"]),
        ({"subject": "ferry-toll"}, ["asks", "refuses"]),
        ({"subject": TOLL, "party": "borduria"}, ["refuses"]),
        ({"subject": "agreement"}, ["not-ready", "ready"]),
        ({"subject": "stage"}, ["signs"]),
        ({"precondition": TOLL, "stance": "requires"}, ["asks"]),
        ({"article": f"{AGREEMENT}-1", "stance": "rejects"}, ["first"]),
        ({"party": "borduria"}, ["refuses"]),
        ({"reported_by": "borduria"}, ["not-ready"]),
        ({"stance": "supports", "confidence": "high"}, ["signs"]),
        ({"from": "2025-02-28", "to": "2025-03-02"}, ["asks", "refuses", "third"]),
        ({"as_of": "2025-02-27"}, ["first", "second"]),
        ({"q": "READY text", "stance": "asserts"}, ["ready"]),
    ],
)
def test_positions_are_filtered(read, said, query, found):
    assert ids(read("positions/", agreement=AGREEMENT, **query)) == found


def test_organ_speaks_for_its_state(read, record):
    query = {"party": "azerbaijan", "page_size": 100}
    rows = read("positions/", **query)["results"]
    organs = {row["party"] for row in rows} - {"azerbaijan"}
    assert organs
    assert {row["speaks_for"] for row in rows} == {"azerbaijan"}
    of_organ = read("positions/", party=min(organs), page_size=100)["results"]
    assert {row["party"] for row in of_organ} == {min(organs)}


def test_matrix_gives_present_stance_since_when_and_what_differs(read, said):
    answer = read("matrix/", agreement=AGREEMENT, as_of="2025-03-31")
    assert (answer["agreement"], answer["as_of"]) == (AGREEMENT, "2025-03-31")
    assert [party["id"] for party in answer["parties"]] == ["avaria", "borduria"]
    assert [(s["kind"], s["id"], s["key"], s["title"]) for s in answer["subjects"]] == [
        ("agreement", "agreement", "agreement", "the agreement"),
        ("precondition", TOLL, "ferry-toll", "End of the ferry toll"),
        ("article", f"{AGREEMENT}-1", "1", None),
    ]
    cells = {(cell.pop("subject"), cell.pop("party")): cell for cell in answer["cells"]}
    assert set(cells) == {
        ("agreement", "avaria"),
        (TOLL, "avaria"),
        (TOLL, "borduria"),
        (f"{AGREEMENT}-1", "avaria"),
    }
    assert cells[f"{AGREEMENT}-1", "avaria"] == {
        "stance": "accepts",
        "since": day_written("2025-02-01"),
        "position": "third",
        "date": day_written("2025-03-01"),
        "former": {"position": "first", "stance": "rejects"},
        "others_that_day": [],
        "others_in_doubt": [],
        "count": 3,
    }
    assert (cells[TOLL, "borduria"]["stance"], cells[TOLL, "avaria"]["count"]) == ("rejects", 1)
    whole = cells["agreement", "avaria"]
    beside = {other["stance"] for other in whole["others_that_day"]}
    assert {whole["stance"]} | beside == {"asserts", "disputes"}


@pytest.mark.parametrize(
    "query, pairs",
    [
        ({"party": "borduria"}, {(TOLL, "borduria")}),
        ({"subject": "ferry-toll"}, {(TOLL, "avaria"), (TOLL, "borduria")}),
        ({"subject": "precondition", "party": "avaria"}, {(TOLL, "avaria")}),
        ({"subject": "stage"}, {("stage", "avaria")}),
        ({"subject": "stage", "as_of": "2025-03-31"}, set()),
        ({"subject": "1"}, {(f"{AGREEMENT}-1", "avaria")}),
        ({"party": "osce"}, set()),
        ({"as_of": "2024-12-31"}, set()),
    ],
)
def test_matrix_is_filtered(read, said, query, pairs):
    answer = read("matrix/", agreement=AGREEMENT, **query)
    assert {(cell["subject"], cell["party"]) for cell in answer["cells"]} == pairs


@pytest.mark.parametrize("day", DAYS)
def test_matrix_agrees_with_the_read_of_the_record(read, record, day):
    whole = matrix(record, datetime.date.fromisoformat(day))
    answer = read("matrix/", agreement=record.slug, as_of=day)
    assert [party["id"] for party in answer["parties"]] == [p.slug for p in whole.parties]
    assert [subject["id"] for subject in answer["subjects"]] == [s.key for s in whole.subjects]
    told = {(c["party"], c["subject"]): (c["position"], c["count"]) for c in answer["cells"]}
    assert told == {key: (stance.present.slug, stance.count) for key, stance in whole.cells.items()}
    differing = {(c["party"], c["subject"]) for c in answer["cells"] if c["others_that_day"]}
    assert differing == {key for key, stance in whole.cells.items() if stance.others_that_day}


def test_matrix_of_the_announcement_shows_what_pulls_apart(read, record):
    answer = read("matrix/", agreement=record.slug, as_of="2025-03-13", party="azerbaijan")
    differing = [cell for cell in answer["cells"] if cell["others_that_day"]]
    assert differing
    for cell in differing:
        day = cell["date"]["value"]
        for other in cell["others_that_day"]:
            row = read(f"positions/{other['position']}/")
            assert (row["date"]["value"], row["speaks_for"]) == (day, "azerbaijan")
            assert row["stance"] == other["stance"] != cell["stance"]


def test_matrix_names_no_article_before_its_subject_was_public(read, record):
    for day in DAYS:
        titles = {a["id"]: a["title"] for a in read("articles/", as_of=day)["results"]}
        subjects = read("matrix/", agreement=record.slug, as_of=day)["subjects"]
        shown = {s["id"]: s["title"] for s in subjects if s["kind"] == "article"}
        assert shown == {key: titles[key] for key in shown}


def test_movement_stands_beside_its_denial(read, record):
    small = small_record()
    article = small.articles[0]
    with revise(reason="Claim and denial") as edit:
        claim = add_movement(edit, small, article, slug="claim")
        add_movement(
            edit,
            small,
            article,
            slug="denial",
            claim="denies",
            denies=claim,
            according_to=small.borduria,
            date="2025-03-20",
        )
        source = add_source(edit, "analyst")
        add_movement(
            edit,
            small,
            article,
            slug="lone-denial",
            claim="denies",
            according_to=None,
            according_to_source=source,
            date="2025-03-21",
        )
    rows = {row["id"]: row for row in read("movements/", agreement=AGREEMENT)["results"]}
    shown = {key: (row["claim"], row["denies"], row["denied_by"]) for key, row in rows.items()}
    assert shown == {
        "claim": ("claims", None, ["denial"]),
        "denial": ("denies", "claim", []),
        "lone-denial": ("denies", None, []),
    }
    assert (rows["claim"]["mover"], rows["claim"]["kind"]) == ("borduria", "moved")
    assert rows["lone-denial"]["according_to_source"] == "analyst"
    assert read("movements/claim/", as_of="2025-03-19")["denied_by"] == []
    told = read(f"articles/{AGREEMENT}-1/")["movement"]
    assert [(c["id"], [d["id"] for d in c["denials"]]) for c in told] == [
        ("claim", ["denial"]),
        ("lone-denial", []),
    ]
    assert told[0]["according_to"] == {"id": "avaria", "name": "Avaria"}
    assert told[0]["denials"][0]["citations"]
    before = read(f"articles/{AGREEMENT}-1/", as_of="2025-03-19")["movement"]
    assert [(c["id"], c["denials"]) for c in before] == [("claim", [])]


def test_denial_does_not_name_a_claim_that_counts_later(read, record):
    small = small_record()
    with revise(reason="Claim and denial") as edit:
        claim = add_movement(edit, small, small.articles[0], slug="claim", date="2025-05")
        add_movement(edit, small, small.articles[0], slug="denial", claim="denies", denies=claim)
    assert read("movements/denial/", as_of="2025-05-01")["denies"] is None
    told = read(f"articles/{AGREEMENT}-1/", as_of="2025-05-01")["movement"]
    assert [c["id"] for c in told] == ["denial"]
    assert read("movements/denial/", as_of="2025-05-31")["denies"] == "claim"


@pytest.mark.parametrize(
    "address, query, count",
    [
        ("movements/", {"article": "armenia-azerbaijan-15"}, 4),
        ("movements/", {"key": "7"}, 5),
        ("movements/", {"claim": "denies"}, 2),
        ("movements/", {"kind": "moved"}, 2),
        ("movements/", {"mover": "armenia"}, 9),
        ("movements/", {"according_to": "azerbaijan"}, 3),
        ("movements/", {"according_to": "evn-report-2025-04"}, 2),
        ("movements/", {"as_of": "2025-03-12"}, 2),
        ("instruments/", {"kind": "appeal"}, 1),
        ("instruments/", {"party": "osce"}, 1),
        ("instruments/", {"to": "1999-12-31"}, 1),
        ("draft-versions/", {"sent_by": "azerbaijan"}, 7),
        ("draft-versions/", {"received_by": "azerbaijan", "from": "2024-01-01"}, 2),
        ("draft-versions/", {"party": "azerbaijan"}, 13),
        ("draft-versions/", {"as_of": "2022-12-31"}, 4),
        ("draft-versions/", {"q": "tenth edition"}, 1),
        ("positions/", {"subject": "minsk-group-closure", "party": "armenia"}, 5),
        ("positions/", {"as_of": "2025-03-13", "from": "2025-03-13", "party": "azerbaijan"}, 12),
        ("articles/", {"agreement": "armenia-azerbaijan"}, 19),
    ],
)
def test_filter_finds(read, record, address, query, count):
    assert read(address, **query)["count"] == count


def test_articles_name_the_preconditions_on_which_they_bear(read, record):
    small = small_record()
    with revise(reason="A precondition on an article") as edit:
        toll = add_precondition(
            edit,
            small,
            ties={
                **small.cited(),
                "stated_by": [{"party": small.avaria}],
                "articles": [{"article": small.articles[0]}],
            },
        )
        add_step(edit, small, toll, "standing", "stated", "2025-01-10")
    assert read(f"articles/{AGREEMENT}-1/")["preconditions"] == [TOLL]
    assert read(f"articles/{AGREEMENT}-1/", as_of="2025-01-09")["preconditions"] == []
    assert read(f"articles/{AGREEMENT}-2/")["preconditions"] == []


def test_document_and_draft_show_their_parties(read, record):
    small = small_record()
    about = {"agreement": small.agreement, "confidence": "high"}
    with revise(reason="A document and a draft") as edit:
        edit.add(
            Instrument,
            slug="joint-appeal",
            title="Joint appeal",
            kind="appeal",
            date="2025-05-01",
            ties={**small.cited(), "parties": [{"party": small.borduria}, {"party": small.avaria}]},
            **about,
        )
        draft = edit.add(
            DraftVersion,
            slug="draft-3",
            number=3,
            sent_by=small.avaria,
            received_by=small.borduria,
            date="2025-06",
            ties=small.cited(),
            **about,
        )
        edit.add(
            DraftVersion,
            slug="draft-4",
            number=4,
            sent_by=small.avaria,
            according_to=small.borduria,
            differs_from=draft,
            date="2025-05-20",
            ties=small.cited(),
            **about,
        )
    row = read("instruments/joint-appeal/")
    assert (row["title"], row["kind"], row["parties"]) == (
        "Joint appeal",
        "appeal",
        ["avaria", "borduria"],
    )
    row = read("draft-versions/draft-4/")
    assert (row["number"], row["sent_by"], row["received_by"]) == (4, "avaria", None)
    assert (row["according_to"], row["differs_from"]) == ("borduria", "draft-3")
    assert read("draft-versions/draft-4/", as_of="2025-06-01")["differs_from"] is None
    assert read("draft-versions/draft-3/")["date"]["precision"] == "month"


def test_party_and_speaker_have_their_page_in_their_only_agreement(read, said):
    party = read("parties/avaria/")
    assert party["html_url"] == f"http://testserver/{AGREEMENT}/parties/avaria/"
    [speaker] = read("actors/", party="avaria")["results"]
    assert speaker["html_url"].startswith(f"{party['html_url']}#")
    small_record(slug="second-treaty")
    assert read("parties/avaria/")["html_url"] is None
    listed = read("parties/", agreement="second-treaty")["results"]
    assert [row["html_url"] for row in listed] == [
        f"http://testserver/second-treaty/parties/{party}/" for party in ("avaria", "borduria")
    ]


def test_corrected_statement_is_left_out_and_its_followers_name_the_new_one(read, said):
    first = Position.objects.get(slug="first")
    with revise(reason="Wrong stance", kind="correction") as edit:
        new = edit.correct(first, stance="disputes")
    query = {"agreement": AGREEMENT, "subject": "article"}
    assert ids(read("positions/", **query)) == sorted(["second", "third", new.slug])
    assert ids(read("positions/", superseded="include", **query)) == sorted(
        ["first", "second", "third", new.slug]
    )
    old = read("positions/first/")
    assert (old["stance"], old["superseded_by"], old["replaced_by"]) == ("rejects", new.slug, [])
    assert read(f"positions/{new.slug}/")["replaced_by"] == ["second"]
    assert read("positions/second/")["replaces"] == new.slug
    [cell] = read("matrix/", subject="1", **{"agreement": AGREEMENT})["cells"]
    assert (cell["former"], cell["count"]) == ({"position": new.slug, "stance": "disputes"}, 3)
