"""Both clocks together: an answer about a day, as known at a revision, never changes.

Held to two things: the bytes that were answered before later revisions, over the whole first
record; and a slow reference that writes the record again, one revision after another.
"""

from __future__ import annotations

import json
import random
import re

import pytest
from django.core.cache import cache
from django.db import connection

from provisions.models import NOUNS, Agreement, Precondition, Revision
from provisions.progress import articles_of, negotiating_parties
from provisions.record import revise
from provisions.speakers import parties_of
from provisions.transfer.columns import FILES
from tests.builders import small_record
from tests.conftest import SAMPLE
from tests.random_edits import add_account, random_day, random_edits
from tests.replay import replay
from tests.snapshot import put_record

DAY = "2025-03-13"
PAGES = (
    "",
    "articles/",
    "preconditions/",
    "sequence/",
    "positions/",
    "parties/",
    "timeline/",
    "sources/",
)
PAGES += ("articles.svg", "positions.svg", "preconditions.svg", "incidents.svg", "sequence.svg")
PAGES += ("incidents.png", "positions.csv")
PAGES += ("accounts/", "unanswered/", "evidence/", "incidents/", "brief/")
PAGES += ("card/", "articles/1/card/", "card.png", "articles/1.png")
ANSWERS = ("overview/", "matrix/", "sequence/", "accounts/", "unanswered/", "evidence/")
ANSWERS += ("incident-counts/", "brief/")


def pages_of(agreement: str, *, each: bool = True) -> list[str]:
    """Return the addresses of an agreement's pages; ``each`` adds the page of every row."""
    found = [f"/{agreement}/{page}" for page in PAGES]
    if each:
        keys = Precondition.objects.filter(agreement__slug=agreement).values_list("key", flat=True)
        found += [f"/{agreement}/preconditions/{key}/" for key in keys]
        named = Agreement.objects.get(slug=agreement)
        found += [f"/{agreement}/parties/{party.slug}/" for party in parties_of(named)]
        negotiating = negotiating_parties(named)
        found += [f"/{agreement}/positions/{p.slug}/{key}/" for p in negotiating for key in keys]
        found += [f"/{agreement}/articles/{article.key}/" for article in articles_of(named)]
    return found


def answers_of(agreement: str) -> list[str]:
    """Return the addresses of the API's collections and answers about an agreement."""
    return [
        *(f"/api/v1/{name}/?page_size=20" for name in (*FILES.values(), "revisions")),
        *(f"/api/v1/{name}?agreement={agreement}" for name in ANSWERS),
    ]


def pinned(address: str, day: str, known_at: int) -> str:
    return f"{address}{'&' if '?' in address else '?'}as_of={day}&known_at={known_at}"


@pytest.mark.once
def test_answers_pinned_by_both_clocks_keep_every_byte(client, record):
    slug = record.slug
    addresses = [
        *(pinned(address, DAY, 1) for address in [*pages_of(slug), *answers_of(slug)]),
        *(pinned(address, "2025-08-11", 1) for address in pages_of(slug, each=False)),
        *(pinned(f"/api/v1/{FILES[m]}/?page_size=100", "2026-06-08", 1) for m in NOUNS),
        pinned("/", DAY, 1),
        pinned(f"/{slug}/changes/", "2030-01-01", 1),
        pinned(f"/{slug}/changes/1/", "2030-01-01", 1),
        pinned("/api/v1/revisions/1/changes/?page_size=100", "2030-01-01", 1),
    ]
    before = {address: _whole(client, address) for address in addresses}
    unpinned = client.get(f"/{slug}/timeline/?as_of={DAY}").content
    with revise(reason="Found late") as edit:
        chance = random.Random(0)
        for count in range(12):
            add_account(edit, chance, str(count))
    small_record()
    random_edits(seed=13, count=30)
    assert client.get(f"/{slug}/timeline/?as_of={DAY}").content != unpinned
    cache.clear()  # or what was kept would be compared with itself
    changed = [address for address in addresses if _whole(client, address) != before[address]]
    assert changed == []
    assert {client.get(address).status_code for address in addresses[:7]} == {200}


def _whole(client, address: str) -> bytes:
    """Return what is answered; of a collection every page, one after the other."""
    content = client.get(address).content
    following = address.startswith("/api/") and json.loads(content).get("next")
    return content + (_whole(client, following) if following else b"")


def test_answers_by_random_clocks_equal_a_replay_of_the_revisions(client, db):
    """200 pairs of clocks (60 on PostgreSQL), a page and an answer of the API for each."""
    pairs = 200 if connection.vendor == "sqlite" else 60
    put_record(SAMPLE, reason="Load of the fictional record")
    random_edits(seed=7, count=25)
    chance = random.Random(20)
    # Of the pictures the drawings, which the images are made of.
    pages = [page for page in pages_of("callowmere-tindral") if not page.endswith(".png")]
    answers = answers_of("callowmere-tindral")
    head = Revision.objects.count()
    wanted = [
        (
            chance.randint(2, head),
            str(random_day(chance)),
            chance.choice(pages),
            chance.choice(answers),
        )
        for _ in range(pairs)
    ]
    told = {
        (number, address, day): _read(client, pinned(address, day, number))
        for number, day, *addresses in wanted
        for address in addresses
    }
    compared = 0
    for number in replay():
        for (known, address, day), answer in told.items():
            if known == number:
                here = f"{address}{'&' if '?' in address else '?'}as_of={day}"
                assert _read(client, here) == answer, (known, here)
                compared += 1
    assert compared == len(told) > 1.5 * pairs
    assert sum(status == 200 for status, _ in told.values()) > 1.5 * pairs


SECOND_CLOCK = re.compile(
    r'&(amp;)*known_at=\d+|known_at=\d+&(amp;)*|<input type="hidden" name="known_at"[^>]*>'
)


def _read(client, address: str):
    """Return what is answered, without the words and links that name the second clock."""
    response = client.get(address)
    if response.status_code != 200:
        return response.status_code, ""
    text = SECOND_CLOCK.sub("", response.content.decode())
    if address.startswith("/api/"):
        return 200, json.loads(text)
    main = re.search(r"<main.*</main>", text, flags=re.DOTALL)
    if main is None:  # a card: nothing of it stands around its words
        return 200, text
    main = main[0]
    return 200, re.sub(r"as known at revision \d+", "as known today", main)


@pytest.mark.parametrize("address", ["/armenia-azerbaijan/", "/api/v1/articles/"])
def test_pinned_answer_is_not_modified_by_later_revisions(client, record, address):
    here = pinned(address, DAY, 1)
    tag = client.get(here)["ETag"]
    random_edits(seed=5, count=2)
    assert client.get(here, headers={"If-None-Match": tag}).status_code == 304
    assert (
        client.get(address, headers={"If-None-Match": client.get(address)["ETag"]}).status_code
        == 304
    )
    assert client.get(here)["ETag"] == tag != client.get(pinned(address, DAY, 2))["ETag"]


def test_answer_of_the_api_names_both_clocks_in_its_headers(client, record):
    random_edits(seed=5, count=2)
    response = client.get("/api/v1/overview/?agreement=armenia-azerbaijan&known_at=1&as_of=" + DAY)
    assert (response["Record-Revision"], response["As-Of"]) == ("1", DAY)
    assert response.json()["freshness"]["head_revision"] == 1
