"""Every text of the record stands in the language that its element names, on every page."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.urls import resolve


from provisions.models import TRANSLATED
from provisions.models.translation import STANDING
from tracker.language import bare

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
        if data.strip() and tag not in ("script", "style"):
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
    """Return every text of the record that stays English where nothing is translated."""
    found = set()
    own = ((model, (n for n, tongue in of.items() if not tongue)) for model, of in STANDING.items())
    for model, names in (*TRANSLATED.items(), *own):
        for name in names:
            for text in model._base_manager.values_list(name, flat=True).distinct():
                found.update(" ".join(line.split()) for line in text.split("\n"))
    return {text for text in found if len(text) > 2 and not text.isdigit()}


def test_report_all(client, sample):
    texts = english_texts()
    n = 0
    import collections

    wrong = collections.defaultdict(set)
    within = collections.defaultdict(set)
    for path, source in one_of_each_route(client, f"/hy/{sample.slug}/"):
        n += 1
        assert not re.search("[\ufdd0-\ufdd2]", source)
        assert "%EF%B7%9" not in source and "\\ufdd" not in source
        for text, language in texts_of(source):
            if text in texts and language != "en":
                wrong[path].add(text)
            elif language != "en":
                for t in texts:
                    if len(t) > 3 and t in text:
                        within[path].add((t, text[:150]))
    for k, v in wrong.items():
        print("WRONG", k, list(v)[:10])
    for k, v in within.items():
        print("WITHIN", k, len(v), list(v)[:6])
    print(n)
    assert 0
