"""Translations at the desk: the English beside, what the row gives, marked as reviewed."""

import pytest

from provisions.models import Translation
from provisions.record import revise
from provisions.spoken import wording_digest
from tests.provisions.admin.desk import add_page, errors, page, send
from tests.translations import add_translation

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def filled(row, **values):
    named = {"of_noun": row.noun(), "of_row": row.slug, "field": "title", "language": "hy"}
    return {**named, "text": "Պայմանագիր", "review": "machine", **values}


def test_row_that_is_named_gives_agreement_and_wording(small, analyst):
    response = send(analyst, add_page(Translation), **filled(small.agreement))
    assert response.status_code == 302
    [made] = Translation.objects.all()
    assert made.agreement == small.agreement
    assert made.made_from == wording_digest(small.agreement.title)


def test_row_that_is_not_there_is_refused_on_its_field(small, analyst):
    sent = filled(small.agreement, of_row="nowhere")
    response = send(analyst, add_page(Translation), **sent)
    assert list(errors(response)) == ["of_row"]
    assert not Translation.objects.exists()


def test_marking_as_reviewed_says_that_the_english_was_read_as_it_is_now(small, analyst):
    with revise(reason="A translation") as edit:
        row = add_translation(edit, small.agreement, "title", "Պայմանագիր")
        edit.amend(small.agreement, title="Treaty <of> the coast")
    shown = analyst.get(page(row)).content.decode()
    assert "In English: Treaty &lt;of&gt; the coast" in shown
    assert send(analyst, page(row), review="reviewed").status_code == 302
    row = Translation.objects.get()
    assert (row.review, row.version) == ("reviewed", 2)
    assert row.made_from == wording_digest("Treaty <of> the coast")
