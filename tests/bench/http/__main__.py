"""Measures answers over HTTP, beside other servers: ``python -m tests.bench.http --help``."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.bench.http import processes, report, rounds, servers, sets
from tests.bench.http.rounds import Target
from tests.bench.places import ROOT

VAR = ROOT / "var" / "bench"
NEEDED = {
    "wrk": "the load generator: on Debian, as root, apt-get install wrk",
    "nginx": "what the site is measured against: on Debian, as root, apt-get install nginx-light",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.http", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two short rounds, no 64 connections")
    parser.add_argument("--rounds", type=int, help="5, or 2 where it is to be quick")
    parser.add_argument("--seconds", type=float, help="of one cell; wrk takes whole ones")
    parser.add_argument("--connections", type=int, nargs="+", help="1, 16 and 64")
    parser.add_argument("--sets", choices=sets.SETS, nargs="+", default=list(sets.SETS))
    parser.add_argument("--servers", choices=servers.SERVERS, nargs="+", default=servers.SERVERS)
    parser.add_argument("--rows", type=int, default=sets.ROWS, help="history rows of the large set")
    parser.add_argument("--folder", type=Path, default=VAR, help="where the records are kept")
    parser.add_argument("--datasette", type=Path, default=VAR / "venv" / "bin" / "datasette")
    options = parser.parse_args()
    times, seconds, connections = (2, 0.5, (1, 16)) if options.quick else (5, 2.0, (1, 16, 64))
    options.rounds = options.rounds or times
    options.seconds = options.seconds or seconds
    options.connections = options.connections or connections
    needed = {name: why for name, why in NEEDED.items() if not shutil.which(name)}
    if "datasette" in options.servers and not options.datasette.exists():
        needed["datasette"] = "run: scripts/bootstrap.sh bench var/bench/venv"
    if needed:
        sys.exit("\n".join(f"{name} is missing; {why}" for name, why in needed.items()))
    # Told to stop, it stops its servers, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with processes.scratch_folder() as scratch, processes.stopped_at_last() as running:
        _measure(options, scratch, running)


def _measure(options: argparse.Namespace, scratch: Path, running: list[processes.Server]) -> None:
    targets: list[Target] = []
    for place in sets.places(options.folder.resolve(), options.sets, options.rows, note):
        targets += servers.serve(place, options.servers, scratch, running, options.datasette)
        note(f"{sets.SETS[place.name]} is served and answers as it should")
    rounds.time_alone(targets)
    several = list(options.connections)
    judged = [report.JUDGED] if report.JUDGED in several else several[-1:]
    of_set = {name: judged if name == "one" else several for name in options.sets}
    cells, left_out = rounds.cells_of(targets, of_set)
    lasts = sum(rounds.length(cell, cells[cell], options.seconds) + 0.3 for cell in cells)
    note(f"{len(cells)} cells a round, about {lasts * options.rounds / 60:.0f} minutes in all")
    before = os.getloadavg()
    results, wrong = rounds.measure(cells, options.rounds, options.seconds, note)
    for line in heading(options, before):
        say(line)
    for line in report.tables(results, targets, left_out) if results else ():
        say(line)
    for line in wrong:
        say(f"- {line}")


def heading(options: argparse.Namespace, before: tuple[float, float, float]) -> list[str]:
    """Return what is to be known of the run."""
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    loads = [" ".join(f"{load:.1f}" for load in loads) for loads in (before, os.getloadavg())]
    return [
        f"{os.cpu_count()} cores, {memory} GB of memory, Python {platform.python_version()},"
        f" nginx {nginx.strip().rpartition('/')[2]}. {options.rounds} rounds of"
        f" {options.seconds:g} s a cell, medians; load before {loads[0]}, after {loads[1]}.",
        "",
    ]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def note(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
