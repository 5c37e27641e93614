"""The languages of the pages: which one an address is in, and the same address in another.

The address alone tells the language, so that a page is the same for everybody who opens it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

# What search engines are told of each language, and of the address for readers of any other.
TAGS = {"en-gb": "en"}
ANY = "x-default"


@dataclass(frozen=True, slots=True)
class Version:
    """One page in one language; ``name`` is what the language calls itself."""

    code: str
    tag: str
    name: str
    path: str
    is_shown: bool


def language_of(path: str) -> str:
    """Return the language of an address: its first part, or English."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in prefixed() else str(settings.LANGUAGE_CODE)


def prefixed() -> list[str]:
    """Return the languages whose addresses begin with their code."""
    return [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def bare(path: str) -> str:
    """Return the address without its language: that of the English page."""
    code = language_of(path)
    return path if code == settings.LANGUAGE_CODE else path[len(code) + 1 :] or "/"


def in_language(path: str, code: str) -> str:
    """Return the address of the same page in a language."""
    return bare(path) if code == settings.LANGUAGE_CODE else f"/{code}{bare(path)}"


def versions_of(path: str) -> list[Version]:
    """Return the page at an address in every language."""
    shown = language_of(path)
    return [
        Version(code, TAGS.get(code, code), name, in_language(path, code), code == shown)
        for code, name in settings.LANGUAGES
    ]
