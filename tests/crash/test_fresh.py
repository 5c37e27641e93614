"""Nothing that the server answers is older than the last save that was acknowledged before."""

import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

import pytest

from tests.crash.sites import SITE, Reader, saver, served

pytestmark = pytest.mark.crash

LIST = "/api/v1/sources/?fields=id,title"
ROW = "/api/v1/sources/{}/?fields=id,title"
PAGE = "/eastland-westland/changes/"
SAVES, EACH, CONNECTIONS = 1_000, 20, 4
RUSH, RUSHING = 100, 64
A_WHILE = 60  # seconds
# What names the last save, in words or in a header.
LOG = (PAGE, "/eastland-westland/changes.atom", "/hy/eastland-westland/changes/")
DATA = (LIST, "/api/v1/overview/?agreement=eastland-westland", "/api/v1/revisions/")


def last_told(log):
    """Return the number of the newest save that the log names; -1 where it names none.

    The newest, since saves go on while an answer is made, and the log shows the last fifty.
    """
    return max(map(int, re.findall(r"Give a source its title (\d+)", log)), default=-1)


def stale_after_saves(database, saves, application=SITE):
    """Return how many answers, of how many, did not tell of the save acknowledged before them."""
    stale = answered = 0
    with served(database, application) as port, saver(database) as save:
        readers = [Reader(port) for _ in range(CONNECTIONS)]
        for count in range(saves):
            slug, title, number = save()
            reader = readers[count % CONNECTIONS]
            status, headers, body = reader.read(ROW.format(slug), accept_encoding="identity")
            shown = (json.loads(body)["title"], int(headers["record-revision"]))
            fresh = shown == (title, number)
            stale, answered = stale + (not fresh), answered + (status == 200)
            if count % EACH == 0:
                _, _, body = reader.read(PAGE, accept_encoding="identity")
                fresh = f"Give a source its title {count}" in body.decode()
                stale, answered = stale + (not fresh), answered + 1
        for reader in readers:
            reader.close()
    return stale, answered


def test_no_answer_is_older_than_the_last_save(scene):
    assert stale_after_saves(scene(), SAVES) == (0, SAVES + SAVES // EACH)


def test_version_that_is_remembered_gives_stale_answers(scene):
    """The planted fault: this test sees what it is there to see, and answers are kept."""
    stale, answered = stale_after_saves(scene(), 40, "tests.crash.forgetful_site:application")
    assert (answered, stale > 0) == (42, True)


def wait_for_more(answers, than):
    until = time.monotonic() + A_WHILE
    while len(answers) <= than and time.monotonic() < until:
        time.sleep(0.005)


def test_rush_during_saves_gets_whole_states_and_none_that_is_past(scene):
    """64 connections read pages and the API; each answer shows what was saved before it began."""
    database = scene()
    acknowledged = [(0, 0)]  # revision, and how many titles had been given
    over = threading.Event()
    read, listed = [], []

    def rush(port, first):
        reader = Reader(port)
        for address in cycle((*LOG, *DATA)[first % 6 :] + (*LOG, *DATA)[: first % 6]):
            if over.is_set():
                break
            revision, given = acknowledged[0]
            status, headers, body = reader.read(address, accept_encoding="identity")
            text = body.decode()
            if address in LOG:
                fresh = last_told(text) >= given - 1
            else:
                fresh = int(headers["record-revision"]) >= revision
            read.append((address, status, fresh))
            if address == LIST:
                listed.append(frozenset(row["title"] for row in json.loads(text)["results"]))
        reader.close()

    with served(database) as port, saver(database) as save:
        shown = Reader(port)
        _, _, body = shown.read(LIST, accept_encoding="identity")
        titles = {row["id"]: row["title"] for row in json.loads(body)["results"]}
        states = {frozenset(titles.values())}
        with ThreadPoolExecutor(RUSHING) as readers:
            rushing = [readers.submit(rush, port, number) for number in range(RUSHING)]
            for count in range(RUSH):
                slug, title, number = save()
                titles[slug], acknowledged[0] = title, (number, count + 1)
                states.add(frozenset(titles.values()))
                # However slow the machine, somebody reads between two saves.
                wait_for_more(read, than=len(read))
            over.set()
            for one in rushing:
                one.result()
        shown.close()
    assert {(status, fresh) for _, status, fresh in read} == {(200, True)}
    assert {address for address, _, _ in read} == {*LOG, *DATA}
    assert set(listed) <= states
    assert len(read) > RUSH
