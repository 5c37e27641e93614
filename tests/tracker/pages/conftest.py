"""How these tests read pages: as a reader would, by address."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

import pytest

HOME = "/armenia-azerbaijan/"


@dataclass(frozen=True)
class Seen:
    """A page as it was answered: its source, and its words without markup.

    The meanings that its buttons open are no words of the page itself.
    """

    status: int
    source: str

    @cached_property
    def words(self) -> str:
        drawings = r"<style>.*?</style>" if self.source.startswith("<svg") else r"<svg.*?</svg>"
        meanings = r'<div class="meaning".*?</div>|<button[^>]* class="what".*?</button>'
        apart = rf"<head>.*?</head>|{drawings}|{meanings}"
        body = re.sub(apart, "", self.source, flags=re.DOTALL)
        words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
        return re.sub(r" ([,.:;)])|(\() ", r"\1\2", words)

    @cached_property
    def words_without_notes(self) -> str:
        """The words without the tracker's notes, which are written with what is known today."""
        return Seen(self.status, re.sub(r'<p class="note">.*?</p>', "", self.source)).words

    @cached_property
    def main(self) -> str:
        """The words of the page's own content, without its head, day and foot."""
        main = re.search(r"<main.*?</main>", self.source, flags=re.DOTALL)
        return Seen(self.status, main[0]).words

    @cached_property
    def scripts(self) -> list[str]:
        """Every script that a page holds, but the handle on the articles, a file of the site.

        Data about the page is no script: one block of its own type, in which no mark-up can stand.
        """
        own = r'<script type="module" src="/static/tracker/lanes(?:\.\w+)?\.js"></script>'
        data = r'<script type="application/ld\+json">[^<>&]*</script>'
        rest = re.sub(data, "", re.sub(own, "", self.source), count=1)
        return re.findall(r"<script[^>]*>", rest, re.IGNORECASE)

    @cached_property
    def links(self) -> list[str]:
        return [html.unescape(link) for link in re.findall(r'href="([^"]*)"', self.source)]


@pytest.fixture
def see(client, db):
    """Return a function that opens an address and returns what a reader sees."""

    def see(address="", **query):
        path = address if address.startswith("/") else f"{HOME}{address}"
        response = client.get(path, {name.rstrip("_"): value for name, value in query.items()})
        return Seen(response.status_code, response.content.decode())

    return see
