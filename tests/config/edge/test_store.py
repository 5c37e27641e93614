"""What is kept takes so many bytes and no more, and is of one version."""

import threading
import time
import tracemalloc

from config.edge.address import Address
from config.edge.answer import OVERHEAD, Answer, finished
from config.edge.store import Store, Turns
from tests.config.edge.asking import FIRST, MEGABYTE, SECOND


def at(number):
    return Address("http", "testserver", f"/page-{number:04}/", "", "", False, "")


def of_size(size):
    return Answer(b"x" * (size - OVERHEAD), '"tag"', [], [])


def kept_of(store, version, numbers):
    return [number for number in numbers if store.get(version, at(number))]


def test_longest_unasked_answer_goes_first():
    store = Store(80_000)
    for number in range(8):
        store.put(FIRST, at(number), of_size(10_000))
    assert store.get(FIRST, at(0))
    store.put(FIRST, at(8), of_size(10_000))
    assert kept_of(store, FIRST, range(9)) == [0, 2, 3, 4, 5, 6, 7, 8]
    assert (store.size, len(store)) == (80_000, 8)


def test_answer_kept_again_is_counted_once():
    store = Store(80_000)
    for size in (10_000, 7_000, 9_000):
        store.put(FIRST, at(1), of_size(size))
    assert (store.size, len(store)) == (9_000, 1)


def test_answer_too_large_for_its_share_is_not_kept():
    store = Store(80_000)
    store.put(FIRST, at(1), of_size(10_001))
    store.put(FIRST, at(2), of_size(10_000))
    assert kept_of(store, FIRST, (1, 2)) == [2]


def test_another_version_has_none_of_the_answers_and_drops_them():
    store = Store(80_000)
    store.put(FIRST, at(1), of_size(10_000))
    assert store.get(SECOND, at(1)) is None
    assert store.get(FIRST._replace(day=20_001), at(1)) is None
    assert store.get(FIRST._replace(digest="c" * 64), at(1)) is None
    assert store.get(FIRST, at(1))
    store.put(SECOND, at(2), of_size(10_000))
    assert store.get(FIRST, at(1)) is None
    assert (store.size, len(store)) == (10_000, 1)


def test_memory_stays_within_bounds_under_ten_times_as_many_answers():
    most = 8 * MEGABYTE
    store = Store(most)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for number in range(9_999):
            headers = [("ETag", f'"{number}"'), ("Content-Length", "0"), ("X", f"{number}" * 100)]
            body = f"{number:05}".encode() * 1_000
            store.put(FIRST, at(number), finished(headers, body, ""))
        after, highest = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most * 0.9 < store.size <= most
    assert after - before <= most
    assert highest - before <= most * 1.05


def test_one_makes_an_answer_and_those_who_ask_meanwhile_wait():
    turns, order, waiting = Turns(), [], threading.Event()

    def follow():
        waiting.set()
        with turns.turn(FIRST, at(1)):
            order.append("second")

    with turns.turn(FIRST, at(1)):
        follower = threading.Thread(target=follow)
        follower.start()
        waiting.wait(5)
        time.sleep(0.05)
        with turns.turn(FIRST, at(2)):
            order.append("another address")
        order.append("first")
    follower.join(5)
    assert order == ["another address", "first", "second"]
    with turns.turn(FIRST, at(1)):
        order.append("free again")
    assert turns._making == {}
