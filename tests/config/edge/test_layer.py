"""What the layer keeps and serves, before a site that does as it is told."""

import gzip
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from config.edge.version import Unreadable
from tests.config.edge.asking import FIRST, SECOND, Site, ask, edge_before

PAGE = "/treaty/"


def test_second_reader_is_answered_without_the_site():
    site = Site()
    edge = edge_before(site)
    first = ask(edge, PAGE, accept_encoding="gzip")
    assert ask(edge, PAGE, accept_encoding="gzip") == first
    assert len(site.asked) == 1
    assert gzip.decompress(first.body) == site.body
    assert first.headers == {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "public, no-cache",
        "etag": '"tag-gzip"',
        "vary": "Accept-Encoding",
        "x-frame-options": "DENY",
        "content-encoding": "gzip",
        "content-length": str(len(first.body)),
    }


def test_each_coding_has_its_own_strong_tag():
    edge = edge_before(Site())
    tags = [ask(edge, PAGE, accept_encoding=c).headers["etag"] for c in ("", "gzip", "br")]
    assert tags == ['"tag"', '"tag-gzip"', '"tag-br"']
    assert len(edge.kept) == 3


def test_answer_that_does_not_vary_by_coding_stays_plain():
    answer = ask(edge_before(Site(Vary="")), PAGE, accept_encoding="gzip")
    assert (answer.headers["etag"], "content-encoding" in answer.headers) == ('"tag"', False)


@pytest.mark.parametrize(
    "held", ['"tag-gzip"', 'W/"tag-gzip"', '"other", "tag-gzip"', 'W/"x",W/"tag-gzip"']
)
@pytest.mark.parametrize("warm", [False, True])
def test_reader_who_holds_the_bytes_is_told_so(held, warm):
    edge = edge_before(Site())
    if warm:
        ask(edge, PAGE, accept_encoding="gzip")
    answer = ask(edge, PAGE, accept_encoding="gzip", if_none_match=held)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers == {
        "cache-control": "public, no-cache",
        "etag": '"tag-gzip"',
        "vary": "Accept-Encoding",
        "x-frame-options": "DENY",
    }


@pytest.mark.parametrize("held", ['"tag"', '"tag-br"', "tag-gzip", '"TAG-GZIP"', "", '"'])
def test_reader_who_holds_other_bytes_gets_these(held):
    edge = edge_before(Site())
    for _ in range(2):
        answer = ask(edge, PAGE, accept_encoding="gzip", if_none_match=held)
        assert (answer.status, answer.headers["etag"]) == (200, '"tag-gzip"')


@pytest.mark.parametrize("first", ["GET", "HEAD"])
def test_head_is_get_without_its_body(first):
    site = Site()
    edge = edge_before(site)
    ask(edge, PAGE, first, accept_encoding="gzip")
    get = ask(edge, PAGE, accept_encoding="gzip")
    head = ask(edge, PAGE, "HEAD", accept_encoding="gzip")
    assert (head.status, head.headers, head.body) == (200, get.headers, b"")
    assert len(site.asked) == 1


def test_site_is_asked_for_the_sorted_query_without_conditions():
    site = Site()
    ask(edge_before(site), f"{PAGE}?known_at=1&as_of=2025-03-13", "HEAD", if_none_match='"x"')
    [asked] = site.asked
    assert asked["QUERY_STRING"] == "as_of=2025-03-13&known_at=1"
    assert (asked["REQUEST_METHOD"], "HTTP_IF_NONE_MATCH" in asked) == ("GET", False)


@pytest.mark.parametrize(
    "said",
    [
        {"Cache_Control": "no-store"},
        {"Cache_Control": "private"},
        {"Cache_Control": ""},
        {"ETag": ""},
        {"ETag": 'W/"tag"'},
        {"Set_Cookie": "sessionid=x"},
        {"Content_Encoding": "gzip"},
        {"Vary": "Accept-Encoding, User-Agent"},
        {"Vary": "*"},
    ],
)
def test_answer_that_is_not_for_all_is_passed_on_and_not_kept(said):
    site = Site(**said)
    edge = edge_before(site)
    answers = [ask(edge, PAGE, accept_encoding="gzip") for _ in range(2)]
    assert [answer.body for answer in answers] == [site.body] * 2
    assert len(site.asked) == 2
    assert len(edge.kept) == 0


@pytest.mark.parametrize("status", ["404 Not Found", "203 Changed", "500 Oh", "206 Part"])
def test_only_whole_answers_are_kept(status):
    site = Site()
    site.status = status
    edge = edge_before(site)
    assert ask(edge, PAGE).status == ask(edge, PAGE).status == int(status[:3])
    assert (len(site.asked), len(edge.kept)) == (2, 0)


@pytest.mark.parametrize(
    "asked",
    [
        {"cookie": "sessionid=x"},
        {"cookie": "any=thing"},
        {"authorization": "Token x"},
        {"host": "evil.example"},
    ],
)
def test_reader_with_a_name_gets_nothing_kept_and_leaves_nothing(asked):
    site = Site()
    edge = edge_before(site)
    ask(edge, PAGE, **asked)
    assert len(edge.kept) == 0
    ask(edge, PAGE)
    ask(edge, PAGE, **asked)
    assert len(site.asked) == 3
    assert ["config.edge.making" in asked for asked in site.asked] == [False, True, False]


@pytest.mark.parametrize("address", ["/admin/", "/static/tracker/tracker.css", "/no/such/page"])
def test_desk_and_files_reach_the_site_as_they_were_sent(address):
    site = Site()
    edge = edge_before(site)
    for _ in range(2):
        ask(edge, f"{address}?b=1&a=2", if_none_match='"x"')
    assert len(edge.kept) == 0
    for asked in site.asked:
        assert (asked["QUERY_STRING"], asked["HTTP_IF_NONE_MATCH"]) == ("b=1&a=2", '"x"')
        assert "config.edge.making" not in asked
    assert len(site.asked) == 2


def test_next_version_is_made_anew():
    site, now = Site(), [FIRST]
    edge = edge_before(site, lambda: now[0])
    ask(edge, PAGE)
    now[0] = site.shows = SECOND
    site.body = b"the second"
    assert ask(edge, PAGE).body == b"the second"
    assert len(edge.kept) == 1


@pytest.mark.parametrize("shown", [(SECOND, SECOND), (FIRST, SECOND), (SECOND, FIRST)])
def test_answer_made_while_a_save_went_by_is_kept_under_neither_version(shown):
    """The version was read as the first; Django then saw the second, or both."""
    site, now = Site(), [FIRST]
    edge = edge_before(site, lambda: now[0])
    site.shows, after = shown

    def save(_environ):
        site.shows = after

    site.during = save
    assert ask(edge, PAGE).body == site.body
    assert len(edge.kept) == 0


def test_midnight_is_another_version():
    site, now = Site(), [FIRST]
    edge = edge_before(site, lambda: now[0])
    ask(edge, PAGE)
    now[0] = site.shows = FIRST._replace(day=FIRST.day + 1)
    ask(edge, PAGE)
    assert len(site.asked) == 2


def test_version_that_cannot_be_read_leaves_the_answer_to_the_site():
    site, readable = Site(), [True]

    def read():
        if not readable[0]:
            raise Unreadable
        return FIRST

    edge = edge_before(site, read)
    ask(edge, PAGE)
    readable[0] = False
    ask(edge, PAGE, if_none_match='"x"')
    ask(edge, PAGE)
    assert len(site.asked) == 3
    assert site.asked[1]["HTTP_IF_NONE_MATCH"] == '"x"'
    assert "config.edge.making" not in site.asked[1]


def test_many_readers_of_one_new_answer_have_it_made_once():
    site, begun, go = Site(), threading.Event(), threading.Event()

    def hold(_environ):
        begun.set()
        go.wait(5)

    site.during = hold
    edge = edge_before(site)
    with ThreadPoolExecutor(8) as readers:
        first = readers.submit(ask, edge, PAGE)
        begun.wait(5)
        others = [readers.submit(ask, edge, PAGE) for _ in range(7)]
        threading.Timer(0.2, go.set).start()
        bodies = {reader.result().body for reader in [first, *others]}
    assert (bodies, len(site.asked)) == ({site.body}, 1)


def test_readers_do_not_wait_for_each_other_where_nothing_is_kept():
    site = Site(Cache_Control="no-store")
    edge = edge_before(site)
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda _: ask(edge, PAGE), range(24)))
    assert (len(answers), len(site.asked)) == (24, 24)
