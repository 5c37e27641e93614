"""Words of the record are said in the language in use; data and the API stay in English."""

from __future__ import annotations

import datetime
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.db.models import Field
from django.utils import translation
from django.utils.translation import trans_real

from provisions.changes import row_changes
from provisions.dates import VagueDate
from provisions.models import Change
from provisions.nouns import ACTIONS, COUNTED, NOUNS, noun_words, touched_words
from provisions.record import revise
from provisions.sentences import sentences
from provisions.sentences.labels import FIELD_WORDS, TIE_WORDS
from provisions.ties import tie_fields, tie_model
from provisions.versions import MODEL_OF
from provisions.vocabulary import ARTICLE_STATUS, VOCABULARIES
from tests.builders import add_status, small_record

DAY = datetime.date(2025, 2, 1)
RUSSIAN = (
    ("open", "открыта", "Status of an article"),
    ("agreed", "согласована", None),
    ("The wording is settled between the parties. It binds nobody by that alone.", "Ясно.", None),
    ("Status of an article", "Состояние статьи", None),
    ("on or before %(date)s", "не позднее %(date)s", None),
    ("%(date)s (date inferred)", "%(date)s (дата выведена)", None),
    ("d MMMM y", "d MMMM y 'г.'", "format of a day"),
    ("d MMMM y", "d MMMM y 'года'", "format of a day after a preposition"),
    ("Article %(number)s", "Статья %(number)s", None),
    ("%(rows)s %(action)s", "%(action)s: %(rows)s", None),
    ("added", "добавлено", "what was done to a row"),
    ("%(status)s since %(date)s", "%(status)s с %(date)s", None),
)


@pytest.fixture
def russian(tmp_path, settings):
    catalogue = Catalog(locale="ru")
    for english, words, context in RUSSIAN:
        catalogue.add(english, words, context=context)
    catalogue.add(
        ("%(count)s status entry", "%(count)s status entries"),
        ("%(count)s запись", "%(count)s записи", "%(count)s записей"),
    )
    held = BytesIO()
    write_mo(held, catalogue)
    place = tmp_path / "ru" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "django.mo").write_bytes(held.getvalue())
    kept, trans_real._translations = trans_real._translations, {}
    settings.LOCALE_PATHS = [str(tmp_path)]
    yield
    trans_real._translations = kept


def test_words_of_the_vocabulary_follow_the_language(russian):
    word = ARTICLE_STATUS["agreed"]
    assert (word.label, ARTICLE_STATUS.title) == ("agreed", "Status of an article")
    with translation.override("ru"):
        assert (word.label, word.definition) == ("согласована", "Ясно.")
        assert ARTICLE_STATUS["open"].label == "открыта"
        assert ARTICLE_STATUS.title == "Состояние статьи"
        assert ARTICLE_STATUS["agreed"] is word
    assert word.label == "agreed"


@pytest.mark.parametrize(
    ("text", "english", "words"),
    [
        ("2025-03-13", "13 March 2025", "13 марта 2025 г."),
        ("../2025-03-13", "on or before 13 March 2025", "не позднее 13 марта 2025 года"),
        ("2025-03-13?", "13 March 2025 (date inferred)", "13 марта 2025 г. (дата выведена)"),
    ],
)
def test_dates_follow_the_language(russian, text, english, words):
    assert str(VagueDate.parse(text)) == english
    with translation.override("ru"):
        assert str(VagueDate.parse(text)) == words


def test_counts_of_rows_take_the_form_of_their_number(russian):
    assert touched_words("status-entry", "added", 1) == "1 status entry added"
    assert touched_words("status-entry", "added", 3) == "3 status entries added"
    with translation.override("ru"):
        said = [touched_words("status-entry", "added", count) for count in (1, 3, 5)]
    assert said == ["добавлено: 1 запись", "добавлено: 3 записи", "добавлено: 5 записей"]


@pytest.mark.django_db
def test_a_status_is_said_in_the_language_and_stored_by_its_code(russian):
    small = small_record()
    with revise(reason="It stands open") as edit:
        entry = add_status(edit, small, small.articles[0], status="open")
    line = Change.objects.get(revision=edit.number)
    (english,) = sentences(row_changes([line]), DAY)
    with translation.override("ru"):
        (said,) = sentences(row_changes([line]), DAY)
        assert entry.get_status_display() == "открыта"
        assert entry.status == "open"
    assert "open since" in english.said
    assert said.said.startswith("открыта с ")


@pytest.mark.django_db
def test_api_prints_english_where_a_catalogue_has_the_words(russian, client):
    small_record()
    asked = {"headers": {"accept-language": "ru"}}
    before = client.get("/api/v1/vocabulary/", **asked).content
    assert b'"agreed"' in before
    with translation.override("ru"):
        assert ARTICLE_STATUS["agreed"].label == "согласована"
    assert client.get("/api/v1/vocabulary/", **asked).content == before


def test_every_noun_field_tie_and_action_has_words():
    assert set(NOUNS) == set(COUNTED) == set(MODEL_OF)
    assert set(Change.Action.values) <= set(ACTIONS)
    for noun, model in MODEL_OF.items():
        meta = model._meta
        assert noun_words(noun) == str(meta.verbose_name)
        assert COUNTED[noun] % {"count": 1} == f"1 {meta.verbose_name}"
        assert COUNTED[noun] % {"count": 2} == f"2 {meta.verbose_name_plural}"
        fields: list[Field] = list(meta.concrete_fields)
        quiet = {"id", "version", "revision", "sort_day", "slug"}
        assert {str(f.verbose_name) for f in fields if f.name not in quiet} <= set(FIELD_WORDS)
        for tie in model.ties:
            assert str(tie_model(model, tie)._meta.verbose_name) in TIE_WORDS
            assert tie_fields(model, tie)
    for vocabulary in VOCABULARIES:
        assert [code for code, _ in vocabulary.choices] == vocabulary.codes
