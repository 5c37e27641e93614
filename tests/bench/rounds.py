"""Asks records of all sizes in turn, round by round, so that a busy minute hits them alike."""

from __future__ import annotations

import datetime
import random
from collections import defaultdict
from statistics import median
from typing import Any

from tests.bench.places import Record

FIRST_DAY, DAYS = datetime.date(2021, 9, 1), 700
A_PAGE = 50
DEEP = 500_000  # revisions behind the newest

Taken = dict[str, dict[str, float | None]]


def measure(records: list[Record], rounds: int, seed: int = 2025) -> tuple[Taken, dict[str, Any]]:
    """Return the median milliseconds of each reading of each record, and what was refused."""
    chance = random.Random(seed)
    taken: dict[str, dict[str, list[float | None]]] = defaultdict(lambda: defaultdict(list))
    refused: dict[str, Any] = {}
    for _ in range(rounds):
        day = FIRST_DAY + datetime.timedelta(days=chance.randrange(DAYS))
        depth = chance.random()
        for record in chance.sample(records, len(records)):
            for reading, question in _questions(record, day, depth):
                past = taken[record.name][reading]
                if past and past[-1] is None:
                    continue  # it took too long once
                answer = record.ask(**question)
                past.append(answer["ms"])
                if answer.get("status", 200) != 200:
                    refused[f"{record.name}: {reading}"] = answer["status"]
    return {
        name: {reading: _median(values) for reading, values in readings.items()}
        for name, readings in taken.items()
    }, refused


def _questions(record: Record, day: datetime.date, depth: float) -> list[tuple[str, Any]]:
    """Return what is asked of one record in one round, by the name of the reading."""
    about = record.about
    grown = about["head"] - about["grown from"]
    number = about["grown from"] + int(grown * depth)
    past = past_page(record, day, number)
    deep = max(0, about["head"] - A_PAGE - depth_of(about["head"]))
    feed = "/api/v1/revisions/?page_size=50&after="
    log = f"/{about['agreement']}/changes/"
    readings = {
        "past page": {"path": past},
        "past page again": {"path": past},
        "page of today": {"path": f"/{about['agreement']}/"},
        "feed, newest": {"path": f"{feed}{max(0, about['head'] - A_PAGE)}"},
        "feed, deep": {"path": f"{feed}{deep}"},
        "log, newest": {"path": log},
        "log, deep": {"path": f"{log}?before={deep + A_PAGE}"},
    }
    asked = [(name, {"what": "ask", **question}) for name, question in readings.items()]
    tables = {"agreement": about["agreement"], "revision": number}
    for name, what in (("tables, ours", "ours"), ("tables, simple-history", "library")):
        asked.append((name, {"what": what, **tables}))
    return asked


def depth_of(head: int) -> int:
    """Return how many revisions behind the newest the deep pages of feed and log begin."""
    return DEEP if head > DEEP + A_PAGE else head // 2


def past_page(record: Record, day: datetime.date, number: int) -> str:
    """Return the address of the overview on a day, as known at a revision."""
    return f"/{record.about['agreement']}/?as_of={day}&known_at={number}"


def plans(record: Record) -> dict[str, Any]:
    """Return the queries of the overview and of the feed, counted, with those that scan."""
    about = record.about
    middle = about["grown from"] + (about["head"] - about["grown from"]) // 2
    day = FIRST_DAY + datetime.timedelta(days=DAYS // 2)
    return {
        "past page": record.ask("plan", path=past_page(record, day, middle)),
        "page of today": record.ask("plan", path=f"/{about['agreement']}/"),
        "feed, deep": record.ask("plan", path=f"/api/v1/revisions/?page_size=50&after={middle}"),
        "log, deep": record.ask("plan", path=f"/{about['agreement']}/changes/?before={middle}"),
    }


def _median(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if len(known) == len(values) else None
