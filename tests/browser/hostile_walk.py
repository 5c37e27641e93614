"""Which addresses are opened where hostile texts are looked for, each with its route."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from django.contrib.auth.models import User

from provisions.models import (
    NOUNS,
    Agreement,
    Article,
    Change,
    Party,
    Precondition,
    Revision,
    Translation,
)
from provisions.models import Report as Reported
from provisions.search.asking import LONGEST
from provisions.transfer.columns import FILES
from tests.builders import Small
from tests.crawl import by_route
from tests.hostile import HOSTILE, lines
from tests.hostile_record import Rows
from tracker.language import in_language

LANGUAGES = ("en-gb", "hy", "az", "ru")
# The same whatever the language: data, and what machines ask for.
APART = re.compile(r"(admin/|api/v1/|sitemap|robots|healthz|readyz|oembed)")
# What a browser saves instead of showing it.
SAVED = (".csv", ".ics", ".ndjson", ".zip", "/schema/")
# An image holds no markup: one of each kind is opened.
IMAGE = ".png"
# Answers that come in pages.
IN_PAGES = re.compile(rf"api/v1/({'|'.join(FILES.values())}|revisions)/($|.*(changes|leaves)/$)")
MODELS: dict[str, Any] = {str(model._meta.model_name): model for model in (*NOUNS, Reported)}
COLLECTIONS = {folder: model for model, folder in FILES.items()}
# Of the log's lines one in so many: they look alike.
LINES = 100
# Of what looks alike for each row, one in so many.
IN_TURN = 3


def walk(small: Small, rows: Rows) -> dict[str, str]:
    """Return every address that the walk opens, each with its route."""
    found: dict[str, str] = {}
    for route, addresses in by_route(lambda *part: _of_rows(small, rows, *part)).items():
        whole = "?page_size=100" if IN_PAGES.match(route) else ""
        found |= {address + whole: route for address in addresses}
        if not APART.match(route) and not route.endswith((IMAGE, *SAVED)):
            found |= dict.fromkeys(_otherwise(addresses[0], len(found)), route)
    for number, agreement in enumerate(rows[Agreement]):
        found |= _of_names(agreement, number)
    for row in rows[Translation]:
        address = f"/hy/{small.agreement.slug}/parties/{row.of_row}/"
        found[address] = "%(agreement)s/parties/%(slug)s/"
    for number, words in enumerate(lines("q", LONGEST)):
        language = LANGUAGES[number % len(LANGUAGES)]
        found[in_language(f"/search/?q={quote(words)}", language)] = "search/"
        found[in_language(f"/{quote(words)}", language)] = "nowhere"
    return found


def _of_names(agreement: Agreement, number: int) -> dict[str, str]:
    """Return the pages of an agreement with hostile names, in one of the languages.

    The first tell every text in its title, on each page; the others have other short names, and
    of them each opens some pages in turn.
    """
    titles = len(lines("title", 300))
    language = LANGUAGES[number % len(LANGUAGES)]
    routes = by_route(lambda *part: _of_name(agreement, *part))
    shown = [
        (route, addresses)
        for route, addresses in routes.items()
        if route.startswith("%(agreement)s") and not route.endswith((IMAGE, *SAVED))
    ]
    return {
        in_language(address, language): route
        for place, (route, addresses) in enumerate(shown)
        for address in addresses
        if number < titles or place % IN_TURN == number % IN_TURN or route == "%(agreement)s/"
    }


def _otherwise(address: str, number: int) -> list[str]:
    """Return a page in the other languages, in one by both clocks, and on a day that is none."""
    hostile = quote(HOSTILE[number % len(HOSTILE)])
    armenian, azerbaijani, russian = (in_language(address, it) for it in LANGUAGES[1:])
    by_clocks = f"{azerbaijani}?as_of=2025-06-01&known_at=3"
    return [armenian, by_clocks, russian, f"{address}?as_of={hostile}"]


def _of_rows(small: Small, rows: Rows, route: str, name: str) -> list[Any]:
    """Return how a route is filled so that it is about the rows with hostile texts."""
    if name in ("object_id", "id") and route.startswith("admin/"):
        return _on_desk(route, rows)
    revisions = list(Revision.objects.values_list("pk", flat=True))
    if name == "id":
        noun = COLLECTIONS.get(route.split("/")[2])
        return [rows[noun][0].slug] if noun else revisions
    if name == "key":
        found = [row.key for row in rows[Article if "articles/" in route else Precondition]]
        return found[:1] if route.endswith(IMAGE) else found
    parties = [row.slug for row in rows[Party]]
    return {
        "agreement": [small.agreement.slug],
        "slug": parties,
        "party": parties[:1],
        "subject": ["agreement", "row-0"],
        "number": revisions,
        "app_label": ["provisions"],
        "url": ["nowhere"],
    }[name]


def _on_desk(route: str, rows: Rows) -> list[Any]:
    """Return the keys with which a route of the desk is opened."""
    noun, _, page = route.removeprefix("admin/provisions/").partition("/")
    if not route.startswith("admin/provisions/"):
        return [User.objects.get(username="chief").pk] if "user" in route else [1]
    if noun == "revision":
        return list(Revision.objects.values_list("pk", flat=True))
    if noun == "change":
        lines = Change.objects.order_by("revision", "position")
        return list(lines.values_list("pk", flat=True))[::LINES]
    # A history tells all versions; the first row has them, with every satellite.
    every = {"change": 1, "retract": IN_TURN}.get(page.rstrip("/").rpartition("/")[2])
    found = rows[MODELS[noun]]
    return [row.pk for row in (found[::every] if every else found[:1])]


def _of_name(agreement: Agreement, route: str, name: str) -> list[Any]:
    """Return how a route is filled so that it is about an agreement with hostile names."""
    key = "1" if "articles/" in route else "toll"
    return {
        "agreement": [agreement.slug],
        "key": [key],
        "slug": ["avaria"],
        "party": ["avaria"],
        "subject": ["agreement"],
        "number": [2],
    }.get(name, [])
