"""Asks one address over so many connections for a while, and says how it was answered.

wrk asks the servers that answer in microseconds. It counts nothing that is still under way when
its time is up, so with answers of half a second most of its count would be missing: servers
that make their answers are asked by threads of ours, which wait for the last answer of each.
"""

from __future__ import annotations

import http.client
import re
import subprocess
import threading
import time
from dataclasses import dataclass
from math import ceil
from typing import Any

HEADERS = {"Host": "localhost", "Accept-Encoding": "gzip"}
LONGEST = 120  # seconds for one answer
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 60e3}
REFUSED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
LOST = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")


@dataclass(frozen=True)
class Asked:
    """What came of asking: answers, seconds, and milliseconds that half and 99 % took at most."""

    answers: int
    seconds: float
    p50: float
    p99: float
    failed: int

    @property
    def rate(self) -> float:
        return self.answers / self.seconds


def by_wrk(port: int, address: str, connections: int, seconds: float) -> Asked:
    """Ask by wrk, for whole seconds."""
    headers = [word for name, value in HEADERS.items() for word in ("-H", f"{name}: {value}")]
    command = ["wrk", f"-t{min(2, connections)}", f"-c{connections}", f"-d{ceil(seconds)}s"]
    command += ["--latency", *headers, f"http://127.0.0.1:{port}{address}"]
    return read_wrk(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def read_wrk(text: str) -> Asked:
    """Read wrk's own report."""
    # What lasted whole seconds ends in “s” and a space.
    answers = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m),", text)
    assert answers, text
    took = float(answers[2]) * UNITS[answers[3]] / 1000
    shares = {
        share: float(value) * UNITS[unit]
        for share, value, unit in re.findall(r"^ +(\d+)% +([\d.]+)(us|ms|s|m) *$", text, re.M)
    }
    assert {"50", "99"} <= set(shares), text
    refused, lost = REFUSED.search(text), LOST.search(text)
    failed = (int(refused[1]) if refused else 0) + sum(map(int, lost.groups() if lost else ()))
    return Asked(int(answers[1]), took, shares["50"], shares["99"], failed)


def by_threads(port: int, address: str, connections: int, seconds: float) -> Asked:
    """Ask over kept connections until the time is up; every answer begun is waited for."""
    taken: list[float] = []
    failed: list[str] = []
    start = threading.Barrier(connections + 1)
    readers = [
        threading.Thread(target=_read, args=(port, address, seconds, start, taken, failed))
        for _ in range(connections)
    ]
    for reader in readers:
        reader.start()
    start.wait()
    begun = time.perf_counter()
    for reader in readers:
        reader.join()
    lasted = time.perf_counter() - begun
    return Asked(len(taken), lasted, share(taken, 50), share(taken, 99), len(failed))


def _read(
    port: int, address: str, seconds: float, start: Any, taken: list[float], failed: list[str]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    start.wait()
    until = time.perf_counter() + seconds
    while (begun := time.perf_counter()) < until:
        try:
            connection.request("GET", address, headers=HEADERS)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            failed.append(str(error))
            continue
        taken.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            failed.append(str(answer.status))
    connection.close()


def share(taken: list[float], percent: int) -> float:
    """Return what so many percent of the answers took at most; of none, nothing is known."""
    if not taken:
        return float("nan")
    return sorted(taken)[max(0, ceil(len(taken) * percent / 100) - 1)]


def once(port: int, address: str) -> tuple[int, dict[str, str], bytes]:
    """Ask once, and return status, headers by lower-case names, and the bytes as sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    connection.request("GET", address, headers=HEADERS)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body
