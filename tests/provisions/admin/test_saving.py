"""Each save is one revision; what is refused comes back with everything typed."""

import pytest
from django.contrib.admin.models import LogEntry

from provisions.changes import versions_of
from provisions.models import (
    Agreement,
    Article,
    Event,
    Party,
    Revision,
    Source,
    StatusEntry,
    Tally,
)
from provisions.record import revise
from tests.builders import add_actor, add_source, add_status
from tests.provisions.admin.desk import (
    REASON,
    add_page,
    citation,
    day,
    errors,
    list_page,
    page,
    read_form,
    send,
    typed,
)

pytestmark = pytest.mark.django_db


def status(small, **values):
    """Return a party's account of the first article, as typed into the form."""
    return {
        "agreement": small.agreement.pk,
        "aspect": "article",
        "article": small.articles[0].pk,
        "status": "open",
        **day("2025-01-10"),
        "voice": "party",
        "according_to": small.avaria.pk,
        "confidence": "high",
        **citation(small.source, locator="p. 3", quotation="still open"),
        **values,
    }


def test_added_party_is_one_revision_of_its_author(small, analyst):
    response = send(analyst, add_page(Party), name="Cordovia", kind="state")
    party = Party.objects.get(slug="cordovia")
    assert response.url == list_page(Party)
    revision = Revision.objects.get(number=2)
    assert (revision.reason, revision.author_name, revision.kind) == (REASON, "ana.lyst", "update")
    assert [(c.noun, c.row, c.action) for c in revision.changes.all()] == [
        ("party", "cordovia", "added")
    ]
    assert party.version == 1


def test_amended_party_keeps_its_row_and_says_which_revision(small, analyst):
    address = page(small.avaria)
    response = analyst.post(
        address, typed(analyst, address, short_name="Ava.", _continue="on"), follow=True
    )
    party = Party.objects.get(pk=small.avaria.pk)
    assert (party.short_name, party.version, Party.objects.count()) == ("Ava.", 2, 2)
    [message] = response.context["messages"]
    assert str(message) == f'Saved as revision 2: the party <a href="{address}">Ava.</a>.'


def test_saving_what_did_not_change_makes_no_revision(small, analyst):
    response = analyst.post(
        page(small.agreement), typed(analyst, page(small.agreement)), follow=True
    )
    [message] = response.context["messages"]
    assert "no revision was made" in str(message)
    assert (Revision.objects.count(), LogEntry.objects.count()) == (1, 0)
    assert Agreement.objects.get().version == 1


def test_status_is_recorded_from_the_articles_page(small, analyst):
    """Index, Articles, the article: two clicks; then the button and the form."""
    index = analyst.get("/admin/").content.decode()
    assert f'href="{list_page(Article)}"' in index
    articles = analyst.get(list_page(Article)).content.decode()
    address = page(small.articles[0])
    assert f'href="{address}"' in articles
    article = analyst.get(address).content.decode()
    prefilled = (
        f"{add_page(StatusEntry)}?agreement={small.agreement.pk}"
        f"&amp;aspect=article&amp;article={small.articles[0].pk}"
    )
    assert f'href="{prefilled}">Record a status</a>' in article
    form = read_form(analyst.get(prefilled.replace("&amp;", "&"))).values
    assert [form[name] for name in ("agreement", "aspect", "article")] == [
        str(small.agreement.pk),
        "article",
        str(small.articles[0].pk),
    ]
    analyst.post(add_page(StatusEntry), form | {"reason": REASON} | status(small))
    entry = StatusEntry.objects.get()
    assert (entry.status, str(entry.date)) == ("open", "10 January 2025")
    [source] = entry.citations.published()
    assert (source.source, source.locator, source.quotation) == (
        small.source,
        "p. 3",
        "still open",
    )
    present = analyst.get(address).content.decode()
    assert f'<a href="{page(entry)}">open</a>' in present


@pytest.mark.parametrize(
    "left_out, field, words",
    [
        ({"reason": ""}, "reason", "This field is required."),
        ({"reason": "  "}, "reason", "This field is required."),
        (citation(None), "citations", "At least one source is needed."),
        ({"confidence": ""}, "confidence", "This field is required."),
        (
            {"reason": "Found \u202elate"},
            "reason",
            "This text holds the invisible character U+202E",
        ),
        ({"reason": "As ana.lyst found"}, "reason", "Names a member of staff; "),
        (citation(None, locator="p. 3"), "citations", "This field is required."),
    ],
)
def test_refused_status_keeps_what_was_typed(small, analyst, left_out, field, words):
    values = status(small, note="A note that took an hour", **left_out)
    response = send(analyst, add_page(StatusEntry), **values)
    assert response.status_code == 200
    assert list(errors(response)) == [field]
    assert errors(response)[field][0].startswith(words)
    kept = read_form(response).values
    sent = {"reason": REASON} | {k: str(v) for k, v in values.items()}
    assert {key: kept.get(key, "") for key in sent} == sent
    assert (Revision.objects.count(), StatusEntry.objects.count()) == (1, 0)


def test_two_faults_are_told_at_once(small, analyst):
    response = send(analyst, add_page(StatusEntry), **status(small, **citation(None), reason=""))
    assert set(errors(response)) == {"reason", "citations"}


def test_rule_of_the_ledger_is_told_on_its_field(small, analyst):
    with revise(reason="First") as edit:
        add_status(edit, small, small.articles[0], status="agreed")
    values = status(small, status="open", **day("2025-02-01"))
    response = send(analyst, add_page(StatusEntry), **values)
    assert errors(response) == {
        "status": ["“open” (1 February 2025) may not follow “agreed” (10 January 2025)."]
    }
    kept = read_form(response).values
    assert (kept["status"], kept["date_start"]) == ("open", "2025-02-01")
    assert kept["citations-0-quotation"] == "still open"
    assert Revision.objects.count() == 2


def test_rule_on_satellites_is_told_beside_them(small, analyst):
    quotation = " ".join(["word"] * 16)
    values = status(small, **citation(small.source, quotation=quotation))
    response = send(analyst, add_page(StatusEntry), **values)
    assert errors(response) == {"citations": ["The quotation has 16 words; at most 15 are quoted."]}
    assert read_form(response).values["citations-0-quotation"] == quotation


def test_retracted_source_is_refused_in_words(small, analyst):
    with revise(reason="Another") as edit:
        other = add_source(edit, "other")
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(other)
    response = send(analyst, add_page(StatusEntry), **status(small, **citation(other)))
    assert errors(response) == {"citations": ["Names source other, which is retracted."]}


def test_correction_leaves_the_old_entry_and_links_both(small, analyst):
    with revise(reason="First") as edit:
        old = add_status(edit, small, small.articles[0])
    address = page(old)
    assert (
        "Saving here makes a <strong>correction</strong>" in analyst.get(address).content.decode()
    )
    response = analyst.post(
        address, typed(analyst, address, **day("2025-01-09"), _continue="on"), follow=True
    )
    new = StatusEntry.objects.get(supersedes=old)
    assert response.redirect_chain == [(page(new), 302)]
    [message] = response.context["messages"]
    assert f'<a href="{page(new)}">' in str(message)
    assert f'<a href="{address}">the earlier status entry</a>' in str(message)
    old.refresh_from_db()
    assert (str(old.date), old.state, old.version) == ("10 January 2025", "published", 1)
    assert [c.source for c in new.citations.published()] == [small.source]
    assert (Revision.objects.first().kind, new.version) == ("correction", 1)
    readonly = analyst.get(address)
    assert readonly.context["has_change_permission"] is False
    assert f'<a href="{page(new)}">See the correction</a>' in readonly.content.decode()


def test_satellites_are_added_changed_and_taken_out_in_one_revision(small, analyst):
    with revise(reason="Another") as edit:
        other = add_source(edit, "other")
    address = page(small.agreement)
    values = typed(analyst, address, **citation(other, 0), **citation(small.source, 1))
    values |= {"citations-TOTAL_FORMS": "2", "participations-0-role": "mediator"}
    values |= {"participations-1-party": "", "participations-1-role": ""}
    values |= {"language_versions-0-language": "en", "language_versions-0-authentic": "yes"}
    assert analyst.post(address, values).status_code == 302
    [change] = [v.change for v in versions_of(small.agreement) if v.change.revision == 3]
    assert {(tie.tie, tie.action) for tie in change.ties} == {
        ("participations", "changed"),
        ("participations", "removed"),
        ("language_versions", "added"),
        ("citations", "added"),
    }
    assert Revision.objects.count() == 3


def test_article_keeps_its_agreement_and_key_for_good(small, analyst):
    address = page(small.articles[0])
    form = typed(analyst, address, position="9")
    assert "key" not in form
    assert analyst.post(address, form | {"key": "99", "agreement": "77"}).status_code == 302
    article = Article.objects.get(pk=small.articles[0].pk)
    assert (article.key, article.agreement, article.position) == ("1", small.agreement, 9)


@pytest.mark.parametrize("key", ["a b", "a/b", "VII", "javascript:alert(1)", "7.", "Հոդված"])
def test_article_key_that_no_address_can_hold_is_refused(small, analyst, key):
    values = {"agreement": small.agreement.pk, "key": key, "position": "9"}
    response = send(analyst, add_page(Article), **values)
    assert errors(response) == {
        "key": ["Holds more than lower-case letters, digits and single hyphens."]
    }
    assert read_form(response).values["key"] == key


def test_form_without_its_satellites_retracts_none(small, analyst):
    values = typed(analyst, page(small.agreement), title="Treaty")
    bare = {k: v for k, v in values.items() if not k.startswith("participations-")}
    response = analyst.post(page(small.agreement), bare)
    assert "ManagementForm data is missing" in errors(response)["participations"][0]
    assert Revision.objects.count() == 1


def test_event_and_count_are_recorded_with_what_they_name(small, analyst):
    send(
        analyst,
        add_page(Event),
        agreement=small.agreement.pk,
        kind="meeting",
        title="Talks in the capital",
        confidence="high",
        **day("2025-01", precision="month", inferred="on"),
        **{"parties-0-party": small.avaria.pk, "articles-0-article": small.articles[1].pk},
        **citation(small.source),
    )
    event = Event.objects.get()
    assert str(event.date) == "January 2025 (date inferred)"
    assert [t.party for t in event.parties.published()] == [small.avaria]
    assert [t.article for t in event.articles.published()] == [small.articles[1]]
    send(
        analyst,
        add_page(Tally),
        agreement=small.agreement.pk,
        according_to=small.borduria.pk,
        agreed="2",
        total="3",
        confidence="medium",
        **day("2025-01-10"),
        **{"articles-0-article": small.articles[0].pk, "articles-0-status": "open"},
        **citation(small.source),
    )
    assert [t.status for t in Tally.objects.get().articles.published()] == ["open"]
    assert Revision.objects.count() == 3


def test_search_boxes_offer_published_rows_by_public_id(small, analyst):
    with revise(reason="Another") as edit:
        other = add_source(edit, "other")
        add_actor(edit, small.avaria)
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(other)
    asked = {"app_label": "provisions", "model_name": "citation", "field_name": "source"}
    answer = analyst.get("/admin/autocomplete/", asked | {"term": "gazette"}).json()
    assert [row["text"] for row in answer["results"]] == [
        "Gazette: Report avaria-borduria-gazette (avaria-borduria-gazette)"
    ]


def test_source_added_in_a_pop_up_is_handed_to_its_form(small, analyst):
    address = f"{add_page(Source)}?_popup=1"
    values = {"publisher": "Herald", "title": "Report", "kind": "news"}
    response = send(analyst, address, perspective="international", **values)
    source = Source.objects.get(publisher="Herald")
    assert f'"value": "{source.pk}"' in response.context["popup_response_data"]
