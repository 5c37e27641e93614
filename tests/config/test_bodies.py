"""Bodies are waited for by few, and for a while: a silent sender keeps nobody else waiting."""

from __future__ import annotations

import io
import threading
import time
from contextlib import contextmanager
from wsgiref.validate import validator

import pytest
from django.test import RequestFactory

from config import bodies
from config.bodies import LARGEST, WholeBodies


def echo(environ, start_response):
    """Answer with what can be read of the body."""
    body = environ["wsgi.input"].read(100)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


class Silent:
    """A body of which nothing comes until it is let go, and then what there is."""

    def __init__(self, body=b""):
        self.read_from, self.let_go, self.body = threading.Event(), threading.Event(), body

    def read(self, _length):
        self.read_from.set()
        assert self.let_go.wait(30)
        return self.body


def ask(application, body=None, length=None):
    """Return the status, headers and body of an answer."""
    request = RequestFactory().get("/") if body is None else RequestFactory().post("/")
    environ = request.environ | {"wsgi.input": io.BytesIO() if body is None else body}
    environ["CONTENT_LENGTH"] = "" if length is None else str(length)
    said = []
    answer = b"".join(application(environ, lambda *words: said.append(words)))
    return int(said[0][0][:3]), dict(said[0][1]), answer


@contextmanager
def waiting(application, silent):
    """Have a thread of its own wait for a body while the block runs; give its answer after."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(ask(application, silent, 5)))
    thread.start()
    assert silent.read_from.wait(30)
    yield answers
    silent.let_go.set()
    thread.join()


def test_body_is_passed_on_whole():
    application = WholeBodies(echo, at_once=1, within=30)
    assert ask(application, io.BytesIO(b"words"), 5)[::2] == (200, b"words")
    assert ask(application, io.BytesIO(b"words and more"), 5)[::2] == (200, b"words")
    assert ask(application)[::2] == (200, b"")


@pytest.mark.parametrize("length", ["", "0", "-1", "abc", "1.5", "٣", "9" * 5000, LARGEST + 1])
def test_body_without_a_length_or_too_large_is_not_read(length):
    application = WholeBodies(echo, at_once=1, within=30)
    never = Silent()
    assert ask(application, never, length)[::2] == (200, b"")
    assert not never.read_from.is_set()


class Trickle:
    """A body of which one byte comes now and then, however many are asked for."""

    def __init__(self):
        self.asked = []

    def read(self, size):
        self.asked.append(size)
        time.sleep(0.03)
        return b"a"


def test_body_that_is_late_is_refused_and_its_place_is_free_again():
    """No more than the next byte is waited for, so that nothing waits while this is said."""
    application = WholeBodies(echo, at_once=1, within=0.1)
    for _ in range(3):
        trickle = Trickle()
        status, headers, _ = ask(application, trickle, 500)
        assert (status, headers["Connection"]) == (408, "close")
        assert (set(trickle.asked), len(trickle.asked) < 10) == ({1}, True)


def test_body_that_comes_fast_is_read_in_large_pieces():
    application = WholeBodies(echo, at_once=1, within=30)
    body = bytes(range(256)) * 4000
    asked = []

    class Fast(io.BytesIO):
        def read(self, size):
            asked.append(size)
            return super().read(size)

    assert ask(application, Fast(body), len(body))[::2] == (200, body[:100])
    assert (asked[:4], max(asked), len(asked) < 40) == ([1, 4, 16, 64], bodies.PIECE, True)


def test_body_that_ends_early_is_refused():
    application = WholeBodies(echo, at_once=1, within=30)
    assert ask(application, io.BytesIO(b"wor"), 5)[0] == 400


def test_only_so_many_bodies_are_waited_for_and_others_are_answered():
    application = WholeBodies(echo, at_once=1, within=30)
    with waiting(application, Silent(b"words")) as answers:
        status, headers, _ = ask(application, io.BytesIO(b"words"), 5)
        assert (status, headers["Retry-After"]) == (503, "5")
        assert ask(application)[0] == 200
    assert answers[0][::2] == (200, b"words")
    assert ask(application, io.BytesIO(b"words"), 5)[0] == 200


def test_refusals_are_answers_by_the_rules():
    application = validator(WholeBodies(echo, at_once=1, within=30))
    environ = RequestFactory().post("/", b"", "text/plain").environ
    environ |= {"CONTENT_LENGTH": "5", "wsgi.input": io.BytesIO(b"wor")}
    environ.pop("HTTP_COOKIE", None)
    chunks = application(environ, lambda *words: lambda _: None)
    assert b"".join(chunks).startswith(b"The request ended")
    chunks.close()
