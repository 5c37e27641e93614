"""Which orders stand: each voice's last word on each two milestones, and since when."""

import ast
from pathlib import Path

import pytest

from provisions.sequence import Held, Kind, Milestone, Tangle, open_orders, standing_orders
from tests.provisions.sequence.tangle import AVARIA, BORDURIA, said

ROOMS = sorted((Path(__file__).parents[3] / "provisions" / "sequence").glob("*.py"))


def tangle(*statements, **held):
    found = {
        name: Milestone(name, name.title(), "act", accounts=held.get(name, {})) for name in "abc"
    }
    return Tangle(found, statements)


def stands(*statements):
    return [(o.kind, o.rows, o.since.isoformat()) for o in standing_orders(tangle(*statements))]


@pytest.mark.parametrize("path", ROOMS, ids=[path.stem for path in ROOMS])
def test_engine_knows_nothing_of_the_database(path):
    names = [
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    # The language of the sentences is all that it takes from the framework.
    beside = {name for name in names if name != "django.utils.translation"}
    outside = {name.split(".")[0] for name in beside} - {"provisions"}
    assert outside <= {"__future__", "collections", "dataclasses", "datetime", "enum"} | {
        "itertools",
        "networkx",
    }
    assert all(name.startswith("provisions.sequence.") for name in names if "provisions" in name)


def test_later_word_of_a_voice_replaces_its_earlier_one():
    first = said("s1", AVARIA, "requires", "a", "b", "2025-01-01")
    assert stands(first, said("s2", AVARIA, "simultaneous_with", "a", "b", "2025-02-01")) == [
        (Kind.SIMULTANEOUS, ("s2",), "2025-02-01")
    ]
    assert stands(first, said("s2", AVARIA, "requires", "b", "a", "2025-02-01")) == [
        (Kind.REQUIRES, ("s2",), "2025-02-01")
    ]


def test_order_stands_since_it_was_first_said_without_another_word_between():
    assert stands(
        said("s1", AVARIA, "requires", "a", "b", "2025-01-01"),
        said("s2", AVARIA, "simultaneous_with", "b", "a", "2025-02-01"),
        said("s3", AVARIA, "requires", "a", "b", "2025-03-01"),
        said("s4", AVARIA, "requires", "a", "b", "2025-04-01"),
    ) == [(Kind.REQUIRES, ("s3", "s4"), "2025-03-01")]


def test_words_of_one_day_stand_side_by_side():
    assert stands(
        said("s1", AVARIA, "requires", "a", "b"), said("s2", AVARIA, "requires", "b", "a")
    ) == [(Kind.REQUIRES, ("s1",), "2025-03-13"), (Kind.REQUIRES, ("s2",), "2025-03-13")]


def test_at_once_is_the_same_whichever_milestone_is_named_first():
    assert stands(
        said("s1", AVARIA, "simultaneous_with", "b", "a", "2025-01-01"),
        said("s2", AVARIA, "simultaneous_with", "a", "b", "2025-02-01"),
    ) == [(Kind.SIMULTANEOUS, ("s1", "s2"), "2025-01-01")]


def test_another_voice_and_another_kind_of_word_replace_nothing():
    assert len(
        stands(
            said("s1", AVARIA, "requires", "a", "b", "2025-01-01"),
            said("s2", BORDURIA, "requires", "b", "a", "2025-02-01"),
            said("s3", AVARIA, "triggers", "a", "b", "2025-02-01"),
            said("s4", AVARIA, "precludes", "a", "b", "2025-02-01"),
        )
    ) == 4  # fmt: skip


@pytest.mark.parametrize(
    "kind, ends, held, is_open",
    [
        ("requires", "ab", {}, True),
        ("requires", "ab", {"b": {AVARIA: Held.REACHED}}, False),
        ("requires", "ab", {"b": {AVARIA: Held.WAIVED}}, False),
        ("requires", "ab", {"b": {BORDURIA: Held.REACHED}}, True),
        ("requires", "ab", {"a": {AVARIA: Held.REACHED}}, False),
        ("requires", "ab", {"a": {AVARIA: Held.WAIVED}}, True),
        ("simultaneous_with", "ab", {"a": {AVARIA: Held.WAIVED}}, False),
        ("precludes", "ab", {"b": {AVARIA: Held.REACHED}}, False),
    ],
)
def test_order_is_open_as_the_voice_that_states_it_holds_its_ends(kind, ends, held, is_open):
    found = tangle(said("s1", AVARIA, kind, *ends), **held)
    assert bool(open_orders(standing_orders(found), found)) == is_open
