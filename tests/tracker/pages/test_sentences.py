"""How templates put whole sentences together."""

import datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from provisions.models import Precondition, StatusEntry
from provisions.spoken import Rendering, read_in, wording_digest
from provisions.vocabulary import FORM
from tracker.pages.ledger import stating_form
from tracker.templatetags.sentences import (
    capital,
    day_words,
    month_words,
    names_listed,
    one_perspective,
)

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("en", "in force", "In force"),
        ("az", "imzalanıb", "İmzalanıb"),
        ("az", "razılaşdırılıb", "Razılaşdırılıb"),
        ("ru", "подписано", "Подписано"),
        ("hy", "ստորագրված", "Ստորագրված"),
        ("en", "", ""),
    ],
)
def test_sentence_begins_with_the_capital_of_its_language(language, words, shown):
    with translation.override(language):
        assert capital(words) == shown


def test_written_part_stands_inside_the_sentence_and_is_escaped_once():
    source = (
        "{% load i18n sentences %}{% written as names %}{% for name in all %}<b>{{ name }}</b>"
        "{% if not forloop.last %}, {% endif %}{% endfor %}{% endwritten %}"
        "{% blocktranslate trimmed %}addressed to {{ names }}{% endblocktranslate %}"
    )
    shown = Template(source).render(Context({"all": ["A & B", "<C>"]}))
    assert shown == "addressed to <b>A &amp; B</b>, <b>&lt;C&gt;</b>"


def test_written_part_goes_no_further_than_its_surroundings():
    source = (
        "{% load sentences %}{% with x=1 %}{% written as name %}in{% endwritten %}{{ name }}"
        "{% endwith %}{{ name }}"
    )
    assert Template(source).render(Context({"name": "out"})) == "inout"


def test_day_month_and_names_are_written_where_no_markup_can_stand():
    day = datetime.date(2025, 3, 13)
    assert (day_words(day), month_words(day)) == ("13 March 2025", "March 2025")
    assert names_listed(["Armenia", "Azerbaijan"]) == "Armenia and Azerbaijan"


def test_row_says_so_where_one_perspective_alone_carries_it(record):
    marks = {
        one_perspective(row) for row in StatusEntry.objects.prefetch_related("citations__source")
    }
    assert "" in marks
    assert ' <span class="mark">Armenian source only</span>' in marks
    assert ' <span class="mark">Azerbaijani sources only</span>' in marks


@pytest.mark.parametrize("language", ["en-gb", "hy", "az", "ru"])
def test_each_thing_done_about_a_precondition_is_a_sentence_of_its_own(language):
    def said(form, stated=True, **context):
        row = Precondition(form=form, list="requirement", condition_of_signature="yes")
        row.order, row.order_relative_to = "before", "signature"
        state = SimpleNamespace(precondition=row, stated=stated)
        return stating_form(state, **context)

    with translation.override(language):
        alone = [said(form, today=False, addressed=False) for form in FORM.codes]
        alone += [
            said("stated", today=True, addressed=False),
            said("stated", False, today=True, addressed=False),
        ]
        both = [said(form, today=False, addressed=True) for form in FORM.codes]
        both += [
            said("stated", today=True, addressed=True),
            said("stated", False, today=True, addressed=True),
        ]
    assert len(set(alone)) == len(alone)
    for words in alone:
        assert (words.count("%(voices)s"), words.count("%(addressed)s")) == (1, 0)
    for words in both:
        assert (words.count("%(voices)s"), words.count("%(addressed)s")) == (1, 1)
    assert [words for words in (*alone, *both) if words[-1] not in ".։"] == []


def test_sentence_about_a_precondition_takes_no_markup_from_a_name():
    row = Precondition(form="stated", list="requirement", condition_of_signature="no")
    state = SimpleNamespace(precondition=row, stated=True)
    context = {"state": state, "voices": "<b>A</b>", "clock": SimpleNamespace(asked=None)}
    shown = Template("{% load ledger %}{% stating_sentence state voices '' %}").render(
        Context(context)
    )
    assert shown == "&lt;b&gt;A&lt;/b&gt; stated it as a requirement."


def test_order_that_a_party_stated_is_told_alike_in_every_language():
    row = Precondition(form="stated", list="requirement", condition_of_signature="yes")
    row.order, row.order_relative_to = "before", "signature"
    state = SimpleNamespace(precondition=row, stated=True)
    made = Rendering("подписание", "machine", wording_digest("signature"))
    with read_in("ru", lambda: {("precondition", "", "order_relative_to"): made}):
        assert row.order_relative_to == "подписание"
        words = stating_form(state, today=True, addressed=False)
    assert words == "%(voices)s said that it must precede signature."
