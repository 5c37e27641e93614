"""What a word means opens beside it: once a page, without script, in the reader's language."""

import html
import re

import pytest
from django.template import Context, Template

from provisions.vocabulary import VOCABULARIES
from tests.tracker.pages.conftest import HOME, Seen
from tracker.language import in_language

PAGES = ["", "articles/7/", "preconditions/", "preconditions/minsk-group-closure/", "positions/"]
PAGES += ["parties/azerbaijan/"]
WORDS = {f"{group.code}-{word.code}": word for group in VOCABULARIES for word in group}


def buttons(source):
    return re.findall(r'popovertarget="word-([^"]+)" aria-label', source)


def held(source):
    return re.findall(r'<div class="meaning" id="word-([^"]+)" popover', source)


def test_page_holds_the_meaning_of_each_word_once(see, record):
    for language in ("en-gb", "hy"):
        for page in PAGES:
            source = see(in_language(f"{HOME}{page}", language)).source
            found = held(source)
            assert found, page
            assert len(set(found)) == len(found), page
            assert sorted(buttons(source)) == sorted(found), page
            assert set(found) <= set(WORDS), page
            assert len(re.findall(r"<button[^>]*></button>", source)) == len(found), page


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", {"stage-initialled", "article_status-agreed", "rule-both_parties"}),
        ("articles/7/", {"article_status-agreed", "confidence-high", "movement_kind-moved"}),
        (
            "preconditions/minsk-group-closure/",
            {"aspect-standing", "form-stated", "standing-not_repeated"},
        ),
        ("positions/", {"stance-requires"}),
        ("parties/azerbaijan/", {"form-stated", "standing-stated", "confidence-medium"}),
    ],
)
def test_words_that_carry_a_page_are_explained_on_it(see, record, page, words):
    assert words - set(held(see(page).source)) == set()


def test_method_says_the_words_itself(see, record):
    source = see("/method/").source
    assert (buttons(source), held(source)) == ([], [])


def shown(template, **context):
    given = {"meanings": {}} | context
    return Template("{% load record meanings %}" + template).render(Context(given))


def test_meaning_is_said_with_its_evidence_and_the_way_to_the_method():
    word = WORDS["article_status-agreed"]
    source = shown("{% term 'article_status' 'agreed' %}|{% meanings %}")
    link, _, meaning = source.partition("|")
    assert link == (
        '<a class="term" href="/method/#article_status-agreed">agreed</a>'
        '<button type="button" class="what" popovertarget="word-article_status-agreed" '
        'aria-label="What “agreed” means"></button>'
    )
    says = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", meaning)).split())
    assert says == f"agreed {word.definition} Evidence: {word.evidence} In the method Close"
    assert '<a href="/method/#article_status-agreed">' in meaning


def test_word_that_stands_again_is_a_link_alone():
    twice = "{% term 'stance' 'requires' %}, {% term 'stance' 'requires' %}"
    assert shown(twice).count("<a ") == 2
    assert shown(twice).count("<button") == 1
    assert shown(twice, meanings=None).count("<button") == 0


def test_meanings_are_no_words_of_a_page_for_these_tests():
    page = shown("<p>{% term 'article_status' 'agreed' %}, since then</p>{% meanings %}")
    assert Seen(200, page).words == "agreed, since then"
