"""The bench over HTTP: what it reads, reckons and says, and one short run of it."""

import contextlib
import shutil
import sqlite3

import pytest
from django.db import connection

from provisions.record import revise
from tests.bench.http import checks, report, rounds, servers, sets
from tests.bench.http.asking import Asked, by_threads, read_wrk, share
from tests.bench.http.processes import scratch_folder, stopped_at_last
from tests.bench.http.questions import ARTICLES, DETAIL, OVERVIEW
from tests.bench.http.rounds import Cell, Taken, Target
from tests.builders import add_position, add_status, small_record

pytestmark = pytest.mark.once

WRK = """Running 2s test @ http://127.0.0.1:8000/
  2 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.09ms    2.31ms  40.00ms   93.85%
    Req/Sec    14.12k     2.10k   19.77k    70.00%
  Latency Distribution
     50%  536.00us
     75%    0.97ms
     90%    2.10ms
     99%   11.35ms
  56238 requests in 2.01s, 449.97MB read
Requests/sec:  27979.10
Transfer/sec:    223.87MB
"""
REFUSALS = """  Socket errors: connect 0, read 1, write 0, timeout 2
  Non-2xx or 3xx responses: 40
"""


def taken(rate=1.0, cost=1.0):
    return Taken(rate=rate, p50=1.0, p99=2.0, cost=cost, answers=10)


def cell(target, question=OVERVIEW, place="first", connections=16):
    return Cell(place, target, question, connections)


def test_read_wrk_gives_answers_seconds_and_milliseconds():
    assert read_wrk(WRK) == Asked(56238, 2.01, 0.536, 11.35, 0)
    assert read_wrk(WRK).rate == pytest.approx(27979.1)


def test_read_wrk_reads_what_lasted_whole_seconds():
    """As wrk writes it: with a space after the “s”, so that it is as long as “ms”."""
    slow = WRK.replace("  536.00us\n", "    1.00s \n").replace("   11.35ms\n", "    1.10s \n")
    assert slow != WRK
    assert read_wrk(slow) == Asked(56238, 2.01, 1000, 1100, 0)


def test_read_wrk_counts_refused_and_lost_answers():
    assert read_wrk(WRK + REFUSALS).failed == 43


@pytest.mark.parametrize(
    ("percent", "expected"), [(50, 2.0), (99, 4.0), (1, 1.0), (75, 3.0), (76, 4.0)]
)
def test_share_is_what_so_many_percent_took_at_most(percent, expected):
    assert share([3.0, 1.0, 4.0, 2.0], percent) == expected


def test_middle_is_the_median_of_each_figure_by_itself():
    values = [Taken(1, 9, 5, 2, 1), Taken(2, 7, 6, 8, 1), Taken(30, 8, 1, 3, 1)]
    assert rounds.middle(values) == Taken(2, 8, 5, 3, 3)


def test_unsteady_names_nginx_alone_and_only_beyond_a_quarter():
    steady = [taken(100), taken(125), taken(80)]
    moved = [taken(100), taken(126), taken(100)]
    assert rounds.unsteady({cell("nginx"): steady, cell("warm"): moved}) == []
    assert rounds.unsteady({cell("nginx"): moved, cell("nginx", DETAIL): steady}) == [
        "Throw this run away: nginx itself moved by up to 26% between rounds, and by more than"
        " 25% in 1 of its 2 cells."
    ]


def test_what_was_measured_is_told_when_a_run_is_broken_off():
    class Breaking:
        place = None

        def drain(self):
            raise KeyboardInterrupt

    slow = Target("cold", Breaking(), {OVERVIEW: "/a/"}, {OVERVIEW: b"x"})
    results, wrong = rounds.measure({cell("cold"): slow}, 2, 0.1, lambda _: None)
    assert results == {}
    assert wrong == ["Broken off in round 1 of 2; what was measured is told."]


def test_cells_that_would_take_too_long_are_left_out_and_said_to_be():
    place = sets.Place("first", None, "a", 1, "a-1", 1, "1", "x", 1, "2025-01-01", "small")
    server = type("", (), {"place": place})()
    slow = Target("cold", server, {OVERVIEW: "/a/"}, {OVERVIEW: b"x"}, alone={OVERVIEW: 2.0})
    cells, left_out = rounds.cells_of([slow], {"first": [1, 16, 64]})
    assert [c.connections for c in cells] == [1, 16]
    assert left_out == [cell("cold", connections=64)]
    results = {c: taken() for c in cells}
    assert "| takes too long |" in "\n".join(report.tables(results, [slow], left_out))


def test_floors_are_judged_by_the_worst_answer_and_those_of_nginx_by_its_time_too():
    results = {
        cell("nginx"): taken(100, 1),
        cell("warm"): taken(61, 3.4),
        cell("nginx", DETAIL): taken(100, 1),
        cell("warm", DETAIL): taken(40, 5),
        cell("cold", DETAIL): taken(45, 1),
        cell("plain DRF", DETAIL): taken(10, 4),
        cell("cold", ARTICLES): taken(40, 1),
        cell("Datasette", ARTICLES): taken(4, 11),
    }
    found = [line.split(" | ") for line in report.floors(results, 16)]
    assert [row[2:] for row in found] == [
        ["0.40 to 0.61", "3.4 to 5.0", "0.35, 6", "0.6, 3.5", "met, aim missed |"],
        ["10", "11", "4", "10", "met, aim met |"],
        ["4.5", "4", "5", "10", "**not met**, aim missed |"],
    ]
    slow = results | {cell("warm", DETAIL): taken(40, 6.1)}
    assert next(report.floors(slow, 16)).endswith("| **not met**, aim missed |")


def test_growth_compares_the_large_record_with_one_agreement_alone():
    results = {
        cell("cold", place="one"): taken(10, 100),
        cell("cold", place="large"): taken(8, 105),
        cell("warm", place="one"): taken(10, 1),
    }
    [row] = report.floors(results, 16)
    assert row.split(" | ")[2:] == ["1.25", "1.05", "1.3", "1.1", "met, aim missed |"]


@pytest.fixture
def place(transactional_db, tmp_path):
    """A small record in a file of its own, copied from the tests' database in memory."""
    small = small_record(3)
    about = {"subject": "article", "article": small.articles[0]}
    with revise(reason="Say four things of the first article") as edit:
        for number in range(4):
            day = f"2025-01-0{number + 1}"
            add_position(edit, small, slug=f"said-{number}", date=day, **about)
            word = ("open", "partly_agreed")[number % 2]
            add_status(edit, small, small.articles[0], slug=f"held-{number}", date=day, status=word)
    path = tmp_path / "small.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    return sets.described("first", path)


@pytest.mark.crash
def test_servers_are_checked_and_measured_by_what_they_took(place):
    missing = [name for name in ("wrk", "nginx") if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    with scratch_folder() as scratch, stopped_at_last() as running:
        targets = servers.serve(place, ("nginx", "warm", "cold", "bare"), scratch, running, scratch)
        asked = {
            Cell("first", target.name, question, 2): target
            for target in targets
            for question in (OVERVIEW, DETAIL)
            if question in target.addresses
        }
        results, wrong = rounds.measure(asked, 1, 0.1, lambda _: None)
        [cold] = [target for target in targets if target.name == "cold"]
        before = cold.server.answers_made()
        by_threads(cold.server.port, cold.addresses[DETAIL], 3, 0.01)
        assert cold.server.answers_made() - before >= 3
        # A cold server is no warm one: the check that tells them apart refuses it.
        with pytest.raises(checks.WrongAnswer, match="6 of 6 answers were made"):
            checks.tell_apart([Target("warm", cold.server, cold.addresses, cold.answers)])
    assert wrong == []
    assert {c.target for c in results} == {"nginx", "warm", "cold", "bare"}
    assert all(value.rate > 0 and value.answers > 0 for value in results.values())
    costs = {
        name: results[cell(name, DETAIL, connections=2)].cost for name in ("warm", "cold", "bare")
    }
    assert costs["bare"] > costs["cold"] > costs["warm"] > 0
    assert all(server.process.poll() is not None for server in running)
