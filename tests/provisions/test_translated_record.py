"""The first record's translations: the same texts in each language, made from its English."""

from __future__ import annotations

import json

import pytest

from provisions.models import NOUNS
from provisions.models.translation import TRANSLATED
from provisions.spoken import wording_digest
from provisions.transfer.columns import FILES
from tests.conftest import REAL, RECORD

pytestmark = pytest.mark.once

LANGUAGES = ("az", "hy", "ru")


def translations():
    return json.loads((RECORD / "02-translations" / "translations.json").read_text())


def fields_of(noun):
    return next((fields for model, fields in TRANSLATED.items() if model.noun() == noun), ())


def originals():
    """Return the English of every text of the record, by noun, public id and field."""
    files = {model.noun(): REAL / f"{FILES[model]}.json" for model in NOUNS if model in FILES}
    found = {}
    for noun, path in files.items():
        for row in json.loads(path.read_text()) if path.exists() else ():
            for field, text in row.items():
                if field in fields_of(noun):
                    words = "\n".join(text) if isinstance(text, list) else text
                    found[noun, row["id"], field] = words
    return found


def test_each_language_has_the_same_texts():
    places = {language: set() for language in LANGUAGES}
    for row in translations():
        places[row["language"]].add((row["of_noun"], row["of_row"], row["field"]))
    assert places["az"] == places["hy"] == places["ru"]
    assert len(places["hy"]) == 931


def test_each_is_made_from_the_english_as_it_reads_now():
    english = originals()
    wrong = [
        row["id"]
        for row in translations()
        if wording_digest(english[row["of_noun"], row["of_row"], row["field"]]) != row["made_from"]
    ]
    assert wrong == []


def test_nobody_has_reviewed_them_and_they_say_so():
    assert {row["review"] for row in translations()} == {"machine"}


def test_all_that_names_an_article_a_precondition_or_a_party_is_translated():
    said = {(row["of_noun"], row["of_row"], row["field"]) for row in translations()}
    names = {"article-text": "subject", "precondition": "title", "party": "name", "event": "title"}
    named = {place for place in originals() if names.get(place[0]) == place[2]}
    assert (named - said, len(named) > 200, set(names) <= {m.noun() for m in TRANSLATED}) == (
        set(),
        True,
        True,
    )
