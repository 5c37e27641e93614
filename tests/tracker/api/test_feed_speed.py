"""The feed and the change log are read through indexes alone, at their end and deep inside."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import Revision
from provisions.record import revise
from tests.builders import small_record

EDITS = 60

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="reads the query plans of SQLite"
)


@pytest.fixture
def long(record):
    """A log of some length; revision 1 is the load of the real record."""
    small = small_record()
    for number in range(EDITS):
        with revise(reason=f"Edit {number}", kind="correction" if number % 9 else "update") as edit:
            edit.amend(small.source if number % 2 else small.agreement, note=f"Note {number}")
    return small


def plans_of(queries):
    """Return each line of each query's plan; reading the one row at an end of a log is no scan."""
    found = []
    with connection.cursor() as cursor:
        for query in queries:
            sql = query["sql"]
            if not sql.startswith("SELECT") or ("WHERE" not in sql and sql.endswith("LIMIT 1")):
                continue
            cursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}")
            found += [(row[3], sql) for row in cursor.fetchall()]
    return found


def scans_of_the_log(queries):
    tables = ("provisions_revision", "provisions_change", "U0", "U1")
    return [
        (plan, sql)
        for plan, sql in plans_of(queries)
        if plan.startswith("SCAN") and plan.split()[1] in tables
    ]


def steps_of(ask):
    """Return how many instructions SQLite ran while ``ask`` was answered."""
    steps = 0

    def count():
        nonlocal steps
        steps += 1

    connection.connection.set_progress_handler(count, 1)
    try:
        ask()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return steps


@pytest.mark.parametrize("query", [{"after": 0}, {"after": 5}, {"after": EDITS - 6}])
def test_feed_searches_and_never_scans(read, long, query):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = read("revisions/", page_size=5, **query)
    assert answer["count"] == EDITS + 2 - query["after"]
    assert scans_of_the_log(captured.captured_queries) == []


def test_plan_of_a_scan_would_be_found(long):
    with CaptureQueriesContext(connection) as captured:
        list(Revision.objects.filter(reason="Edit 3"))
    assert len(scans_of_the_log(captured.captured_queries)) == 1


def test_feed_costs_as_much_deep_in_the_log_as_at_its_end(client, read, long):
    newest = steps_of(lambda: read("revisions/", after=EDITS - 5, page_size=5))
    deep = steps_of(lambda: read("revisions/", after=8, page_size=5))
    assert 0 < deep <= newest * 1.2
    links, page = [], read("revisions/", after=1, page_size=5)
    while page["next"]:
        links += filter(None, (page["next"], page["previous"]))
        page = client.get(page["next"]).json()
    costs = [steps_of(lambda link=link: client.get(link)) for link in links[2:-2]]
    assert max(costs) <= newest * 1.5


@pytest.mark.parametrize(
    "query", ["", "?before=20", "?kind=correction", "?kind=retraction", "?as_of=2026-01-01"]
)
def test_change_log_searches_and_never_scans(client, long, query):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/avaria-borduria/changes/{query}").status_code == 200
    assert scans_of_the_log(captured.captured_queries) == []


def test_change_log_of_one_agreement_costs_the_same_beside_a_long_log(client, long):
    other = small_record(slug="single")
    with revise(reason="Last") as edit:
        edit.amend(other.agreement, note="A note")
    short = steps_of(lambda: client.get("/single/changes/?as_of=2026-12-31"))
    for number in range(EDITS):
        with revise(reason=f"More {number}") as edit:
            edit.amend(long.agreement, note=f"More {number}")
    assert steps_of(lambda: client.get("/single/changes/?as_of=2026-12-31")) <= short * 1.2
