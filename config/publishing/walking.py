"""Finds every public address, from link to link."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Iterator
from urllib.parse import urljoin

from django.conf import settings
from django.urls import resolve, reverse
from django.utils import translation

from config.publishing.asking import Asker, Progress, Told
from tracker.language import in_language, language_of

_ATTRIBUTE = re.compile(r'\s(?:(?:href|src|srcset)="|content="(?=https?:))([^"]*)"')
_TEXT = re.compile(r">\s*(https?://[^<\s]+)\s*<")
_STRING = re.compile(r'"(https?://[^"\\\s]+)"')
_SHEET = re.compile(r"url\(\s*[\"']?([^\"')]+)")
# Where links stand, by the kind of answer.
_PLACES = {
    "text/html": (_ATTRIBUTE,),
    "image/svg+xml": (_ATTRIBUTE,),
    "application/xml": (_TEXT, _ATTRIBUTE),
    "application/json": (_STRING,),
    "text/css": (_SHEET,),
}
EVERY = 200  # addresses from one word of progress to the next


def links_of(told: Told, at: str) -> set[str]:
    """Return what an answer links to, as whole addresses without fragments."""
    found: set[str] = set()
    places = _PLACES.get(told.media_type, ())
    text = told.body.decode() if places else ""
    for place in places:
        for link in place.findall(text):
            found.add(urljoin(at, html.unescape(link)).partition("#")[0])
    return found


def seeds() -> list[str]:
    """Return the addresses from which all others are found."""
    machines = [reverse(f"machines:{name}") for name in ("sitemap", "robots")]
    homes = [in_language("/", code) for code, _ in settings.LANGUAGES]
    return [*homes, *machines, reverse("api:root")]


def beside(address: str) -> list[str]:
    """Return what belongs to a page, though no page links to it: its card, for other sites."""
    if address.startswith(settings.STATIC_URL) or not address.endswith("/"):
        return []
    with translation.override(language_of(address)):
        found = resolve(address)
        card = {"pages:overview": "card", "pages:article": "article-card"}.get(found.view_name)
        return [reverse(f"pages:{card}", kwargs=found.kwargs)] if card else []


def walk(
    ask: Asker, begin: list[str], wanted: Callable[[str], bool], say: Progress
) -> Iterator[tuple[str, Told]]:
    """Yield each wanted address with its answer, once. What the site alone answers is left out."""
    waiting, seen, given = deque(begin), set(begin), 0
    while waiting:
        address = waiting.popleft()
        told = ask(address)
        if told is None:
            continue
        yield address, told
        given += 1
        if given % EVERY == 0:
            say(f"{given:,} answers made, {len(waiting):,} more known")
        own = [
            link.removeprefix(ask.origin)
            for link in links_of(told, ask.origin + address)
            if link.startswith(f"{ask.origin}/")
        ]
        for link in sorted([*own, *beside(address)]):
            if link not in seen and wanted(link):
                seen.add(link)
                waiting.append(link)
