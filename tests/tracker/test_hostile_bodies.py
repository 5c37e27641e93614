"""Bodies nested, huge, broken or compressed, and reports full of hostile values: never a 5xx."""

from __future__ import annotations

import gzip
import io
import logging
from urllib.parse import quote

import pytest

from tests.hostile_values import TEXTS, VALUES
from tracker.pages.report_form import ReportForm

pytestmark = pytest.mark.once

REPORT = "/armenia-azerbaijan/report/"


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are not each worth a line."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def sent(name, value):
    return f"{quote(name)}={quote(value)}"


# ── Bodies ──────────────────────────────────────────────────────────────────────────
TEN_MB = 10_000_000
BODIES = {
    "nested lists": b"[" * 100_000,
    "nested lists that close": b"[" * 5_000 + b"]" * 5_000,
    "nested objects": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "a long number": b"9" * 4301,
    "half a pair": b'{"text": "\\ud800"}',
    "no number": b'{"a": NaN, "b": 1e999}',
    "not UTF-8": b"text=\xff\xfe&kind=%ff",
    "utf-16": "text=a&kind=error".encode("utf-16"),
    "10 MB": b"text=" + b"x" * TEN_MB,
    "2,500 fields": b"&".join(b"a%d=1" % n for n in range(2_500)),
    "gzip that swells": gzip.compress(b"text=" + b"x" * TEN_MB),
    "parts without end": b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc',
    "a part of parts": b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b--",
    "a file": b'--b\r\nContent-Disposition: form-data; name="text"; filename="\0/../x"\r\n\r\n'
    b"x\r\n--b--",
    "nothing": b"",
}
KINDS = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b")
KINDS += ("multipart/form-data", "text/plain; charset=utf-16", "a" * 500, "", "application/xml")
KINDS += ("multipart/form-data; boundary=" + "b" * 5_000, "*/*; charset=no-such")
TO = ("/api/v1/articles/", "/api/v1/", REPORT, "/admin/login/", "/", "/search/")


@pytest.mark.parametrize("body", BODIES)
def test_bodies_of_any_kind_break_nothing(client, record, body):
    large = len(BODIES[body]) > 2 * 1024 * 1024
    for address in TO:
        for kind in KINDS[:3] if large else KINDS:
            for method in ("POST", "PUT"):
                extra = {"HTTP_CONTENT_ENCODING": "gzip"} if "gzip" in body else {}
                response = client.generic(method, address, BODIES[body], kind, **extra)
                assert 400 <= response.status_code < 500 or address == "/admin/login/"
                assert response.status_code < 500, (address, kind, method)
                if large and address == REPORT:
                    assert response.status_code in (405, 413)


def test_length_that_is_not_the_bodys_own_breaks_nothing(client, record):
    for length in ("-1", "abc", "9" * 30, "9" * 5_000, "1.5", "", " 5", "٣"):
        for address in TO:
            environ = {"CONTENT_LENGTH": length, "wsgi.input": io.BytesIO(b"text=abc")}
            environ |= {"CONTENT_TYPE": KINDS[1]}
            assert client.generic("POST", address, **environ).status_code < 500, length


# ── The report form ─────────────────────────────────────────────────────────────────
def test_report_form_takes_any_value_in_any_field():
    for name in ReportForm.base_fields:
        for text in TEXTS:
            form = ReportForm(dict.fromkeys(ReportForm.base_fields, "words") | {name: text})
            assert form.is_valid() in (True, False)


def test_report_with_any_value_in_all_fields_is_answered(client, record):
    for value in VALUES:
        fields = (*ReportForm.base_fields, "stamp", "website")
        body = "&".join(sent(name, value) for name in fields)
        response = client.generic("POST", REPORT, body, KINDS[1])
        assert response.status_code in (400, 403, 413, 429), value[:40]
