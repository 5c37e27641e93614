"""What must not show: retracted content, staff, keys of the database, fields nobody chose."""

import re

import pytest
from django.apps import apps

from provisions.models import DraftVersion, Event, EventParty, Instrument, Tally
from provisions.record import revise
from tests.builders import (
    add_actor,
    add_movement,
    add_position,
    add_precondition,
    add_source,
    add_status,
    small_record,
)

CANARY = "canarywithdrawn"
ADDRESSES = (
    "agreements/",
    "articles/",
    "preconditions/",
    "article-texts/",
    "draft-versions/",
    "parties/",
    "actors/",
    "positions/",
    "movements/",
    "status-entries/",
    "tallies/",
    "events/",
    "instruments/",
    "sources/",
    "revisions/",
    "overview/",
)


@pytest.fixture
def staff(django_user_model):
    return django_user_model.objects.create_user(
        "staff-canary-name", "staff-canary@example.org", first_name="Canarina", last_name="Editrix"
    )


@pytest.fixture
def withdrawn(record, staff):
    """A small record, and in it something of every kind that was retracted."""
    small = small_record()
    with revise(reason="Entries", author=staff) as edit:
        source = add_source(edit, f"{CANARY}-source", title=CANARY, publisher=CANARY)
        actor = add_actor(edit, small.avaria, name=CANARY)
        entry = add_status(
            edit,
            small,
            small.articles[0],
            note=CANARY,
            speaker=actor,
            ties={"citations": [{"source": source, "quotation": CANARY}]},
        )
        tally = edit.add(
            Tally,
            agreement=small.agreement,
            according_to=small.avaria,
            date="2025-01-01",
            agreed=3,
            confidence="low",
            subject_words=CANARY,
            ties=small.cited(),
        )
        event = edit.add(
            Event,
            slug="a-meeting",
            agreement=small.agreement,
            kind="meeting",
            title="A meeting",
            date="2025-01-02",
            confidence="high",
            ties={
                **small.cited(quotation=CANARY),
                "parties": [{"party": small.avaria}, {"party": small.borduria}],
                "articles": [{"article": small.articles[0]}],
            },
        )
        said = statements_of(edit, small)
    with revise(reason="All of it was wrong", kind="retraction", author=staff) as edit:
        for row in (*reversed(said.values()), entry, tally, actor, source):
            edit.retract(row)
        edit.amend(
            event,
            ties={
                "citations": [{"source": small.source, "locator": "p. 1"}],
                "parties": [{"party": small.avaria}],
                "articles": [],
            },
        )
    rows = {"status-entries": entry, "tallies": tally, "actors": actor, "sources": source}
    return small, {**rows, **said}


def statements_of(edit, small):
    """Add a precondition, and a statement, a claim, a document and a draft; retracted later."""
    ties = {
        **small.cited(quotation=CANARY),
        "stated_by": [{"party": small.avaria}],
        "addressed_to": [{"party": small.borduria}],
        "articles": [{"article": small.articles[0]}],
        "names": [{"name": CANARY, "used_by": small.avaria}],
    }
    toll = add_precondition(edit, small, key=CANARY, title=CANARY, ties=ties)
    about = {"agreement": small.agreement, "date": "2025-01-01", "confidence": "low"}
    named = {"subject": "precondition", "precondition": toll}
    cited = {"ties": small.cited(quotation=CANARY)}
    return {
        "preconditions": toll,
        "positions": add_position(edit, small, summary=CANARY, date="2025-01-01", **named),
        "movements": add_movement(edit, small, small.articles[0], summary=CANARY),
        "instruments": edit.add(Instrument, title=CANARY, kind="other", **cited, **about),
        "draft-versions": edit.add(
            DraftVersion, sent_by=small.avaria, summary=CANARY, **cited, **about
        ),
    }


def test_withdrawn_content_is_in_no_collection(walk, ask, withdrawn):
    small, _ = withdrawn
    bodies = [walk(address, page_size=100) for address in ADDRESSES[:-1]]
    bodies += [
        walk(address, page_size=100, superseded="include")
        for address in (
            "article-texts/",
            "status-entries/",
            "tallies/",
            "events/",
            "positions/",
            "movements/",
            "instruments/",
            "draft-versions/",
        )
    ]
    for address in ("overview/", "matrix/"):
        bodies.append(ask(address, agreement=small.agreement.slug).json())
    assert [body for body in bodies if CANARY in repr(body)] == []


def test_withdrawn_content_is_found_by_no_search(ask, withdrawn):
    for address in ADDRESSES[:-1]:
        assert ask(address, q=CANARY).json()["results"] == []


def test_withdrawn_row_leaves_a_tombstone_at_its_address(read, withdrawn):
    _, rows = withdrawn
    for collection, row in rows.items():
        tomb = read(f"{collection}/{row.slug}/")
        assert tomb.pop("retracted_at")
        assert tomb == {
            "id": row.slug,
            "state": "retracted",
            "retracted_in": 4,
            "reason": "All of it was wrong",
        }


def test_withdrawn_ties_are_gone_from_their_row(read, withdrawn):
    row = read("events/a-meeting/")
    assert (row["parties"], row["articles"]) == (["avaria"], [])
    assert [citation["locator"] for citation in row["citations"]] == ["p. 1"]
    assert row["revision"] == 4
    assert EventParty.objects.tombstones().count() == 1


@pytest.mark.parametrize(
    "address, query",
    [
        ("events/", {"party": "borduria"}),
        ("events/", {"article": "avaria-borduria-1"}),
        ("preconditions/", {"party": "borduria"}),
        ("preconditions/", {"article": "avaria-borduria-1"}),
        ("positions/", {"party": "avaria"}),
        ("positions/", {"subject": "avaria-borduria-1"}),
    ],
)
def test_withdrawn_tie_is_found_by_no_filter(read, withdrawn, address, query):
    assert read(address, **query)["count"] == 0


def test_withdrawn_row_names_nothing_in_a_filter(ask, withdrawn):
    _, rows = withdrawn
    toll = rows["preconditions"]
    for address, query in (
        ("status-entries/", {"according_to": rows["sources"].slug}),
        ("status-entries/", {"precondition": toll.slug}),
        ("positions/", {"precondition": toll.slug}),
        ("positions/", {"subject": toll.slug}),
        ("preconditions/", {"key": toll.key}),
        ("matrix/", {"agreement": "avaria-borduria", "subject": toll.key}),
    ):
        assert ask(address, **query).status_code == 400


def test_changes_mark_what_was_withdrawn_since(read, withdrawn):
    _, rows = withdrawn
    [change] = read("revisions/3/changes/", row=rows["status-entries"].slug)["results"]
    assert (change["action"], change["row_state"]) == ("added", "retracted")
    [change] = read("revisions/4/changes/", row=rows["status-entries"].slug)["results"]
    assert (change["action"], change["row_state"]) == ("retracted", "retracted")
    assert change["fields"] == [{"field": "state", "before": "published", "after": "retracted"}]


@pytest.fixture
def corrected(record):
    small = small_record()
    with revise(reason="A status") as edit:
        old = add_status(edit, small, small.articles[0], note="as first written")
    with revise(reason="Wrong day", kind="correction") as edit:
        new = edit.correct(old, date="2025-01-09", note="as corrected")
    return small, old, new


def test_corrected_entry_is_left_out_unless_asked_for(read, corrected):
    small, old, new = corrected
    query = {"agreement": small.agreement.slug, "fields": "id,supersedes,superseded_by"}
    assert read("status-entries/", **query)["results"] == [
        {"id": new.slug, "supersedes": old.slug, "superseded_by": None}
    ]
    both = read("status-entries/", **query, superseded="include")["results"]
    assert sorted((row["id"], row["superseded_by"]) for row in both) == sorted(
        [(old.slug, new.slug), (new.slug, None)]
    )


def test_corrected_entry_stays_readable_and_counts_for_nothing(read, corrected):
    _, old, new = corrected
    assert read(f"status-entries/{old.slug}/")["superseded_by"] == new.slug
    article = read("articles/avaria-borduria-1/")
    assert [account["entry"] for account in article["status_by_party"]] == [new.slug]


def test_entry_counts_again_when_its_correction_is_withdrawn(read, corrected):
    small, old, new = corrected
    with revise(reason="The correction was wrong", kind="retraction") as edit:
        edit.retract(new)
    row = read(f"status-entries/{old.slug}/")
    assert (row["note"], row["superseded_by"]) == ("as first written", None)
    assert read("status-entries/", agreement=small.agreement.slug)["count"] == 1


def test_staff_are_named_nowhere(walk, ask, withdrawn, staff):
    bodies = [repr(walk(address, page_size=100)) for address in ADDRESSES[:-1]]
    bodies += [repr(walk(f"revisions/{n}/changes/", page_size=100)) for n in (1, 2, 3, 4)]
    bodies.append(ask("overview/", agreement="avaria-borduria").content.decode())
    words = (staff.username, staff.email, staff.first_name, staff.last_name, "'author")
    assert [word for body in bodies for word in words if word.lower() in body.lower()] == []


def test_keys_of_the_database_are_nowhere(walk, record):
    """Give every row a key that nothing else in the record can be, then look for it."""
    keys = {
        str(row.pk)
        for model in apps.get_app_config("provisions").get_models()
        if hasattr(model, "state") and not hasattr(model, "history_id")
        for row in model.objects.all()
        if row.pk > 1400  # below it, counts and years and quotations look alike
    }
    assert len(keys) > 100
    for address in ADDRESSES[:-1]:
        for row in walk(address, page_size=100):
            assert [n for n in numbers_in(row) if str(n) in keys] == []


def numbers_in(value):
    if isinstance(value, dict):
        return [n for part in value.values() for n in numbers_in(part)]
    if isinstance(value, list):
        return [n for part in value for n in numbers_in(part)]
    return [value] if isinstance(value, int) and not isinstance(value, bool) else []


CHOSEN = {
    "parties/": "agreement citations html_url id kind name note parent revision roles short_name "
    "url",
    "actors/": "agreement citations html_url id name note office party revision since until url",
    "status-entries/": "according_to according_to_source agreement article aspect basis citations "
    "confidence date html_url id note party precondition revision rule sort_day speaker status "
    "superseded_by supersedes url voice",
    "preconditions/": "accounts_differ addressed_to agreement answer_linkage answer_substance "
    "articles as_of certified_by citations condition_of_signature confidence draft_relation "
    "draft_relation_basis form fulfilment fulfilment_entry fulfilment_since fulfilment_voice "
    "html_url id inferred_by key left_out_basis list met_according_to names note order "
    "order_relative_to pair_named paired_with revision second_form slug standing standing_entry "
    "standing_since standing_voice stated stated_by steps summary title url would_meet",
    "positions/": "agreement article citations confidence date html_url id note others_that_day "
    "party precondition replaced_by replaces replies_to reported_by reported_by_source revision "
    "sort_day speaker speaks_for stance subject summary superseded_by supersedes url",
    "movements/": "according_to according_to_source agreement article citations claim confidence "
    "date denied_by denies html_url id kind mover note revision sort_day speaker summary "
    "superseded_by supersedes url",
    "instruments/": "agreement citations confidence date html_url id kind note official_text "
    "parties revision sort_day summary superseded_by supersedes title url",
    "draft-versions/": "according_to agreement citations confidence date differs_from html_url id "
    "note number received_by revision sent_by sort_day speaker summary superseded_by supersedes "
    "url",
    "revisions/": "agreement agreements changes citations digest html_url id internal_digest kind "
    "number previous_digest reason recorded_at reseals revision url",
    "revisions/1/changes/": "action agreement collection fields noun position revision row "
    "row_state summary ties url",
}


@pytest.mark.parametrize("address", CHOSEN)
def test_every_field_was_chosen(walk, address):
    """A new field of a model is not exported until somebody adds it to a shape and here."""
    assert " ".join(sorted(walk(address, page_size=100)[0])) == CHOSEN[address]


def test_every_field_of_a_change_was_chosen(walk):
    for row in walk("revisions/1/changes/", page_size=100):
        names = {field["field"] for field in row["fields"]}
        assert not [n for n in names if re.search(r"^id$|version|revision|author|history|sort", n)]
