"""A word of its own in every text of every redacted row and every report: in no answer at all.

Every public route, in every language, by many clocks, bodies and headers alike. A route that
nobody has said how to fill stops the walk.
"""

from __future__ import annotations

import itertools
import re

import pytest

from provisions.models import NOUNS, Agreement, Report, Revision
from provisions.reports import receive_report, settle_report
from tests.builders import small_record
from tests.crawl import body_of
from tests.provisions.test_redacted_everywhere import every_address, redact_all, telling_rows
from tracker.language import in_language

LANGUAGES = ("en-gb", "hy", "az", "ru")
# The same whatever the language: data, and what machines ask for.
APART = re.compile(r"/(api/v1/|sitemap|robots|healthz|readyz|oembed)")
MARK = "zqj"


@pytest.fixture
def words():
    """Return a function that coins words, each once; what was coined stands in its list."""
    numbers = itertools.count()
    coined: list[str] = []

    def coin(name: str, longest: int) -> str:
        coined.append(f"{MARK}{next(numbers)}w")
        return coined[-1]

    coin.coined = coined
    return coin


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


def asked(small, rows) -> list[str]:
    """Return every public address, in every language, by every clock."""
    last = Revision.objects.count()
    clocks = ["", *(f"known_at={number}" for number in range(1, last + 1))]
    clocks += [f"as_of=2025-06-01&known_at={number}" for number in range(1, last + 1)]
    clocks += ["as_of=2024-06-01", "as_of=2025-06-01", "as_of=2026-02-01"]
    found = every_address(small, rows, f"{MARK}row")
    plain = {a.partition("?")[0] for a in found if not a.startswith(("/admin/", "/hy/"))}
    everywhere = sorted(
        in_language(address, language)
        for address in plain
        for language in (("en-gb",) if APART.match(address) else LANGUAGES)
    )
    return [f"{a}?{clock}" if clock else a for a in everywhere for clock in clocks]


@pytest.mark.once
@pytest.mark.django_db
def test_words_that_were_taken_out_are_in_none_of_five_thousand_answers(
    client, django_user_model, words
):
    django_user_model.objects.create_superuser("chief")
    small = small_record(articles=1)
    rows = telling_rows(small, f"{MARK}row", tell=words)
    assert {type(row) for row in rows} == set(NOUNS) - {Agreement}
    told = f"/api/v1/revisions/{Revision.objects.count()}/changes/"
    assert MARK in client.get(told).content.decode()
    redact_all(rows)
    put_reports(small, words)
    addresses = asked(small, rows)
    found = set()
    for address in addresses:
        answer = client.get(address)
        everything = body_of(answer) + repr(answer.headers).encode()
        # A page of an error may name what was asked for.
        if MARK in everything.decode("utf-8", "replace").replace(f"{MARK}row", ""):
            found.add(address)
        assert answer.status_code < 500, address
    assert (found, len(addresses) >= 5_000, len(words.coined) > 100) == (set(), True, True)
