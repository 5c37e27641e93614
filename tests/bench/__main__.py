"""Measures the speed of the past, or does one part of it: ``python -m tests.bench --help``."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import django

from tests.bench import places, report, rounds

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUICK = (1_000, 10_000)
SHAPES = ("deep", "spread")
DEEDS = ("measure", "plant", "grow", "answer")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("deed", nargs="?", choices=DEEDS, default="measure")
    parser.add_argument("rows", nargs="?", type=int, default=SIZES[0], help="to grow to")
    parser.add_argument("shape", nargs="?", choices=SHAPES, default=SHAPES[0])
    parser.add_argument("--quick", action="store_true", help="10,000 rows at most, two rounds")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="history rows")
    parser.add_argument("--shapes", choices=SHAPES, nargs="+", default=SHAPES)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="where SQLite files are made, used and kept")
    options = parser.parse_args()
    if options.quick:
        options.sizes, options.rounds = QUICK, 2
    if options.deed == "measure":
        _measure(options)
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # What knows the models can be imported only now.
    if options.deed == "answer":
        importlib.import_module("tests.bench.answers").answer_questions()
        return
    growth = importlib.import_module("tests.bench.growth")
    if options.deed == "plant":
        growth.plant()
    else:
        growth.grow(options.rows, spread=options.shape == "spread")


def _measure(options: argparse.Namespace) -> None:
    _say(f"Python {platform.python_version()}, {os.cpu_count()} cores, {_memory()} GB of memory.")
    _say("")
    address = os.environ.get("DATABASE_URL", "")
    on_postgresql = address.startswith("postgres")
    with _folder(options.folder) as folder:
        beside = places.sqlite_places(Path(folder))
        if on_postgresql:
            beside = places.postgresql_places(address)
        with beside as make_place:
            for shape in options.shapes:
                _measure_shape(
                    "PostgreSQL" if on_postgresql else "SQLite", shape, options, make_place
                )


def _measure_shape(
    vendor: str, shape: str, options: argparse.Namespace, make_place: Callable[[str], str]
) -> None:
    records = []
    for rows in options.sizes:
        begun = time.monotonic()
        name = f"{shape}-{rows}"
        record = places.Record(name, make_place(name))
        places.do(record.address, "grow", str(rows), shape)
        records.append(record)
        _note(f"{vendor}, {name}: made in {time.monotonic() - begun:.0f} s")
    try:
        for record in records:
            record.open()
        plans = {record.name: rounds.plans(record) for record in records}
        taken, refused = rounds.measure(records, options.rounds)
        for reading, status in refused.items():
            _note(f"{reading} was answered with {status}")
        for line in report.tables(vendor, shape, records, taken, plans):
            _say(line)
    finally:
        for record in records:
            record.close()


def _folder(given: Path | None) -> AbstractContextManager[Path | str]:
    if given is None:
        return tempfile.TemporaryDirectory()
    given.mkdir(parents=True, exist_ok=True)
    return nullcontext(given)


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _note(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
