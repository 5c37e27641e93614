"""Texts of the record on pages in another language: under both clocks, with their marks."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from provisions import translations
from provisions.models import ArticleText, Party, Precondition, StatusEntry, Translation
from provisions.record import revise
from provisions.redaction import redact
from provisions.translations import record_in
from tests.builders import add_precondition, add_step, small_record
from tests.translations import add_translation
from tracker.language import in_language

pytestmark = pytest.mark.django_db

HOME = "/avaria-borduria/"
NAME = "Ավարիա"
CANARY = "Գաղտնիք"


@pytest.fixture
def small(db):
    small = small_record(articles=1)
    with revise(reason="A precondition") as edit:
        row = add_precondition(edit, small)
        add_step(edit, small, row, "standing", "stated", "2025-01-10", ties=small.cited())
        add_translation(edit, row, "title", "Նախապայման", review="reviewed")
    with revise(reason="A name") as edit:
        add_translation(edit, small.avaria, "name", NAME)
    return small


@pytest.fixture
def words(client):
    def get(address, language="hy"):
        response = client.get(in_language(address, language))
        assert response.status_code == 200
        return response.content.decode()

    return get


def written(row, template, language="hy"):
    loaded = "{% load said %}" + template
    with override(language), record_in(language, lambda: (translations, row.pk)):
        return Template(loaded).render(Context({"row": row}))


def test_page_speaks_the_language_of_its_reader(small, words):
    address = f"{HOME}parties/{small.avaria.slug}/"
    assert NAME in words(address)
    assert NAME not in words(address, "en-gb")
    assert NAME not in words(address, "ru")


@pytest.mark.parametrize("address", ["preconditions/", "", "timeline/", "parties/"])
def test_page_asks_once_more_in_another_language_and_then_no_more(small, words, address):
    def asked(language):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            words(f"{HOME}{address}", language)
        return len(queries)

    asked("en-gb")
    english = asked("en-gb")
    assert asked("hy") == english
    assert asked("hy") == english
    assert asked("en-gb") == english


def test_page_of_an_earlier_state_knows_no_later_translation(small, words):
    address = f"{HOME}parties/{small.avaria.slug}/"
    number = Translation.objects.get(of_row=small.avaria.slug).revision_id
    assert NAME in words(f"{address}?known_at={number}")
    assert NAME not in words(f"{address}?known_at={number - 1}")


def test_page_of_an_earlier_day_holds_no_translation_of_a_later_text(small, words, client):
    text = {"article": small.articles[0], "disclosure": "described", "confidence": "high"}
    with revise(reason="A text") as edit:
        row = edit.add(
            ArticleText, date="2025-06-01", subject="Borders", ties=small.cited(), **text
        )
        add_translation(edit, row, "subject", CANARY)
    for address in (f"{HOME}articles/{small.articles[0].key}/", f"{HOME}articles/", HOME):
        assert CANARY in words(address)
        assert CANARY not in words(f"{address}?as_of=2025-05-31")
    listed = "/api/v1/translations/?agreement=avaria-borduria&noun=article-text"
    assert len(client.get(listed).json()["results"]) == 1
    assert client.get(f"{listed}&as_of=2025-05-31").json()["results"] == []
    [made] = Translation.objects.filter(of_row=row.slug)
    assert client.get(f"/api/v1/translations/{made.slug}/?as_of=2025-05-31").status_code == 404


def test_translation_that_was_withdrawn_is_told_nowhere_but_in_the_log(small, words, client):
    with revise(reason="Another reading") as edit:
        edit.retract(Translation.objects.get(of_row=small.avaria.slug))
    assert NAME not in words(f"{HOME}parties/{small.avaria.slug}/")
    assert NAME not in client.get("/api/v1/translations/").content.decode()


def test_translation_of_what_was_redacted_is_told_under_no_clock(small, words):
    with revise(reason="Another precondition") as edit:
        row = add_precondition(edit, small, key="told", title="Told")
        add_step(edit, small, row, "standing", "stated", "2025-01-10", ties=small.cited())
        add_translation(edit, row, "title", CANARY)
        number = edit.number
    then = f"{HOME}preconditions/?known_at={number}&as_of=2025-06-01"
    assert CANARY in words(then)
    steps = StatusEntry.objects.filter(precondition=row)
    redact([row, *steps], reason="A court ordered it", by="an operator")
    assert CANARY not in words(then)
    assert CANARY not in words(f"{HOME}preconditions/")


def test_api_answers_in_english_whatever_language_is_spoken(small, words, client):
    with override("hy"):
        body = words(f"/api/v1/parties/{small.avaria.slug}/", "en-gb")
    assert (NAME in body, "Avaria" in body) == (False, True)


def test_collection_of_translations_says_how_each_stands(small, client):
    def rows(query=""):
        return client.get(f"/api/v1/translations/{query}").json()["results"]

    with revise(reason="Its full name") as edit:
        edit.amend(small.avaria, name="Republic of Avaria")
    [party] = rows(f"?noun=party&of={small.avaria.slug}")
    assert (party["of"], party["field"], party["language"]) == (small.avaria.slug, "name", "hy")
    assert (party["text"], party["english"], party["outdated"], party["agreement"]) == (
        NAME,
        "Republic of Avaria",
        True,
        None,
    )
    [reviewed] = rows("?review=reviewed&language=hy")
    assert (reviewed["noun"], reviewed["outdated"]) == ("precondition", False)
    assert rows("?agreement=avaria-borduria") == [reviewed]
    assert rows(f"?language=hy&q={NAME}") == [party]
    assert rows(f"?language=ru&of={small.avaria.slug}") == []
    assert client.get("/api/v1/translations/?language=fr").status_code == 400


def test_text_is_written_with_its_language_and_its_mark(small):
    row = Party.objects.get(pk=small.avaria.pk)
    assert written(row, "{{ row.name|spoken }}") == f'<bdi lang="hy">{NAME}</bdi>'
    assert written(row, '{% said row "name" %}') == (
        f'<bdi lang="hy">{NAME}</bdi> <small class="said">'
        '<a href="/hy/method/#translation_review-machine">'
        "մեքենայական թարգմանություն, դեռ չստուգված</a></small>"
    )
    assert written(row, '{% said row "name" %}', "ru") == (
        '<bdi lang="en">Avaria</bdi> <small class="said">по-английски</small>'
    )
    assert written(row, '{% said row "name" %}{% said_note %}', "en-gb").strip() == "Avaria"
    reviewed = Precondition.objects.get(agreement=small.agreement)
    assert written(reviewed, '{% said row "title" %}') == '<bdi lang="hy">Նախապայման</bdi>'


def test_hostile_translation_is_written_as_text(small):
    with revise(reason="Hostile") as edit:
        add_translation(edit, small.borduria, "name", "<img src=x onerror=alert(1)>")
    shown = written(Party.objects.get(pk=small.borduria.pk), '{% said row "name" %}{{ row }}')
    assert ("<img" in shown, shown.count("&lt;img")) == (False, 2)


def test_page_says_once_how_its_texts_came_to_be(small):
    row = Party.objects.get(pk=small.avaria.pk)
    machine = "#translation_review-machine"
    english = "остаётся английский текст"
    note = "{% said_note %}"

    def told(template, language="hy"):
        shown = written(row, template, language)
        return machine in shown, english in shown

    assert told("{{ row.name }}" + note) == (True, False)
    assert told("{{ row.name }}" + note, "ru") == (False, True)
    assert told(note) == (False, False)
    assert told("{{ row.name }}" + note, "en-gb") == (False, False)
