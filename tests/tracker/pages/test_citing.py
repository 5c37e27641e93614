"""Each page cites itself in six ways, and each pins both clocks."""

import datetime
import html
import json
import re

import pytest
from django.utils.translation import override

from provisions.models import Agreement
from provisions.record import revise
from provisions.tongues import written_in
from tests.tracker.pages.conftest import Seen
from tracker.pages.citing import Cited
from tracker.settled import settled

pytestmark = pytest.mark.once

TITLE = "Article filed at 7: Third-country representatives on the border, Armenia–Azerbaijan"
PINNED = "http://testserver/armenia-azerbaijan/articles/7/?as_of=2025-03-13&known_at=1"


def cite(**values):
    fields = {
        "title": "Article VII of Avaria–Borduria",
        "url": "https://example.org/a/?as_of=2025-03-13&known_at=12",
        "day": datetime.date(2025, 3, 13),
        "revision": 12,
        "recorded": datetime.date(2026, 11, 2),
    }
    return Cited(**(fields | values))


def test_styles_are_those_of_scholars_and_lawyers():
    url = "https://example.org/a/?as_of=2025-03-13&known_at=12"
    assert dict(cite().styles) == {
        "APA": "Peace agreement tracker. (2026, November 2). Article VII of Avaria–Borduria "
        f"(as of 13 March 2025, revision 12). {url}",
        "Chicago": "Peace agreement tracker. “Article VII of Avaria–Borduria.” As of 13 March "
        f"2025, revision 12. November 2, 2026. {url}.",
        "OSCOLA": "Peace agreement tracker, ‘Article VII of Avaria–Borduria’ (as of 13 March "
        f"2025, revision 12, 2 November 2026) <{url}>",
    }


def test_formats_are_read_by_software():
    formats = dict(cite().formats)
    [item] = json.loads(formats["CSL-JSON"])
    assert (item["type"], item["issued"], item["version"]) == (
        "webpage",
        {"date-parts": [[2026, 11, 2]]},
        "revision 12",
    )
    assert formats["RIS"].splitlines()[0] == "TY  - ELEC"
    assert formats["RIS"].splitlines()[-1] == "ER  - "
    assert formats["BibTeX"].startswith("@misc{tracker-r12-20250313,\n")


@pytest.mark.parametrize("language", ["hy", "az", "ru"])
def test_citation_is_english_but_for_the_title(language):
    title = "Հոդված VII"
    with override(language):
        styles = dict(cite(title=title, language=language).styles)
        formats = dict(cite(title=title, language=language).formats)
    assert styles == dict(cite(title=title).styles)
    assert "(2026, November 2)" in styles["APA"]
    [item] = json.loads(formats["CSL-JSON"])
    assert (item["language"], item["title"]) == (language, title)
    assert item["note"] == "As of 13 March 2025, as known at revision 12"
    assert f"LA  - {language}" in formats["RIS"].splitlines()
    assert f"  language = {{{language}}}," in formats["BibTeX"].splitlines()


def test_page_in_another_language_says_which_words_of_a_citation_are_english():
    with written_in("hy"):
        words = dict(cite(title="Հոդված VII").styles)["OSCOLA"]
    assert settled(f"<dd>{html.escape(words)}</dd>") == (
        '<dd><bdi lang="en">Peace agreement tracker, ‘</bdi>Հոդված VII<bdi lang="en">’ (as of '
        "13 March 2025, revision 12, 2 November 2026) &lt;https://example.org/a/?as_of=2025-03-13"
        "&amp;known_at=12&gt;</bdi></dd>"
    )


def test_no_title_can_break_out_of_its_field():
    title = r"50 % of {it} & \input{x} ~ $1_2^3 #4"
    bibtex = dict(cite(title=title).formats)["BibTeX"]
    line = next(line for line in bibtex.splitlines() if "title" in line)
    assert line == (
        r"  title = {{50 \% of \{it\} \& \textbackslash{}input\{x\} \textasciitilde{} "
        r"\$1\_2\textasciicircum{}3 \#4}},"
    )


def test_page_cites_itself_by_its_title_and_both_clocks(client, record):
    page = client.get(PINNED.removeprefix("http://testserver")).content.decode()
    words = html.unescape(re.search(r'<details class="cite">(.*?)</details>', page, re.DOTALL)[1])
    recorded = datetime.datetime.now(datetime.UTC)
    assert (
        f"Peace agreement tracker. ({recorded:%Y}, {recorded:%B} {recorded.day}). {TITLE} "
        f"(as of 13 March 2025, revision 1). {PINNED}"
    ) in words
    [item] = json.loads(re.search(r"<pre>(\[.*?\])</pre>", words, re.DOTALL)[1])
    assert (item["title"], item["URL"]) == (TITLE, PINNED)


def test_comparison_is_cited_by_its_pair(client, db):
    page = client.get("/armenia-azerbaijan/compare/?from=2025-03-12&to=2025-03-13")
    source = html.unescape(page.content.decode())
    assert "“Armenia–Azerbaijan: what moved between 12 March 2025 and 13 March 2025.”" in source
    assert "/compare/?known_at=1&from=2025-03-12&to=2025-03-13>" in source


def test_hostile_title_stays_text(client, db):
    hostile = "<script>alert(1)</script>"
    with revise(reason="A title") as edit:
        edit.amend(Agreement.objects.get(slug="armenia-azerbaijan"), short_title=hostile)
    source = client.get("/armenia-azerbaijan/").content.decode()
    box = re.search(r'<details class="cite">(.*?)</details>', source, re.DOTALL)[1]
    assert "&lt;script&gt;alert(1)" in box
    assert Seen(200, source).scripts == []
