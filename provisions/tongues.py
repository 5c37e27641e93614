"""The language of each text of a page, told by marks while the page is written.

    with written_in("hy"):
        f"{party}"    # an English name stands between two marks that say "en"

A mark is two characters that Unicode keeps for programs and that no text may hold. They outlive
escaping, joining and sentences put together; whoever writes the page exchanges them for markup
at the end. Outside the block, and in the language of the page, a text is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import groupby

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
    return _marked(text, language)


def unmarked(words: str) -> str:
    """Return words without the marks in them."""
    return _MARK.sub("", words)


def in_lines(words: str, wrapped: Callable[[str], list[str]]) -> list[str]:
    """Return marked words in lines, each with marks of its own; ``wrapped`` is given none.

    Lines hold the letters of the words in their order; of the spaces some.
    """
    if OPENS not in words:
        return wrapped(words)
    letters = [*_letters(words)]
    lines = []
    for line in wrapped("".join(letter for letter, _ in letters)):
        told = []
        for letter in line:
            while letters[0][0].isspace() and not letter.isspace():
                del letters[0]
            told.append((letter, letters.pop(0)[1]))
        runs = groupby(told, key=lambda one: one[1])
        lines.append("".join(_marked("".join(x for x, _ in run), tag) for tag, run in runs))
    return lines


def _letters(words: str) -> Iterator[tuple[str, str]]:
    """Yield each letter of marked words with the language of its mark, "" outside of any."""
    tag = ""
    for part in re.split(f"({OPENS}[^{NAMED}]*{NAMED}|{CLOSES})", words):
        if part.startswith(OPENS):
            tag = part[1:-1]
        elif part == CLOSES:
            tag = ""
        else:
            yield from ((letter, tag) for letter in part)


def _marked(words: str, tag: str) -> str:
    return f"{OPENS}{tag}{NAMED}{words}{CLOSES}" if tag else words


def primary(tag: str) -> str:
    """Return the language of a tag without its region or script: “en” of “en-gb”."""
    return tag.partition("-")[0].lower()
