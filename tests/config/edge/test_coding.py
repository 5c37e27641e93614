"""Which coding a reader gets, and that the same content is always the same bytes."""

import gzip

import brotli
import pytest

from config.edge.coding import coding_for, encoded

TEXT = b"The parties shall respect each other's territory. " * 40


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000 , gzip;q=0", ""),
        ("gzip;Q=0", ""),
        ("gzip;q=0.001", "gzip"),
        ("x-gzip, brotli", ""),
        ("*", ""),
        ("gzip," + "x" * 300, ""),
        (";q=,,;,gzip\t", "gzip"),
    ],
)
def test_coding_is_one_that_the_reader_takes(header, coding):
    assert coding_for(header) == coding


def test_same_content_gives_same_bytes():
    for coding, decode in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        for media_type in ("text/html; charset=utf-8", "application/json"):
            made = encoded(TEXT, coding, media_type)
            assert decode(made) == TEXT
            assert encoded(TEXT, coding, media_type) == made
            assert len(made) < len(TEXT) / 5


def test_content_that_does_not_shrink_stays_as_it_is():
    assert encoded(b"ok", "gzip") is None
    assert encoded(TEXT, "") is None
