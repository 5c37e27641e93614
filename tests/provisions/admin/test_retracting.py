"""Retraction on its own page; nothing is deleted anywhere."""

import pytest
from django.contrib import admin

from provisions.models import NOUNS, Revision, Source, StatusEntry
from provisions.record import revise
from tests.builders import add_source, add_status
from tests.provisions.admin.desk import REASON, day, errors, list_page, page, read_form, send, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(small):
    with revise(reason="First") as edit:
        return add_status(edit, small, small.articles[0])


def test_page_shows_what_will_be_withdrawn_and_asks_why(entry, analyst):
    text = analyst.get(page(entry, "retract")).content.decode()
    assert "What will be withdrawn" in text
    assert "10 January 2025" in text
    assert "Gazette: Report avaria-borduria-gazette" in text
    assert (
        f'href="{page(entry, "retract")}">Retract</a>' in analyst.get(page(entry)).content.decode()
    )
    assert Revision.objects.count() == 2


def test_retraction_is_one_revision_and_leaves_a_tombstone(entry, analyst, viewer):
    response = analyst.post(
        page(entry, "retract"), typed(analyst, page(entry, "retract")), follow=True
    )
    assert response.redirect_chain == [(page(entry), 302)]
    entry.refresh_from_db()
    revision = Revision.objects.first()
    assert (entry.state, entry.version) == ("retracted", 2)
    assert (revision.number, revision.kind, revision.reason) == (3, "retraction", REASON)
    for client in (analyst, viewer):
        text = client.get(page(entry)).content.decode()
        assert "This status entry has been retracted" in text
        assert "_save" not in read_form(client.get(page(entry))).values
        assert 'name="_save"' not in text
        assert "retracted" in client.get(list_page(StatusEntry)).content.decode()
        kept = client.get(f"{list_page(StatusEntry)}?standing=retracted").context["cl"]
        assert (kept.result_count, list(kept.result_list)) == (1, [entry])


def test_retraction_without_a_reason_is_refused_and_keeps_what_was_typed(entry, analyst):
    response = send(analyst, page(entry, "retract"), reason="")
    assert errors(response) == {"reason": ["This field is required."]}
    response = send(analyst, page(entry, "retract"), reason="ana.lyst was wrong")
    assert list(errors(response)) == ["reason"]
    assert read_form(response).values["reason"] == "ana.lyst was wrong"
    assert Revision.objects.count() == 2


def test_row_on_which_others_rest_is_not_retracted(small, entry, analyst):
    text = analyst.get(page(small.source, "retract")).content.decode()
    assert "It cannot be retracted while these rest on it: agreement avaria-borduria" in text
    response = send(analyst, page(small.source, "retract"))
    [told] = errors(response)["__all__"]
    assert told.startswith("Cannot be retracted while agreement avaria-borduria")
    assert read_form(response).values["reason"] == REASON
    assert Source.objects.get().state == "published"


def test_retracting_a_correction_says_that_the_earlier_entry_returns(entry, analyst):
    send(analyst, page(entry), **day("2025-01-09"))
    new = StatusEntry.objects.get(supersedes=entry)
    assert "that one stands again" in analyst.get(page(new, "retract")).content.decode()
    send(analyst, page(new, "retract"))
    assert StatusEntry.objects.in_force().get() == entry


def test_entry_that_was_replaced_or_retracted_is_not_retracted(entry, analyst):
    send(analyst, page(entry), **day("2025-01-09"))
    assert "no longer stands" in analyst.get(page(entry, "retract")).content.decode()
    response = analyst.post(page(entry, "retract"), {"reason": REASON, "version": "1"})
    assert errors(response)["__all__"][0].startswith("A correction replaced this entry")
    assert Revision.objects.count() == 3


def test_retracted_row_can_be_found_again(small, analyst):
    with revise(reason="Another") as edit:
        other = add_source(edit, "other")
    send(analyst, page(other, "retract"))
    shown = analyst.get(f"{list_page(Source)}?state=retracted").context["cl"]
    assert list(shown.result_list) == [other]


def test_nothing_can_be_deleted_from_any_admin(rf, chief, small):
    request = rf.get("/admin/")
    request.user = chief.get("/admin/").wsgi_request.user
    for model, model_admin in admin.site._registry.items():
        assert not model_admin.has_delete_permission(request), model
        assert model_admin.get_actions(request) == {}, model
        assert "delete_selected" not in chief.get(list_page(model)).content.decode()
    for model in NOUNS:
        row = model.objects.first()
        if row:
            assert chief.post(page(row, "delete"), {"post": "yes"}).status_code == 403
            assert "deletelink" not in chief.get(page(row)).content.decode()
