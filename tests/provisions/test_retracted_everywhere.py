"""One row of every noun, telling in every text: once retracted, no page of today tells it."""

import re

import pytest

from provisions.models import NOUNS, Agreement
from provisions.record import revise
from tests.builders import small_record
from tests.provisions.test_redacted_everywhere import crawled, every_address, telling_rows

NAMED = "withdrawn-row"


@pytest.mark.once
@pytest.mark.walk
@pytest.mark.django_db
def test_retracted_rows_are_on_no_page_of_today(client, django_user_model):
    django_user_model.objects.create_superuser("chief")
    small = small_record(articles=1)
    rows = telling_rows(small, NAMED)
    assert {type(row) for row in rows} == set(NOUNS) - {Agreement}
    found = [a for a in every_address(small, rows, NAMED) if not a.startswith("/admin/")]
    before, _ = crawled(client, found)
    with revise(reason="All of it was wrong", kind="retraction") as edit:
        for row in reversed(rows):
            edit.retract(row)
    after, broken = crawled(client, found)
    logged = re.compile(r"/changes(/|\.atom)|/revisions/\d+/(changes|leaves)/|revision=")
    assert broken == set()
    assert [a for a in after if "known_at" not in a and not logged.search(a)] == []
    earlier = {a for a in before if "known_at" in a}
    assert (len(earlier) > 100, earlier - after) == (True, set())
