"""“X said P about S on date D, source U”: one form, one save, nothing lost."""

from __future__ import annotations

import pytest

from provisions.models import Article, Position, Revision, Source
from provisions.record import revise
from tests.builders import add_actor, add_source
from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import REASON, errors, page, read_form, send, typed
from tests.provisions.admin.rows import add_precondition, add_statement

pytestmark = pytest.mark.django_db
RECORD = "/admin/provisions/position/record/"
NEW_SOURCE = {
    "new_publisher": "Herald",
    "new_title": "On the ferry toll",
    "new_url": "https://example.org/toll",
    "new_date": "2025-03-14",
    "new_kind": "news",
    "new_perspective": "international",
    "new_language": "en",
}


def said(small, **values):
    """Return a filled form: Avaria on the first article, by the gazette."""
    return {
        "party": small.avaria.pk,
        "subject": f"article-{small.articles[0].pk}",
        "stance": "rejects",
        "date": "2025-03-13",
        "summary": "Would not take the border clause.",
        "source": small.source.pk,
        "locator": "p. 3",
        "quotation": "no such clause",
        **values,
    }


def test_statement_is_one_form_and_one_save(small, analyst):
    response = send(analyst, RECORD, **said(small))
    assert response.url == "/admin/provisions/position/"
    row = Position.objects.get()
    assert (row.party, row.article, row.subject, row.stance) == (
        small.avaria,
        small.articles[0],
        "article",
        "rejects",
    )
    assert (row.agreement, str(row.date), row.confidence, row.speaker, row.replaces) == (
        small.agreement,
        "13 March 2025",
        "medium",
        None,
        None,
    )
    [cited] = row.citations.published()
    assert (cited.source, cited.locator, cited.quotation) == (
        small.source,
        "p. 3",
        "no such clause",
    )
    revision = Revision.objects.first()
    assert (revision.number, revision.reason, revision.author_name) == (2, REASON, "ana.lyst")
    assert [(c.noun, c.action) for c in revision.changes.all()] == [("position", "added")]


def test_new_source_and_statement_are_one_revision(small, analyst):
    response = analyst.post(
        RECORD, typed(analyst, RECORD, **said(small, source="", **NEW_SOURCE)), follow=True
    )
    source = Source.objects.get(publisher="Herald")
    assert (source.title, source.url, str(source.date), source.kind, source.language) == (
        "On the ferry toll",
        "https://example.org/toll",
        "14 March 2025",
        "news",
        "en",
    )
    row = Position.objects.get()
    assert [c.source for c in row.citations.published()] == [source]
    assert Revision.objects.count() == 2
    assert [c.noun for c in Revision.objects.first().changes.all()] == ["source", "position"]
    [message] = response.context["messages"]
    assert f'<a href="{page(row)}">' in str(message)
    assert f'Its source is new: <a href="{page(source)}">' in str(message)


def test_form_is_reached_from_any_page_of_the_desk(small, analyst, viewer):
    link = f'href="{RECORD}">Record a statement</a>'
    for address in ("/admin/", "/admin/provisions/source/", page(small.avaria), RECORD):
        assert link in analyst.get(address).content.decode()
        if address != RECORD:
            assert "Record a statement" not in viewer.get(address).content.decode()
    for address in (RECORD, f"{RECORD}../subjects/", f"{RECORD}../last/"):
        assert viewer.get(address.replace("record/../", "")).status_code == 403


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"party": ""}, "party", "Name the party, or the speaker"),
        ({"subject": ""}, "subject", "This field is required."),
        ({"subject": "article-99999"}, "subject", "Select a valid choice."),
        ({"stance": ""}, "stance", "This field is required."),
        ({"stance": "shouts"}, "stance", "Select a valid choice."),
        ({"date": ""}, "date", "This field is required."),
        ({"date": "13 March 2025"}, "date", "“13 March 2025” is not a date"),
        ({"date": "2025-02-30"}, "date", "“2025-02-30” is not a day of the calendar"),
        ({"date": "2999-01-01"}, "date", "The date counts from 2999-01-01"),
        ({"summary": ""}, "summary", "This field is required."),
        ({"summary": "a\u202eb"}, "summary", "This text holds the invisible character U+202E"),
        ({"summary": "x" * 4001}, "summary", "This text has 4001 characters; at most 4000"),
        ({"source": ""}, "source", "Choose a source, or describe a new one."),
        ({"source": "99999"}, "source", "Select a valid choice."),
        ({"locator": "a\x07b"}, "locator", "This text holds the control character U+0007"),
        ({"quotation": "word " * 16}, "quotation", "The quotation has 16 words"),
        ({"confidence": ""}, "confidence", "This field is required."),
        ({"replaces": "last"}, "replaces", "The record holds no earlier statement"),
        ({"reason": ""}, "reason", "This field is required."),
        ({"reason": "As ana.lyst found"}, "reason", "Names a member of staff"),
        (NEW_SOURCE, "source", "Choose a source or describe a new one, not both."),
        ({"source": "", **NEW_SOURCE, "new_kind": ""}, "new_kind", "This field cannot be blank."),
        ({"source": "", **NEW_SOURCE, "new_url": "javascript:x"}, "new_url", "Enter a valid URL."),
        ({"source": "", **NEW_SOURCE, "new_date": "soon"}, "new_date", "“soon” is not a date"),
        ({"source": "", "new_title": "Report"}, "new_publisher", "This field cannot be blank."),
        ({"speaker": "other"}, "speaker", "Speaks for Borduria, not Avaria."),
    ],
)
def test_refused_statement_names_the_field_and_keeps_what_was_typed(
    small, analyst, values, field, words
):
    if values.get("speaker"):
        with revise(reason="One who speaks for the other") as edit:
            values = {"speaker": str(add_actor(edit, small.borduria).pk)}
    before = Revision.objects.count()
    sent = typed(analyst, RECORD, **said(small, **values))
    response = analyst.post(RECORD, sent)
    assert response.status_code == 200
    assert errors(response)[field][0].startswith(words)
    others = {"new_kind", "new_perspective", "new_publisher"} if "new_title" in values else set()
    assert set(errors(response)) - others == {field} - others
    kept = read_form(response).values
    chosen = (
        {"subject", "stance", "source"}
        if "99999" in str(values) or "shouts" in str(values)
        else set()
    )
    for name, value in sent.items():
        if name not in chosen | {"last_seen"}:
            assert kept[name] == str(value), name
    assert (Revision.objects.count(), Position.objects.count()) == (before, 0)
    assert Source.objects.count() == 1


def test_party_is_the_speakers_where_only_the_speaker_is_named(small, analyst):
    with revise(reason="A minister") as edit:
        minister = add_actor(edit, small.borduria)
    send(analyst, RECORD, **said(small, party="", speaker=minister.pk))
    row = Position.objects.get()
    assert (row.party, row.speaker) == (small.borduria, minister)


@pytest.mark.parametrize("kind", ["agreement", "stage", "precondition"])
def test_one_field_finds_every_subject(small, analyst, kind):
    with revise(reason="A requirement") as edit:
        asked = add_precondition(edit, small)
    key = asked.pk if kind == "precondition" else small.agreement.pk
    send(analyst, RECORD, **said(small, subject=f"{kind}-{key}"))
    row = Position.objects.get()
    assert (row.subject, row.article) == (kind, None)
    assert row.precondition == (asked if kind == "precondition" else None)
    assert row.agreement == small.agreement


def test_subjects_are_found_by_number_title_and_contested_name(small, analyst):
    with revise(reason="More") as edit:
        asked = add_precondition(edit, small)
    search = "/admin/provisions/position/subjects/"

    def found(term):
        return [row["id"] for row in analyst.get(search, {"term": term}).json()["results"]]

    assert found("unjust toll") == [f"precondition-{asked.pk}"]
    assert found("FERRY") == [f"precondition-{asked.pk}"]
    assert found("article 2") == [f"article-{small.articles[1].pk}"]
    assert found("nothing of the kind") == []
    assert len(found("")) == 6
    assert analyst.get(search, {"term": "\x00" * 9 + "a" * 60_000}).status_code == 200


def test_last_statement_is_offered_shown_and_replaced(small, analyst):
    with revise(reason="Earlier") as edit:
        about = {"subject": "article", "article": small.articles[0]}
        add_statement(edit, small, date="2024-01-01", summary="First word.", **about)
        last = add_statement(edit, small, date="2025-01-01", summary="Last <b>word</b>.", **about)
        add_statement(edit, small, date="2025-06-01", summary="Later word.", **about)
        add_statement(edit, small, party=small.borduria, summary="Not theirs.", **about)
        add_statement(edit, small, summary="Not on this.")
    looked = analyst.post(RECORD, typed(analyst, RECORD, **said(small), _find="1"))
    shown = looked.content.decode()
    assert "Last &lt;b&gt;word&lt;/b&gt;." in shown
    form = read_form(looked).values
    assert form["last_seen"] == str(last.pk)
    assert (form["summary"], form["reason"]) == ("Would not take the border clause.", REASON)
    answer = analyst.get("/admin/provisions/position/last/", said(small)).json()
    assert answer["seen"] == str(last.pk)
    assert "Last &lt;b&gt;word&lt;/b&gt;." in answer["words"]
    done = analyst.post(RECORD, form | {"replaces": "last"}, follow=True)
    assert Position.objects.get(date="2025-03-13").replaces == last
    [message] = done.context["messages"]
    assert f'It replaces <a href="{page(last)}">' in str(message)


def test_statement_that_became_the_last_meanwhile_is_not_replaced_unseen(small, analyst):
    about = {"subject": "article", "article": small.articles[0]}
    with revise(reason="Earlier") as edit:
        add_statement(edit, small, date="2025-01-01", **about)
    form = read_form(analyst.post(RECORD, typed(analyst, RECORD, **said(small), _find="1"))).values
    with revise(reason="Meanwhile") as edit:
        newer = add_statement(edit, small, date="2025-02-01", **about)
    response = analyst.post(RECORD, form | {"replaces": "last"})
    assert errors(response)["replaces"][0].startswith("Another statement has become the last")
    again = read_form(response).values
    assert again["last_seen"] == str(newer.pk)
    assert analyst.post(RECORD, again).status_code == 302
    assert Position.objects.get(date="2025-03-13").replaces == newer


def test_another_statement_starts_from_the_same_source_and_date(small, analyst):
    response = send(analyst, RECORD, **said(small, _addanother="1"))
    form = read_form(analyst.get(response.url)).values
    assert (form["source"], form["date"]) == (str(small.source.pk), "2025-03-13")
    assert (form["party"], form["summary"], form["subject"]) == ("", "", "")
    assert form["reason"] == "A statement newly recorded from its source"
    opened = send(analyst, RECORD, **said(small, summary="Another.", _continue="1"))
    assert opened.url == page(Position.objects.get(summary="Another."))


def test_address_fills_only_what_the_fields_accept(small, analyst):
    article = f"article-{small.articles[1].pk}"
    good = {"party": small.avaria.pk, "subject": article, "stance": "urges", "date": "2025-03"}
    form = read_form(analyst.get(RECORD, good)).values
    assert {name: form[name] for name in good} == {k: str(v) for k, v in good.items()}
    bad = {"party": "\x00", "subject": "article-x", "stance": "<b>", "source": "9" * 5000}
    bad |= {"speaker": "-1", "summary": "Not from an address", "reason": "Nor this"}
    form = read_form(analyst.get(RECORD, bad)).values
    assert [form[n] for n in ("party", "subject", "stance", "source", "summary")] == [""] * 5


def test_source_is_found_and_chosen_without_script(small, analyst):
    with revise(reason="Many") as edit:
        sought = add_source(edit, "sought", publisher="Azərtac", title="Ceyhun Bayramov: briefing")
        for number in range(30):
            add_source(edit, f"w{number}", title=f"Other report {number}")
    form = typed(analyst, RECORD, **said(small, source=""), source_find="bairamov azertac")
    found = analyst.post(RECORD, form | {"_find": "1"})
    assert f'<option value="{sought.pk}">Azərtac: Ceyhun Bayramov: briefing</option>' in (
        found.content.decode()
    )
    kept = read_form(found).values
    assert "<div>1 found.</div>" in found.content.decode()
    assert (kept["summary"], kept["source_find"]) == (form["summary"], "bairamov azertac")
    refused = analyst.post(RECORD, kept)
    assert errors(refused)["source"] == [
        "Choose one of the 1 sources found, or describe a new one."
    ]
    assert analyst.post(RECORD, kept | {"source": sought.pk}).status_code == 302
    assert [c.source for c in Position.objects.get().citations.published()] == [sought]


def test_second_click_on_save_records_no_second_statement(small, analyst):
    sent = typed(analyst, RECORD, **said(small))
    assert analyst.post(RECORD, sent).status_code == 302
    again = analyst.post(RECORD, sent)
    [told] = errors(again)["__all__"]
    assert told.startswith("Says the same as position avaria-borduria-1-avaria-rejects-2025-03-13")
    new = typed(analyst, RECORD, **said(small, source="", summary="Other.", **NEW_SOURCE))
    assert analyst.post(RECORD, new).status_code == 302
    assert errors(analyst.post(RECORD, new))["new_url"][0].startswith(
        "The record has a source at this address: Herald: On the ferry toll"
    )
    assert (Position.objects.count(), Source.objects.count()) == (2, 2)


def test_account_that_may_not_add_sources_is_offered_none(small):
    user = account("ad.der", "view", "add")
    user.user_permissions.remove(user.user_permissions.get(codename="add_source"))
    adder = seated(user)
    assert "new_title" not in read_form(adder.get(RECORD)).values
    response = send(adder, RECORD, **said(small, source="", **NEW_SOURCE))
    assert errors(response)["source"] == ["Choose a source, or describe a new one."]
    assert Source.objects.count() == 1


HOSTILE = [
    "a\x00b",
    "x" * 60_000,
    "<script>alert(1)</script>\"'>{{ 1 }}",
    "9" * 5000,
    "-1",
    "&#xD800;",
]


@pytest.mark.once
def test_hostile_text_in_any_field_breaks_nothing(small, analyst):
    sent = typed(analyst, RECORD, **said(small), source_find="", **NEW_SOURCE)
    for number, name in enumerate(sent):
        # The values take turns: two for each field, one for each way of sending.
        for extra, turn in (({}, number), ({"_find": "1"}, number + 3)):
            value = HOSTILE[turn % len(HOSTILE)]
            response = analyst.post(RECORD, sent | extra | {name: value})
            assert response.status_code == 200, (name, value[:20])
            assert "<script>alert(1)" not in response.content.decode()
            assert read_form(response).values["summary"].strip() != "" or name == "summary"
            assert analyst.get(RECORD, {name: value}).status_code == 200
    assert Position.objects.count() == 0


def test_form_asks_as_much_whatever_the_record_holds(small, analyst, django_assert_num_queries):
    for count in (1, 30):
        with revise(reason="More") as edit:
            for number in range(count):
                add_source(edit, f"s{count}-{number}")
                add_actor(edit, small.avaria, f"Speaker {count} {number}")
                key = f"k{count}-{number}"
                edit.add(Article, agreement=small.agreement, key=key, position=count * 40 + number)
                add_precondition(edit, small, key=key, title=key)
        with django_assert_num_queries(13):
            assert analyst.get(RECORD).status_code == 200
