"""Preconditions, their steps, statements and claims at the desk, each by its own form."""

from __future__ import annotations

import pytest

from provisions.models import (
    DraftVersion,
    Instrument,
    Movement,
    Position,
    Precondition,
    Revision,
    StatusEntry,
)
from provisions.record import revise
from tests.builders import add_source
from tests.provisions.admin.desk import (
    REASON,
    add_page,
    citation,
    day,
    errors,
    page,
    read_form,
    send,
    typed,
)
from tests.provisions.admin.rows import add_precondition, add_statement

pytestmark = pytest.mark.django_db


def requirement(small, **values):
    return {
        "agreement": small.agreement.pk,
        "key": "ferry-toll",
        "title": "End of the ferry toll",
        "list": "requirement",
        "form": "stated",
        "condition_of_signature": "yes",
        "confidence": "high",
        "stated_by-0-party": small.avaria.pk,
        "addressed_to-0-party": small.borduria.pk,
        "articles-0-article": small.articles[0].pk,
        "names-0-name": "The unjust toll",
        "names-0-used_by": small.avaria.pk,
        **citation(small.source),
        **values,
    }


def step(small, row, aspect, status, **values):
    return {
        "agreement": small.agreement.pk,
        "aspect": aspect,
        "precondition": row.pk,
        "status": status,
        "voice": "party",
        "according_to": small.avaria.pk,
        "confidence": "high",
        **day("2025-01-10"),
        **citation(small.source),
        **values,
    }


def test_precondition_is_recorded_with_all_that_it_names(small, analyst):
    send(analyst, add_page(Precondition), **requirement(small))
    row = Precondition.objects.get(slug="avaria-borduria-ferry-toll")
    assert [t.party for t in row.stated_by.published()] == [small.avaria]
    assert [t.party for t in row.addressed_to.published()] == [small.borduria]
    assert [t.article for t in row.articles.published()] == [small.articles[0]]
    assert [str(t) for t in row.names.published()] == ["The unjust toll (Avaria)"]
    assert Revision.objects.count() == 2


def test_precondition_is_amended_in_place_and_keeps_its_key(small, analyst):
    with revise(reason="One") as edit:
        row = add_precondition(edit, small)
    form = typed(analyst, page(row), would_meet="A law that ends it, as Avaria says")
    assert not {"key", "agreement"} & set(form)
    form |= {"names-0-name": "", "names-0-used_by": "", "key": "mine"}
    assert analyst.post(page(row), form).status_code == 302
    row = Precondition.objects.get()
    assert (row.key, row.version, row.names.published().count()) == ("ferry-toll", 2, 0)


def test_nobody_states_what_only_an_author_infers(small, analyst):
    values = requirement(small, inferred_by=small.source.pk)
    response = send(analyst, add_page(Precondition), **values)
    assert errors(response) == {
        "stated_by": [
            "What only an author infers has nobody as the party that states it.",
        ]
    }
    values = requirement(small, **{"stated_by-0-party": ""})
    response = send(analyst, add_page(Precondition), **values)
    assert errors(response) == {"stated_by": ["A precondition names who states it."]}
    assert read_form(response).values["names-0-name"] == "The unjust toll"
    assert Precondition.objects.count() == 0


def test_steps_are_recorded_from_the_preconditions_page(small, analyst):
    with revise(reason="One") as edit:
        row = add_precondition(edit, small)
    shown = analyst.get(page(row)).content.decode()
    assert "No step is recorded yet" in shown
    link = (
        f"{add_page(StatusEntry)}?agreement={small.agreement.pk}"
        f"&amp;aspect=standing&amp;precondition={row.pk}"
    )
    assert f'href="{link}">Record a step</a>' in shown
    form = read_form(analyst.get(link.replace("&amp;", "&"))).values
    assert (form["aspect"], form["precondition"]) == ("standing", str(row.pk))
    analyst.post(
        add_page(StatusEntry), form | step(small, row, "standing", "stated") | {"reason": REASON}
    )
    send(
        analyst,
        add_page(StatusEntry),
        **step(
            small,
            row,
            "answer_linkage",
            "rejected",
            party=small.borduria.pk,
            according_to=small.borduria.pk,
        ),
    )
    send(
        analyst,
        add_page(StatusEntry),
        **step(small, row, "fulfilment", "accounts_differ", **day("2025-02-10")),
    )
    assert StatusEntry.objects.count() == 3
    shown = analyst.get(page(row)).content.decode()
    for words in ("stated</a>", "Borduria: rejected</a>", "accounts differ</a>"):
        assert words in shown


def test_words_of_each_aspect_stand_under_its_name(small, analyst):
    text = analyst.get(add_page(StatusEntry)).content.decode()
    for label, words in {
        "standing": ["stated", "waived"],
        "answer to the linkage": ["no answer", "accepted with conditions"],
        "fulfilment": ["not begun", "accounts differ"],
        "an act of a party": ["initialled", "ratified"],
    }.items():
        group = text.partition(f'<optgroup label="{label}">')[2].partition("</optgroup>")[0]
        for word in words:
            assert f">{word}</option>" in group, (label, word)
    assert "An answer, the precondition and the party that answers." in text


@pytest.mark.parametrize(
    ("aspect", "status", "values", "words"),
    [
        ("standing", "accepted", {}, "This word does not fit what the entry is about."),
        ("standing", "stated", {"precondition": ""}, "An entry about an article names"),
        ("answer_substance", "accepted", {}, "An entry about an article names"),
    ],
)
def test_step_that_does_not_fit_is_refused(small, analyst, aspect, status, values, words):
    with revise(reason="One") as edit:
        row = add_precondition(edit, small)
    sent = step(small, row, aspect, status) | values
    response = send(analyst, add_page(StatusEntry), **sent)
    assert words in str(errors(response)["__all__"])
    assert StatusEntry.objects.count() == 0


def test_step_out_of_order_is_told_on_its_field(small, analyst):
    with revise(reason="One") as edit:
        row = add_precondition(edit, small)
    response = send(analyst, add_page(StatusEntry), **step(small, row, "standing", "waived"))
    assert errors(response)["status"][0].startswith("“waived” (10 January 2025) cannot come first")


def test_correcting_a_statement_leaves_the_old_one_and_moves_its_followers(small, analyst):
    with revise(reason="Two") as edit:
        old = add_statement(edit, small)
        later = add_statement(edit, small, date="2025-02-10", replaces=old)
    send(analyst, page(old), stance="rejects")
    new = Position.objects.get(supersedes=old)
    later.refresh_from_db()
    assert (new.stance, later.replaces, Revision.objects.first().kind) == (
        "rejects",
        new,
        "correction",
    )
    assert analyst.get(page(old)).context["has_change_permission"] is False
    later_form = f"?party={small.avaria.pk}&amp;subject=agreement-{small.agreement.pk}"
    assert later_form in analyst.get(page(new)).content.decode()


def test_two_editors_of_one_statement_lose_nothing(small, analyst, colleague):
    with revise(reason="One") as edit:
        row = add_statement(edit, small)
        other = add_source(edit, "other")
    mine = typed(analyst, page(row), summary="What I typed for an hour.")
    send(colleague, page(row), stance="rejects", reason="Heard again", **citation(other, 1))
    response = analyst.post(page(row), mine)
    assert errors(response)["__all__"][0].startswith("A correction replaced this entry")
    form = read_form(response)
    assert (form.values["summary"], form.values["stance"], form.values["citations-1-source"]) == (
        "What I typed for an hour.",
        "rejects",
        str(other.pk),
    )
    assert analyst.post(form.address, form.values).status_code == 302
    [standing] = Position.objects.in_force()
    assert (standing.summary, standing.stance) == ("What I typed for an hour.", "rejects")
    assert Position.objects.count() == 3


def test_claim_document_and_exchange_are_recorded_and_withdrawn(small, analyst):
    shared = {"agreement": small.agreement.pk, "confidence": "low", **day("2025-01-10")}
    shared |= citation(small.source)
    claim = {
        "article": small.articles[0].pk,
        "kind": "moved",
        "mover": small.borduria.pk,
        "claim": "claims",
        "according_to": small.avaria.pk,
        "summary": "Said that the other side came nearer.",
    }
    send(analyst, add_page(Movement), **shared, **claim)
    document = {"title": "Joint appeal", "kind": "appeal", "parties-0-party": small.avaria.pk}
    send(analyst, add_page(Instrument), **shared, **document)
    send(analyst, add_page(DraftVersion), **shared, number="7", sent_by=small.avaria.pk)
    rows = [model.objects.get() for model in (Movement, Instrument, DraftVersion)]
    for row in rows:
        assert send(analyst, page(row, "retract")).status_code == 302
        row.refresh_from_db()
        assert row.state == "retracted"
        assert "Revision" in analyst.get(page(row, "history")).content.decode()
    nobodys = shared | claim | {"according_to": ""}
    response = send(analyst, add_page(Movement), **nobodys)
    assert "A claim of movement is according to one party or source." in str(errors(response))


def test_pages_lead_to_a_statement_about_them(small, analyst):
    with revise(reason="One") as edit:
        row = add_precondition(edit, small)
    record = "/admin/provisions/position/record/"
    for shown, question in (
        (small.articles[1], f"subject=article-{small.articles[1].pk}"),
        (row, f"subject=precondition-{row.pk}"),
        (small.avaria, f"party={small.avaria.pk}"),
        (small.source, f"source={small.source.pk}"),
    ):
        assert f'href="{record}?{question}"' in analyst.get(page(shown)).content.decode()
        name, _, value = question.partition("=")
        assert read_form(analyst.get(f"{record}?{question}")).values[name] == value
