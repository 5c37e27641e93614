"""One spelling for what is the same request, and none for what only Django may answer."""

import pytest

from config.edge.address import LONGEST, Addresses, sorted_query

PLAIN = {
    "REQUEST_METHOD": "GET",
    "wsgi.url_scheme": "http",
    "HTTP_HOST": "testserver",
    "PATH_INFO": "/treaty/",
    "QUERY_STRING": "",
}
AT_API = {"PATH_INFO": "/api/v1/articles/"}


def spelled(**changed):
    return Addresses()(PLAIN | changed)


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("as_of=2025-03-13", "as_of=2025-03-13"),
        ("known_at=3&as_of=2025-03-13", "as_of=2025-03-13&known_at=3"),
        ("as_of=2025%2D03-13", "as_of=2025-03-13"),
        ("fields=id,name", "fields=id%2Cname"),
        ("fields=id%2cname", "fields=id%2Cname"),
        ("q=%C3%A9+t", "q=%C3%A9+t"),
        ("a=1&a=1", None),
        ("a=1&a=2", None),
        ("a=", None),
        ("a", None),
        ("&", None),
        ("a=1&", None),
        ("a=1&&b=2", None),
        ("a=%ff", None),
        ("a=é", None),
        ("a=" + "1" * LONGEST, None),
        ("a=" + "%2C" * 160, "a=" + "%2C" * 160),
        ("&".join(f"a{n}=1" for n in range(30)), None),
    ],
)
def test_query_is_sorted_and_spelled_one_way(query, spelling):
    assert sorted_query(query) == spelling


def test_order_of_a_query_is_no_other_address():
    one, other = spelled(QUERY_STRING="b=2&a=1"), spelled(QUERY_STRING="a=1&b=2")
    assert one == other != spelled(QUERY_STRING="a=2&b=1")


@pytest.mark.parametrize(
    "changed",
    [
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "OPTIONS"},
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_COOKIE": ""},
        {"HTTP_AUTHORIZATION": "Basic eA=="},
        {"HTTP_IF_MATCH": '"x"'},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"CONTENT_LENGTH": "3"},
        {"SCRIPT_NAME": "/elsewhere"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "testserver@evil.example"},
        {"HTTP_HOST": ""},
        {"PATH_INFO": "/" + "x" * LONGEST},
        {"QUERY_STRING": "a=1&a=2"},
        AT_API | {"HTTP_ACCEPT": "x/y," * 200},
        AT_API | {"HTTP_ORIGIN": "http://["},
        AT_API | {"HTTP_ORIGIN": ""},
    ],
)
def test_what_only_django_may_answer_has_no_address(changed):
    assert spelled() is not None
    assert spelled(**changed) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"PATH_INFO": "/treaty/articles/"},
        {"QUERY_STRING": "as_of=2025-03-13"},
        {"HTTP_HOST": "testserver:8000"},
        {"wsgi.url_scheme": "https"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
    ],
)
def test_what_changes_an_answer_is_another_address(changed):
    assert None is not spelled(**changed) != spelled()


def test_pages_are_one_whatever_media_type_or_origin_is_named():
    assert spelled(HTTP_ACCEPT="text/html", HTTP_ORIGIN="http://a.example") == spelled()


def test_api_tells_media_types_apart_and_whether_another_site_asks():
    plain = spelled(**AT_API)
    assert spelled(**AT_API, HTTP_ACCEPT="*/*") == plain
    assert spelled(**AT_API, HTTP_ACCEPT="application/json; indent=4") != plain
    assert spelled(**AT_API, HTTP_ACCEPT="Application/JSON") == spelled(
        **AT_API, HTTP_ACCEPT=" application/json"
    )
    elsewhere = spelled(**AT_API, HTTP_ORIGIN="https://a.example")
    assert elsewhere == spelled(**AT_API, HTTP_ORIGIN="null") != plain


def test_proxy_says_how_the_reader_came_only_where_it_is_trusted(settings):
    told = {"HTTP_X_FORWARDED_PROTO": "https"}
    settings.SECURE_PROXY_SSL_HEADER = None
    assert spelled(**told) == spelled()
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert spelled(**told).scheme == "https"
    assert spelled(HTTP_X_FORWARDED_PROTO="http, https").scheme == "http"


def test_language_that_a_browser_asks_for_counts_for_nothing():
    assert spelled(HTTP_ACCEPT_LANGUAGE="hy, az;q=0.5") == spelled()
