"""A word of its own in every text of every redacted row and every report: in no answer at all.

Every public route, in every language, by many clocks, bodies and headers alike. A route that
nobody has said how to fill stops the walk, and so does one that answers nothing before that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest

from provisions.models import NOUNS, Agreement, Report, Revision
from provisions.reports import receive_report, settle_report
from tests.builders import small_record
from tests.crawl import body_of, by_route, walked
from tests.provisions.test_redacted_everywhere import filling, redact_all, telling_rows
from tracker.language import in_language
from tracker.pictures import files, social

LANGUAGES = ("en-gb", "hy", "az", "ru")
# The same whatever the language: data, and what machines ask for.
APART = re.compile(r"(api/v1/|sitemap|robots|healthz|readyz|oembed)")
MARK = "zqj"
WORD = re.compile(rf"{MARK}(?:\d+|[a-j]+)w")
# Places take no digits.
LETTERS = str.maketrans("0123456789", "abcdefghij")
# Nothing is at these addresses, whatever is asked.
EMPTY = {"%(agreement)s/report/received/"}


@pytest.fixture
def words():
    """Return a function that coins words, each once; what was coined stands in its list."""
    numbers = itertools.count()
    coined: list[str] = []

    def coin(name: str, longest: int) -> str:
        number = str(next(numbers))
        is_place = name in ("place", "district")
        coined.append(f"{MARK}{number.translate(LETTERS) if is_place else number}w")
        return coined[-1]

    coin.coined = coined
    return coin


@pytest.fixture
def drawings(monkeypatch):
    """Return the drawings of all images: what an image says can be read there alone."""
    drawn: list[str] = []

    def rendered(drawing: str, zoom: float) -> bytes:
        drawn.append(drawing)
        return b"an image"

    monkeypatch.setattr(files, "rendered", rendered)
    monkeypatch.setattr(social, "rendered", rendered)
    return drawn


def put_reports(small, coin) -> None:
    """Put a report of each state on the desk, a word in each of its texts."""
    for number, state in enumerate(Report.State.values):
        made = receive_report(
            form=f"form-{number}",
            sender=f"192.0.2.{number}",
            agreement=small.agreement,
            kind="error",
            noun="agreement",
            row=small.agreement.slug,
            text=coin("text", 4000),
            source=f"https://{coin('source', 100)}.example/",
            on_behalf_of=coin("party", 200),
            contact=f"{coin('contact', 100)}@example.org",
        )
        if state != "new":
            settle_report(made, seen="new", state=state, by=coin("by", 100), note=coin("note", 99))


def query_of(route: str, agreement: str, party: str) -> str:
    """Return what a route needs to be asked before it answers anything."""
    name = route.removeprefix("api/v1/").removeprefix("%(agreement)s/")
    of_agreement = f"agreement={agreement}" if route.startswith("api/v1/") else ""
    needed = {
        "search/": f"q={MARK}",
        "oembed/": f"url=http://testserver/{agreement}/card/",
        "compare/": f"{of_agreement}&from_revision=0&to_revision={Revision.objects.count()}",
        "drift/": f"{of_agreement}&party={party}&subject=agreement",
        **dict.fromkeys(
            ("overview/", "matrix/", "sequence/", "accounts/", "unanswered/", "evidence/"),
            of_agreement,
        ),
        **dict.fromkeys(("incident-counts/", "brief/"), of_agreement),
    }
    return needed.get(name, "").strip("&")


def clocks() -> list[str]:
    """Return the clocks: the record before its rows, with them, without, on days around them."""
    last = Revision.objects.count()
    known = [f"known_at={number}" for number in range(1, last + 1)]
    days = ["as_of=2024-06-01", "as_of=2025-06-01", "as_of=2026-02-01"]
    return ["", *known, *days, *(f"as_of=2025-06-01&{it}" for it in known[1:])]


def asked(small, rows, spoken=LANGUAGES, by=None) -> Iterator[tuple[str, str]]:
    """Yield every public address, in each language, by each clock, with its route."""
    for route, addresses in by_route(filling(small, rows, f"{MARK}row")).items():
        if route.startswith("admin/"):
            continue
        query = query_of(route, small.agreement.slug, small.avaria.slug)
        languages = LANGUAGES[:1] if APART.match(route) else spoken
        for address, language, clock in itertools.product(
            sorted(set(addresses)), languages, by or clocks()
        ):
            parts = "&".join(filter(None, (query, clock)))
            yield in_language(address, language) + (f"?{parts}" if parts else ""), route


def found_in(client, address, drawings) -> tuple[int, set[str]]:
    """Return the status of an answer, and the words that its body, headers or drawing tell."""
    drawings.clear()
    answer = client.get(address)
    everything = body_of(answer).decode("utf-8", "replace") + repr(answer.headers)
    everything += "".join(drawings)
    told = set(WORD.findall(everything))
    # A page of an error may name what was asked for.
    if answer.status_code < 300 and f"{MARK}row" in everything:
        told.add(f"{MARK}row")
    return answer.status_code, told


@pytest.mark.once
@pytest.mark.walk
@pytest.mark.django_db
def test_words_that_were_taken_out_are_in_none_of_five_thousand_answers(
    client, django_user_model, words, drawings
):
    django_user_model.objects.create_superuser("chief")
    small = small_record(articles=1)
    rows = telling_rows(small, f"{MARK}row", tell=words)
    assert {type(row) for row in rows} == set(NOUNS) - {Agreement}
    before, answered = set(), set()
    for address, route in asked(small, rows, spoken=LANGUAGES[:1], by=[""]):
        status, told = found_in(client, address, drawings)
        before |= {route} if told else set()
        answered |= {route} if status == 200 else set()
    assert len(before) > 100, before
    assert {route for route in walked() if not route.startswith("admin/")} - answered == EMPTY
    redact_all(rows)
    put_reports(small, words)
    found, faults, count = {}, [], 0
    for address, _route in asked(small, rows):
        status, told = found_in(client, address, drawings)
        count += 1
        if told:
            found[address] = told
        if status >= 500:
            faults.append(address)
    assert (found, faults) == ({}, [])
    assert (count >= 5_000, len(words.coined) > 100) == (True, True)
