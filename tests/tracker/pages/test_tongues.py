"""Every text of the record stands in the language that its element names, on every page."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve
from django.utils.html import format_html

from provisions.models import TRANSLATED, LanguageVersion, Revision, Translation
from provisions.models.translation import STANDING
from provisions.record import revise
from provisions.spoken import Said
from provisions.text import validate_plain_text
from provisions.tongues import in_lines, written_in
from tests.builders import add_status, small_record
from tracker.language import bare
from tracker.pages.pictures import DRAWN
from tracker.settled import settled, settled_drawing

VOID = frozenset({"meta", "link", "br", "input", "img", "hr", "use", "path", "rect", "circle"})


class Tongues(HTMLParser):
    """Reads a page into its texts, each with the nearest language."""

    def __init__(self):
        super().__init__()
        self.open, self.texts = [("", "")], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append((tag, dict(attributes).get("lang", self.open[-1][1])))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        while tag not in VOID and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.open[-1]
        # A drawing cuts sentences into lines; what they say stands in the table beside it.
        within = {tag for tag, _ in self.open}
        if data.strip() and tag not in ("script", "style") and "svg" not in within:
            self.texts.append((" ".join(data.split()), language))


def texts_of(source):
    reader = Tongues()
    reader.feed(source)
    return reader.texts


def one_of_each_route(client, start):
    """Yield one page of each route that links lead to, with its address."""
    seen, ahead = set(), [start]
    for path in ahead:
        name = resolve(bare(path)).url_name
        if name in seen:
            continue
        response = client.get(path)
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            continue
        seen.add(name)
        source = response.content.decode()
        yield path, source
        links = (urlsplit(html.unescape(link)) for link in re.findall(r'href="([^"]*)"', source))
        ahead += [x.path for x in links if not x.netloc and x.path.startswith("/hy/")]


def english_texts():
    """Return every text of the record that stays English where it is read in Armenian."""
    found = set()
    own = ((model, (n for n, tongue in of.items() if not tongue)) for model, of in STANDING.items())
    for model, names in (*TRANSLATED.items(), *own):
        for name in names:
            for text in model._base_manager.values_list(name, flat=True).distinct():
                found.update(" ".join(line.split()) for line in text.split("\n"))
    alike = Translation.objects.filter(language="hy").values_list("text", flat=True)
    return {text for text in found - set(alike) if len(text) > 2 and not text.isdigit()}


def test_untranslated_text_stands_in_an_element_that_says_english(client, sample):
    texts = english_texts()
    seen, wrong, marks = set(), {}, {}
    for path, source in one_of_each_route(client, f"/hy/{sample.slug}/"):
        told = [(text, language) for text, language in texts_of(source) if text in texts]
        seen |= {text for text, _ in told}
        if amiss := {text for text, language in told if language != "en"}:
            wrong[path] = amiss
        if found := re.findall("[\ufdd0-\ufddf]|%EF%B7%9|ufdd[0-9]", source):
            marks[path] = found
    assert wrong == {}
    assert marks == {}
    assert len(seen) > 100


def test_sentence_names_the_language_of_a_name_inside_it(client, sample):
    source = client.get(f"/hy/{sample.slug}/timeline/").content.decode()
    name = '<bdi lang="en">Colouring of the lake in Tindral’s school atlas</bdi>'
    assert f"</span> {name}, կատարում: " in source


def test_page_of_the_texts_own_language_marks_nothing(client, sample):
    source = client.get(f"/{sample.slug}/articles/1/").content.decode()
    assert "Tindral" in source
    assert '<bdi lang="en"' not in source


def test_text_of_others_names_its_own_language(sample):
    version = LanguageVersion(language="hy", title="Համաձայնագիր", note="Printed")
    told = {}
    for page in ("en-gb", "hy"):
        with written_in(page):
            told[page] = settled(f"<p>{version.title}</p><p>{version.note}</p>")
    assert told == {
        "en-gb": '<p lang="hy">Համաձայնագիր</p><p>Printed</p>',
        "hy": '<p>Համաձայնագիր</p><p lang="en">Printed</p>',
    }
    assert type(version.title) is str


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("<p>{x}</p>", '<p lang="en">Ebb &amp; flow</p>'),
        ('<p class="a"> {x} </p>', '<p class="a" lang="en"> Ebb &amp; flow </p>'),
        ("<p>– {x}</p>", '<p>– <bdi lang="en">Ebb &amp; flow</bdi></p>'),
        (
            "<p>{x}, {x}</p>",
            '<p><bdi lang="en">Ebb &amp; flow</bdi>, <bdi lang="en">Ebb &amp; flow</bdi></p>',
        ),
        ("<p>{x}<br>1</p>", '<p><bdi lang="en">Ebb &amp; flow</bdi><br>1</p>'),
        ('<bdi lang="en">{x}</bdi>', '<bdi lang="en">Ebb &amp; flow</bdi>'),
        ('<a title="> {x}">1</a>', '<a title="> Ebb &amp; flow">1</a>'),
        ("<title>{x} · a</title>", "<title>Ebb &amp; flow · a</title>"),
        ("<option>{x}</option>", '<option lang="en">Ebb &amp; flow</option>'),
        (
            "<svg><text>{x} 1</text></svg>",
            '<svg><text><tspan lang="en">Ebb &amp; flow</tspan> 1</text></svg>',
        ),
        (
            "<svg><title>{x}: 1</title></svg>",
            '<svg><title><bdi lang="en">Ebb &amp; flow</bdi>: 1</title></svg>',
        ),
        ("<svg><desc>{x}</desc></svg>", '<svg><desc lang="en">Ebb &amp; flow</desc></svg>'),
        ("<svg><style>{x} 1</style></svg>", "<svg><style>Ebb &amp; flow 1</style></svg>"),
        ('<script type="a">{x}</script>', '<script type="a">Ebb &amp; flow</script>'),
        ("<!-- {x} --><p>1</p>", "<!-- Ebb &amp; flow --><p>1</p>"),
    ],
)
def test_mark_becomes_the_least_markup_that_can_stand_there(written, page):
    with written_in("hy"):
        text = format_html("{}", Said("Ebb & flow"))
    assert settled(written.replace("{x}", text)) == page


def test_drawing_that_stands_alone_holds_elements_of_its_own_alone():
    with written_in("hy"):
        drawing = f"<svg><desc>{Said('Ebb')}: 1</desc><text>{Said('Flow')}, 1</text></svg>"
    assert settled_drawing(drawing) == (
        '<svg><desc><tspan lang="en">Ebb</tspan>: 1</desc>'
        '<text><tspan lang="en">Flow</tspan>, 1</text></svg>'
    )


def test_words_cut_into_lines_keep_the_language_of_each_part():
    with written_in("hy"):
        words = f"Ըստ {Said('Ebb and  flow')} թերթի"
    asked = []
    lines = in_lines(words, lambda plain: asked.append(plain) or ["Ըստ Ebb", "and", "flow թերթի"])
    assert asked == ["Ըստ Ebb and  flow թերթի"]
    assert [settled(f"<p>{line}</p>") for line in lines] == [
        '<p>Ըստ <bdi lang="en">Ebb</bdi></p>',
        '<p lang="en">and</p>',
        '<p><bdi lang="en">flow</bdi> թերթի</p>',
    ]


# Pages whose sentences are put together before a template is asked, and pages for mistakes.
TOLD = [
    "sequence/",
    "preconditions/",
    "positions/",
    "incidents/",
    "changes/",
    "changes/2/",
    "changes/3/",
    "compare/?from=2021-01-01&to=2021-12-01",
]
MISTAKEN = [
    "articles/99/",
    "changes/99/",
    "report/?about=article/99",
    "preconditions/open-logbook/",
    "parties/nobody/",
    "positions/tindral/nothing/",
    "preconditons/",
]
DRAWINGS = [f"{name}.svg" for name in DRAWN]


class Everything(Tongues):
    """Reads drawings, too; of a page neither its head nor how it is cited."""

    def handle_data(self, data):
        within = {tag for tag, _ in self.open}
        if data.strip() and not within & {"head", "dd", "pre", "style", "script"}:
            self.texts.append((" ".join(data.split()), self.open[-1][1]))


def test_english_inside_a_sentence_says_so_wherever_it_is_put_together(client, sample):
    texts = sorted((text for text in english_texts() if len(text) > 5), key=len, reverse=True)
    english = re.compile("|".join(map(re.escape, texts)))
    amiss, told = {}, {}
    for page in (*TOLD, *MISTAKEN, *DRAWINGS):
        response = client.get(f"/hy/{sample.slug}/{page}", follow=True)
        assert response.status_code == (404 if page in MISTAKEN else 200), page
        reader = Everything()
        reader.feed(response.content.decode())
        found = [(text, language) for text, language in reader.texts if english.search(text)]
        told[page] = len(found)
        if wrong := [text for text, language in found if language != "en"]:
            amiss[page] = wrong
    assert amiss == {}
    assert min(told.values()) >= 1
    assert sum(told.values()) > 300


def test_earlier_wording_of_a_row_says_its_own_language(client, db):
    small = small_record()
    with revise(reason="First word") as edit:
        entry = add_status(edit, small, small.articles[0], note="Said so")
    with revise(reason="Said otherwise", kind="correction") as edit:
        edit.correct(entry, note="Said a day before")
    head = Revision.objects.first().number
    source = client.get(f"/hy/avaria-borduria/changes/{head}/").content.decode()
    assert '<td data-label="Առաջ"><bdi lang="en">Said so</bdi></td>' in source
    assert '<bdi lang="en">Said a day before</bdi></td>' in source


@pytest.mark.parametrize(("language", "tag"), [("hy", "hy"), ("", "en-gb")])
def test_drawing_that_stands_alone_names_its_language(client, sample, language, tag):
    path = f"{language and '/'}{language}/{sample.slug}/sequence.svg"
    drawing = ElementTree.fromstring(client.get(path).content)
    assert drawing.get("lang") == tag
    assert {one.get("lang") for one in drawing.iter()} == {None, tag} | (
        {"en"} if language else set()
    )


@pytest.mark.parametrize(
    "typed",
    ["\ufdd0en\ufdd1", "\ufdd2", "\ufdd0", '\ufdd0"><script>\ufdd1x\ufdd2', "\ufdd1\ufdd0en\ufdd1"],
)
def test_marks_that_somebody_types_do_nothing(client, db, typed):
    source = client.get("/hy/search/", {"q": f"a{typed}b"}).content.decode()
    assert re.findall("[\ufdd0-\ufddf]", source) == []
    assert "<script>" not in source
    reader = Tongues()
    reader.feed(source)
    assert reader.open == [("", "")]


def test_record_takes_no_character_that_is_a_mark():
    with pytest.raises(ValidationError, match="U\\+FDD0"):
        validate_plain_text("a\ufdd0b")
