"""That each server answers what it is asked, before it is measured; and what is kept, is kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.bench.http.asking import once
from tests.bench.http.processes import Server
from tests.bench.http.questions import ADDRESSES, COLLECTIONS, DETAIL, OVERVIEW, PAST
from tests.bench.http.rounds import Target

AGAIN = 12  # questions over connections of their own: as good as sure to reach each process
PATIENCE = 20


class WrongAnswer(Exception):
    """A server answers something else than it was asked."""


def write_files(folder: Path, answers: dict[str, bytes], addresses: dict[str, str]) -> None:
    """Write the bytes that the site sends as files, compressed and plain."""
    for question, address in addresses.items():
        path = folder / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(f"{path.name}.gz").write_bytes(answers[question])
        path.write_bytes(gzip.decompress(answers[question]))


def fill(server: Server) -> None:
    """Ask each process of the site until it has kept all of its answers."""
    for address in server.addresses.values():
        for _ in range(PATIENCE):
            before = server.answers_made()
            for _ in range(AGAIN):
                once(server.port, address)
            if server.answers_made() == before:
                break
        else:
            raise WrongAnswer(f"{address} is not kept")


def sent(server: Server, addresses: dict[str, str]) -> dict[str, bytes]:
    """Return the bytes with which a server answers each question; each must be a 200."""
    answers = {}
    for question, address in addresses.items():
        status, headers, body = once(server.port, address)
        if status != 200 or not body:
            raise WrongAnswer(f"{server.name} answers {address} with {status}")
        answers[question] = body
        if (
            server.name in ("warm", "cold", "bare", "nginx")
            and headers.get("content-encoding") != "gzip"
        ):
            raise WrongAnswer(f"{server.name} sends {address} as it is")
    return answers


def check(targets: list[Target]) -> None:
    """Compare what all servers of one record say; raise WrongAnswer where one does not fit."""
    answers = {t.name: {q: t.answers[q] for q in t.addresses} for t in targets}
    warm = answers["warm"]
    content = {question: gzip.decompress(body) for question, body in warm.items()}
    slug = targets[0].server.place.agreement.encode()
    for question, text in content.items():
        if slug not in text:
            raise WrongAnswer(f"the {question} is not of {slug.decode()}")
    if content[PAST] == content[OVERVIEW]:
        raise WrongAnswer("the past is as the present")
    for name in ("cold", "bare"):
        for question, body in answers.get(name, {}).items():
            if gzip.decompress(body) != content[question]:
                raise WrongAnswer(f"{name} and warm differ on the {question}")
    if answers.get("nginx", warm) != warm:
        raise WrongAnswer("nginx sends other bytes than this site")
    for question in COLLECTIONS:
        rows = len(json.loads(content[question])["results"])
        for name in ("Datasette", "Datasette, trimmed", "plain DRF"):
            said = json.loads(answers[name][question]) if name in answers else None
            held = said.get("rows", said.get("results")) if said else None
            if held is not None and len(held) != rows:
                raise WrongAnswer(f"{name} gives {len(held)} rows of the {question}, not {rows}")
    if "plain DRF" in answers:
        mine, other = json.loads(content[DETAIL]), json.loads(answers["plain DRF"][DETAIL])
        if mine["id"] != other["slug"]:
            raise WrongAnswer("plain DRF gives another article")


def tell_apart(targets: list[Target]) -> None:
    """Make sure that warm answers come from what is kept, and that cold ones are made anew."""
    for target in targets:
        if target.server.made is None:
            continue
        before = target.server.answers_made()
        for address in target.addresses.values():
            once(target.server.port, address)
        made = target.server.answers_made() - before
        if made != (0 if target.name == "warm" else len(target.addresses)):
            raise WrongAnswer(f"{target.name}: {made} of {len(target.addresses)} answers were made")


def targets_of(server: Server, names: list[str]) -> list[Target]:
    """Return the ways in which a server is asked, with what it sends for each question."""
    found = []
    for name in names:
        addresses = ADDRESSES[name](server.place)
        if name == "cold":
            for address in addresses.values():
                for _ in range(AGAIN):  # each process holds its rows
                    once(server.port, address)
        found.append(Target(name, server, addresses, sent(server, addresses)))
    return found
