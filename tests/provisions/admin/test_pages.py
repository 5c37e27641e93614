"""Every page of the desk: nothing inline, nothing from elsewhere, and a title that says where."""

from __future__ import annotations

import re

import pytest

from tests.provisions.admin.rows import one_of_each
from tests.provisions.admin.test_permissions import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.once]

INLINE = {
    "style element": re.compile(r"<style", re.I),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "script without a source": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "script address": re.compile(r"""(href|src|action)=["']?javascript:""", re.I),
    "another site": re.compile(r"""(src|action)=["']?(https?:)?//""", re.I),
}


def test_no_page_of_the_desk_holds_anything_inline(small, chief):
    shown = 0
    for address, _ in addresses(one_of_each(small)):
        response = chief.get(address)
        policy = response.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        if response.status_code != 200 or "html" not in response.headers["Content-Type"]:
            continue
        shown += 1
        text = response.content.decode()
        assert [name for name, pattern in INLINE.items() if pattern.search(text)] == [], address
        assert "The desk</title>" in text, address
    assert shown > 50


def test_desk_speaks_of_the_record_first(small, chief):
    text = chief.get("/admin/").content.decode()
    assert text.index("The record</a>") < text.index("Users</a>")
    assert "Django administration" not in text
