"""The language of each text of a page, told by marks while the page is written.

    with written_in("hy"):
        f"{party}"    # an English name stands between two marks that say "en"

A mark is two characters that Unicode keeps for programs and that no text may hold. They outlive
escaping, joining and sentences put together; whoever writes the page exchanges them for markup
at the end. Outside the block, and in the language of the page, a text is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Noncharacters: "for internal use", never interchanged.
OPENS, NAMED, CLOSES = "\ufdd0", "\ufdd1", "\ufdd2"
_MARK = re.compile(f"{OPENS}[^{NAMED}]*{NAMED}|[{OPENS}{NAMED}{CLOSES}]")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")

_tongue: ContextVar[str | None] = ContextVar("tongue", default=None)


@contextmanager
def written_in(language: str) -> Iterator[None]:
    """Write a page in a language: texts in another one are marked until the block ends."""
    token = _tongue.set(primary(language))
    try:
        yield
    finally:
        _tongue.reset(token)


def page_tongue() -> str | None:
    """Return the language of the page that is being written, or None where none is."""
    return _tongue.get()


def between_marks(text: str, language: str) -> str:
    """Return a text between marks, where a page in another language is being written."""
    page = _tongue.get()
    if page is None or not text or primary(language) == page or not _TAG.fullmatch(language):
        return text
    return f"{OPENS}{language}{NAMED}{text}{CLOSES}"


def unmarked(words: str) -> str:
    """Return words without the marks in them."""
    return _MARK.sub("", words)


def primary(tag: str) -> str:
    """Return the language of a tag without its region or script: “en” of “en-gb”."""
    return tag.partition("-")[0].lower()
