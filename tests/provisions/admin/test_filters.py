"""Lists are narrowed by what an analyst asks: who, about what, on what, and how long silent."""

from __future__ import annotations

import datetime

import pytest
from django.contrib import admin
from django.utils import timezone

from provisions.admin.filters import months_before
from provisions.ledgers import CITATIONS
from provisions.models import Article, Movement, Party, Position, Precondition, StatusEntry
from provisions.progress import one_side
from provisions.record import revise
from tests.builders import add_actor, add_source, add_status
from tests.provisions.admin.desk import list_page
from tests.provisions.admin.rows import add_precondition, add_statement, one_of_each

pytestmark = pytest.mark.django_db


def found(client, model, question):
    return set(client.get(f"{list_page(model)}?{question}").context["cl"].result_list)


def test_statements_of_a_party_are_those_of_its_organs_too(small, analyst):
    with revise(reason="Words") as edit:
        organ = edit.add(Party, name="Ministry", kind="government_body", parent=small.avaria)
        own = add_statement(edit, small)
        its = add_statement(edit, small, party=organ)
        add_statement(edit, small, party=small.borduria)
    assert found(analyst, Position, f"party={small.avaria.pk}") == {own, its}
    assert found(analyst, Position, f"party={organ.pk}") == {its}
    [offer] = [
        spec
        for spec in analyst.get(list_page(Position)).context["cl"].filter_specs
        if spec.title == "party"
    ]
    assert [words for _, words in offer.lookup_choices] == ["Avaria", "Borduria", "Ministry"]


def test_preconditions_are_found_by_who_states_and_who_is_asked(small, analyst):
    with revise(reason="Two") as edit:
        first = add_precondition(edit, small)
        ties = small.cited() | {"stated_by": [{"party": small.borduria}]}
        second = add_precondition(edit, small, key="other", title="Other", ties=ties)
    assert found(analyst, Precondition, f"party={small.avaria.pk}") == {first}
    assert found(analyst, Precondition, f"party={small.borduria.pk}") == {first, second}
    with revise(reason="Not asked of it") as edit:
        edit.amend(first, ties={"addressed_to": []})
    assert found(analyst, Precondition, f"party={small.borduria.pk}") == {second}


def test_rows_are_found_by_subject_and_stance(small, analyst):
    with revise(reason="Words") as edit:
        asked = add_precondition(edit, small)
        whole = add_statement(edit, small)
        about = {"subject": "article", "article": small.articles[1]}
        article = add_statement(edit, small, stance="rejects", **about)
        other = {"subject": "precondition", "precondition": asked}
        required = add_statement(edit, small, stance="requires", **other)
        entry = add_status(edit, small, small.articles[1])
    assert found(analyst, Position, "about=agreement") == {whole}
    assert found(analyst, Position, f"about=article-{small.articles[1].pk}") == {article}
    assert found(analyst, Position, f"about=precondition-{asked.pk}") == {required}
    assert found(analyst, Position, "stance__exact=rejects") == {article}
    assert found(analyst, StatusEntry, f"about=article-{small.articles[1].pk}") == {entry}
    for nonsense in ("article-99", "article-", "x", "stance-1", "article-1%27"):
        assert len(found(analyst, Position, f"about={nonsense}")) == 3


def test_rows_on_one_source_or_one_side_are_found(small, analyst):
    with revise(reason="Sources") as edit:
        north = add_source(edit, "north", perspective="armenian")
        north2 = add_source(edit, "north2", perspective="armenian")
        south = add_source(edit, "south", perspective="azerbaijani")

        def said(day, *sources):
            cited = {"citations": [{"source": source} for source in sources]}
            return add_statement(edit, small, date=f"2025-01-{day}", ties=cited)

        one, two, both = said(11, north), said(12, north, north2), said(13, north, south)
        neutral = said(14, small.source)
        places = {"citations": [{"source": south, "locator": text} for text in ("p. 1", "p. 2")]}
        twice = add_statement(edit, small, date="2025-01-15", ties=places)
        mixed = said(16, north, small.source)
    with revise(reason="One source was the wrong one") as edit:
        edit.amend(mixed, ties={"citations": [{"source": north}]})
    assert found(analyst, Position, "rests_on=one_source") == {one, neutral, twice, mixed}
    assert found(analyst, Position, "rests_on=one_side") == {one, two, twice, mixed}
    rows = Position.objects.prefetch_related(CITATIONS)
    by_read = {row for row in rows if one_side(row.citations.all())}
    assert by_read == found(analyst, Position, "rests_on=one_side")
    assert both not in by_read


def test_every_list_with_sources_answers_its_filters(small, chief):
    rows = one_of_each(small)
    for model, row in rows.items():
        filters = admin.site.get_model_admin(model).list_filter
        names = {getattr(f, "parameter_name", f) for f in filters}
        if "citations" in model.ties and "rests_on" in names:
            assert row in found(chief, model, "rests_on=one_source"), model
            assert row not in found(chief, model, "rests_on=one_side"), model
        if "party" in names:
            both = found(chief, model, f"party={small.avaria.pk}")
            assert row in both | found(chief, model, f"party={small.borduria.pk}") or (
                model is StatusEntry
            )


def test_subjects_of_which_nothing_is_known_since_are_found(small, analyst):
    today = timezone.now().date()
    recent, older = str(months_before(today, 2)), str(months_before(today, 8))
    quiet, spoken, moved = small.articles
    with revise(reason="Words") as edit:
        asked, answered = (
            add_precondition(edit, small, key=key, title=key) for key in ("asked", "answered")
        )
        add_statement(edit, small, subject="article", article=quiet, date=older)
        add_statement(edit, small, subject="article", article=spoken, date=recent)
        edit.add(
            Movement,
            agreement=small.agreement,
            article=moved,
            kind="moved",
            mover=small.borduria,
            claim="claims",
            according_to=small.avaria,
            summary="Came nearer.",
            date=recent,
            confidence="low",
            ties=small.cited(),
        )
        about = {"subject": "precondition", "precondition": answered}
        add_statement(edit, small, date=recent, **about)
    assert found(analyst, Article, "quiet=3") == {quiet}
    assert found(analyst, Article, "quiet=1") == {quiet, spoken, moved}
    assert found(analyst, Article, "quiet=12") == set()
    assert found(analyst, Precondition, "quiet=3") == {asked}
    assert found(analyst, Precondition, "quiet=99") == {asked, answered}


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 6, "2026-06-30"),
        ("2026-05-10", 24, "2024-05-10"),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, earlier):
    assert str(months_before(datetime.date.fromisoformat(day), months)) == earlier


def test_precondition_list_shows_how_each_stands(small, analyst):
    with revise(reason="One") as edit:
        asked = add_precondition(edit, small)
        add_actor(edit, small.avaria)
        edit.add(
            StatusEntry,
            agreement=small.agreement,
            aspect="standing",
            precondition=asked,
            status="stated",
            date="2025-01",
            voice="party",
            according_to=small.avaria,
            confidence="high",
            ties=small.cited(),
        )
    text = analyst.get(list_page(Precondition)).content.decode()
    assert '<td class="field-stated_by_words">Avaria</td>' in text
    assert '<td class="field-standing_today">stated</td>' in text
    assert '<td class="field-last">January 2025</td>' in text
    assert '<td class="field-fulfilment">–</td>' in text
