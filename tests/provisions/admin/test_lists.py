"""Lists: useful to analysts, constant in queries, unbreakable by their addresses."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Field

from provisions.admin.ties import TieInline
from provisions.models import (
    NOUNS,
    Actor,
    Agreement,
    Article,
    ArticleText,
    Assessment,
    Change,
    Conflict,
    Dependency,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    Milestone,
    Movement,
    Party,
    Position,
    Precondition,
    Presence,
    Proceeding,
    ProceedingStage,
    Proposal,
    ProposalAnswer,
    Reaction,
    Revision,
    ScopeReading,
    Source,
    StatusEntry,
    Tally,
    Translation,
)
from provisions.record import revise
from provisions.ties import tie_fields
from tests.around import (
    add_answer,
    add_assessment,
    add_conflict,
    add_dependency,
    add_incident,
    add_milestone,
    add_presence,
    add_proceeding,
    add_proposal,
    add_reaction,
    add_scope,
    add_stage,
)
from tests.builders import add_actor, add_source, add_status, small_record
from tests.provisions.admin.desk import list_page, page, send
from tests.provisions.admin.rows import add_precondition, add_statement, one_of_each
from tests.translations import add_translation

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Queries of a list for an account that may view: session, account, two for its permissions,
# then the rows, their counts and the filters.
QUERIES = {
    Party: 7,
    Actor: 7,
    Source: 7,
    Agreement: 7,
    Article: 12,
    ArticleText: 8,
    StatusEntry: 12,
    Tally: 10,
    Event: 10,
    Precondition: 14,
    Position: 12,
    Movement: 11,
    Instrument: 10,
    DraftVersion: 10,
    Proceeding: 9,
    ProceedingStage: 10,
    Presence: 9,
    ScopeReading: 11,
    Incident: 10,
    Reaction: 10,
    Proposal: 12,
    ProposalAnswer: 10,
    Milestone: 8,
    Dependency: 10,
    Assessment: 11,
    Conflict: 8,
    Translation: 9,
    Revision: 7,
    Change: 8,
}


# How a row of each noun around the talks is added under a word of its own.
AROUND = {
    Proceeding: add_proceeding,
    ProceedingStage: lambda e, s, word: add_stage(
        e, s, add_proceeding(e, s, word, title=word), according_to=_state(e, word)
    ),
    Presence: add_presence,
    ScopeReading: lambda e, s, word: add_scope(
        e, s, presence=add_presence(e, s, word), according_to=_state(e, word)
    ),
    Incident: lambda e, s, word: add_incident(e, s, by=_state(e, word)),
    Reaction: lambda e, s, word: add_reaction(e, s, party=_state(e, word)),
    Proposal: lambda e, s, word: add_proposal(e, s, word, proposed_by=_state(e, word)),
    ProposalAnswer: lambda e, s, word: add_answer(e, s, add_proposal(e, s, word)),
    Milestone: add_milestone,
    Dependency: lambda e, s, word: add_dependency(
        e, s, add_milestone(e, s, word), add_milestone(e, s, f"{word}-act", "act")
    ),
    Assessment: lambda e, s, word: add_assessment(e, s, summary=word),
    Conflict: add_conflict,
}


def _state(edit, word):
    return edit.add(Party, name=word, kind="state")


def many(small, model, count):
    """Add rows of a noun until the list of it is long."""
    with revise(reason="Many") as edit:
        for number in range(count * 100, count * 101):
            word = f"w{number}"
            ledger = {
                "confidence": "low",
                "ties": small.cited(),
                "date": f"2024-01-{number % 28 + 1:02}",
            }
            about = {"agreement": small.agreement}
            match model.__name__:
                case "Party":
                    edit.add(Party, name=word, kind="state", parent=small.avaria)
                case "Actor":
                    edit.add(Actor, name=word, office="Minister", party=small.avaria)
                case "Source" | "Revision" | "Change":
                    add_source(edit, word)
                case "Article":
                    edit.add(Article, key=word, position=number, **about)
                case "ArticleText":
                    edit.add(
                        ArticleText,
                        article=small.articles[number % 3],
                        disclosure="described",
                        **ledger,
                    )
                case "StatusEntry":
                    article = edit.add(Article, key=word, position=number, **about)
                    add_status(edit, small, article)
                case "Tally":
                    count = {"agreed": 1, "subject_words": word}
                    edit.add(Tally, according_to=small.avaria, **count, **about, **ledger)
                case "Precondition":
                    add_precondition(edit, small, key=word, title=word)
                case "Position":
                    article = edit.add(Article, key=word, position=number, **about)
                    about_it = {"subject": "article", "article": article}
                    add_statement(
                        edit, small, speaker=add_actor(edit, small.avaria, word), **about_it
                    )
                case "Movement":
                    edit.add(
                        Movement,
                        article=edit.add(Article, key=word, position=number, **about),
                        kind="moved",
                        mover=edit.add(Party, name=word, kind="state"),
                        claim="claims",
                        according_to=small.avaria,
                        summary=word,
                        **about,
                        **ledger,
                    )
                case "Instrument":
                    edit.add(Instrument, title=word, kind="appeal", **about, **ledger)
                case "DraftVersion":
                    edit.add(
                        DraftVersion,
                        number=number,
                        sent_by=edit.add(Party, name=word, kind="state"),
                        **about,
                        **ledger,
                    )
                case "Event":
                    edit.add(Event, kind="meeting", title=word, **about, **ledger)
                case "Translation":
                    row = edit.add(Party, name=word, kind="state")
                    add_translation(edit, row, "name", word)
                case _ if model in AROUND:
                    AROUND[model](edit, small, word)
                case "Agreement":
                    edit.add(
                        Agreement,
                        title=word,
                        short_title=word,
                        expected_articles=1,
                        ties=small.cited(),
                    )


@pytest.mark.parametrize("model", QUERIES, ids=lambda m: m.__name__)
def test_list_asks_as_much_for_one_row_as_for_a_dozen(
    small, viewer, model, django_assert_num_queries
):
    one_of_each(small)
    for count in (1, 12):
        many(small, model, count)
        with django_assert_num_queries(QUERIES[model]):
            assert viewer.get(list_page(model)).status_code == 200


# A translation is filed where its row is, and made from the English that the row has.
MADE_FROM_THE_ROW = {Translation: {"agreement", "made_from"}}


def test_every_field_of_a_noun_is_on_its_form_or_made_by_the_writer(rf, chief):
    request = rf.get("/admin/")
    request.user = chief.get("/admin/").wsgi_request.user
    for model in NOUNS:
        model_admin = admin.site.get_model_admin(model)
        shown = set(model_admin.get_form(request)().record_fields())
        editable = {f.name for f in model._meta.get_fields() if isinstance(f, Field) and f.editable}
        assert shown == editable - {"id"} - MADE_FROM_THE_ROW.get(model, set()), model
        inlines = {inline.tie: inline for inline in model_admin.inlines}
        assert set(inlines) == set(model.ties), model
        for name, inline in inlines.items():
            assert issubclass(inline, TieInline)
            assert list(inline.fields) == tie_fields(model, name)


def test_articles_show_how_they_stand(small, viewer):
    with revise(reason="First") as edit:
        add_status(
            edit,
            small,
            small.articles[1],
            voice="reading",
            according_to=None,
            rule="single_account",
            basis="stated",
            status="agreed",
            date="2025-01",
        )
    text = viewer.get(list_page(Article)).content.decode()
    assert '<td class="field-reading">agreed</td><td class="field-since">January 2025</td>' in text
    assert text.count('<td class="field-reading">undisclosed</td>') == 2


def test_filters_and_search_find_what_analysts_look_for(small, analyst):
    with revise(reason="More") as edit:
        late = add_status(edit, small, small.articles[0], date="2026-02-01", status="agreed")
        early = add_status(edit, small, small.articles[1], note="Said on the border")
    send(analyst, page(early), confidence="low")
    new = StatusEntry.objects.get(supersedes=early)

    def found(question, model=StatusEntry):
        return set(analyst.get(f"{list_page(model)}?{question}").context["cl"].result_list)

    assert found("year=2026") == {late}
    assert found("year=2025") == {early, new}
    assert found("standing=in_force") == {late, new}
    assert found("standing=replaced") == {early}
    assert found("standing=retracted") == set()
    assert found("q=border") == {early, new}
    assert found(f"article__id__exact={small.articles[0].pk}") == {late}
    assert found("voice__exact=party&confidence__exact=high&q=avaria") == {late, early}
    assert found("q=gazette", Source) == {small.source}


HOSTILE = [
    "date__year=10000",
    "sort_day__year=10000",
    "sort_day__year=99999999999999999999",
    "sort_day__gte=10000-01-01",
    "sort_day__day=0",
    "year=10000",
    "year=%00",
    "year=-1",
    "year=2025%00",
    "state=%00",
    "standing=nothing",
    "kind__exact=%00",
    "confidence__exact=%00%00",
    "agreement__id__exact=abc",
    "agreement__id__exact=99999999999999999999999999",
    "agreement__id__exact=-1",
    "agreement__id__exact=1%00",
    "agreement__isnull=maybe",
    "article__id__exact=99999999999999999999999999",
    "article__id__exact=1e400",
    "revision__reason__startswith=a",
    "revision__author_id=1",
    "version__in=99999999999999999999999999",
    "id__in=" + ",".join(["1"] * 3000),
    "password__startswith=p",
    "citations__source__title__regex=(",
    "%00=1",
    "q=%00",
    "q=" + "a" * 60_000,
    "q=" + "+".join(["a"] * 5000),
    "q=%22unbalanced",
    "q=%ED%A0%80",
    "q=%FF%FE",
    "o=99999999999999999999.-1.x.-",
    "o=" + "9" * 5000,
    "p=0",
    "p=-1",
    "p=99999999999999999999999",
    "p=" + "9" * 5000,
    "p=%00",
    "all=",
    "_facets=True",
    "_popup=1&_to_field=id",
    "_to_field=password",
    "e=1&nothing=1",
    "e=%00",
    "is_active__exact=maybe",
    "groups__id__exact=99999999999999999999999999",
    "last_login__year=10000",
    "date_joined__year=10000",
]


@pytest.mark.parametrize("turn", range(len(HOSTILE)), ids=[q[:40] for q in HOSTILE])
def test_no_address_of_a_list_breaks_it(small, chief, turn):
    """Each is asked of every fourth list, in turn, and of that of statuses."""
    question = HOSTILE[turn]
    with revise(reason="One") as edit:
        add_status(edit, small, small.articles[0])
    for model in {StatusEntry, *list(admin.site._registry)[turn % 4 :: 4]}:
        response = chief.get(f"{list_page(model)}?{question}", follow=True)
        assert response.status_code in (200, 400), model


@pytest.mark.parametrize(
    "question",
    [
        "",
        "term=a",
        "app_label=provisions&model_name=citation",
        "app_label=provisions&model_name=article&field_name=status_entries",
        "app_label=provisions&model_name=article&field_name=texts",
        "app_label=provisions&model_name=citation&field_name=locator",
        "app_label=provisions&model_name=citation&field_name=source&term=%00",
        "app_label=provisions&model_name=citation&field_name=source&term=" + "a" * 60_000,
        "app_label=provisions&model_name=citation&field_name=source&term=" + "a+" * 5000,
        "app_label=provisions&model_name=citation&field_name=source&page=99999999999999999999",
        "app_label=provisions&model_name=citation&field_name=source&page=abc",
        "app_label=provisions&model_name=citation&field_name=%00",
        "app_label=%00&model_name=%00&field_name=%00",
        "app_label=provisions&model_name=party&field_name=revision",
        "app_label=auth&model_name=user&field_name=groups",
        "app_label=admin&model_name=logentry&field_name=user",
    ],
    ids=lambda q: q[:60],
)
def test_no_address_of_a_search_box_breaks_it(small, chief, question):
    assert chief.get(f"/admin/autocomplete/?{question}").status_code in (200, 403, 404)


def test_filter_that_does_not_exist_leads_back_to_the_list(small, viewer):
    response = viewer.get(f"{list_page(Party)}?date__year=10000", follow=True)
    assert response.redirect_chain == [(f"{list_page(Party)}?e=1", 302)]
    assert response.context["cl"].result_count == 2
    text = viewer.get(f"{list_page(Party)}?e=1&date__year=10000").content.decode()
    assert "cannot be filtered by what stands in the address" in text


def test_lists_of_two_agreements_can_be_told_apart(small, viewer):
    small_record(slug="cordovia-drumland")
    for model in (Article, StatusEntry):
        cl = viewer.get(f"{list_page(model)}?agreement__id__exact={small.agreement.pk}").context[
            "cl"
        ]
        assert cl.has_active_filters
        assert {row.agreement for row in cl.result_list} <= {small.agreement}
    assert User.objects.count() == 1
