"""No word of a public template stands outside the messages that are translated."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

pytestmark = pytest.mark.once

FOLDER = Path(__file__).parents[1] / "tracker" / "templates"
TEMPLATES = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".html", ".svg"))
SPOKEN = {"alt", "aria-label", "content", "data-label", "label", "placeholder", "summary", "title"}
SAMPLES = {"code", "pre", "script", "style"}
# Stands for the name of an agreement in the address of a sample.
ALLOWED = {"AGREEMENT"}
QUOTED = r"(?:'([^']*)'|\"([^\"]*)\")"
# Where a tag or a filter takes words to be shown, and they are not given as a message.
GIVEN = (
    re.compile(rf"^include .*?\b\w+={QUOTED}"),
    re.compile(rf"^term \S+ \S+ {QUOTED}"),
    re.compile(rf"^status \S+ {QUOTED}"),
    re.compile(rf"\|(?:add|default|default_if_none|join|pluralize|yesno):{QUOTED}"),
)


class Words(HTMLParser):
    """What a reader sees or hears of the markup: its text, and attributes that are read out."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.samples = 0

    def handle_starttag(self, tag, attrs):
        self.samples += tag in SAMPLES
        named = dict(attrs)
        if tag == "meta" and named.get("name") != "description":
            return
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag):
        self.samples -= tag in SAMPLES

    def handle_data(self, data):
        if not self.samples:
            self.found.append(data)


def bare_words(source):
    """Return the words of a template that no translator would see."""
    markup, given, in_message = "", [], False
    for token in Lexer(source).tokenize():
        name = token.contents.split(" ")[0]
        if token.token_type is TokenType.BLOCK and name in ("blocktranslate", "endblocktranslate"):
            in_message = name == "blocktranslate"
        elif token.token_type is TokenType.TEXT:
            markup += "" if in_message else token.contents
        elif token.token_type is not TokenType.COMMENT:
            given += [
                one for shape in GIVEN for pair in shape.findall(token.contents) for one in pair
            ]
    words = Words()
    words.feed(markup)
    words.close()
    return [
        " ".join(text.split())
        for text in (*words.found, *given)
        if any(character.isalpha() for character in text) and text.strip() not in ALLOWED
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_shows_no_word_outside_messages(path):
    assert bare_words(path.read_text()) == []


def test_templates_are_found():
    assert len(TEMPLATES) > 100


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("<p>Agreed {{ n }} times</p>", ["Agreed times"]),
        ("{% if x %}since{% else %}<b>{{ y }}</b>{% endif %}", ["since"]),
        ('<a title="Back" href="/method/">←</a>', ["Back"]),
        ('<td data-label="Said on">{{ x }}</td>', ["Said on"]),
        ('<meta name="description" content="All of it">', ["All of it"]),
        ("{% include 'tracker/_note.html' with note=x label='Why' %}", ["Why"]),
        ("{% term 'list' 'call' 'Calls' %}", ["Calls"]),
        ("{% status 'reached' 'recorded' %}", ["recorded"]),
        ("{{ row.by|default:'Not named' }}", ["Not named"]),
        ("{{ parties|join:' and ' }}", ["and"]),
        ("{{ n }}{{ n|pluralize:'y,ies' }}", ["y,ies"]),
    ],
)
def test_planted_words_are_found(planted, found):
    assert bare_words(planted) == found


@pytest.mark.parametrize(
    "written",
    [
        "{% blocktranslate trimmed %}Agreed <b>once</b>{% endblocktranslate %}",
        '<a title="{% translate "Back" %}">{% translate "Back" %}</a>',
        "{% include 'tracker/_note.html' with note=x label=_('Why') %}",
        '<meta name="viewport" content="width=device-width">',
        "<code>curl '{{ root }}articles/'</code>",
        "{{ label|default:_('Note') }} · {{ day|date:'Y-m-d' }}",
        "{# a reason #}",
    ],
)
def test_messages_markup_and_samples_are_no_bare_words(written):
    assert bare_words(written) == []
