"""A written page whose marks of language become markup: ``lang`` on whatever holds the text.

The element takes it that holds nothing but the text; else the text is put into one of its own.
Where no element can stand, in an attribute, the title of a page or data, the mark goes. The title
and the description of a drawing can hold elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from provisions.tongues import CLOSES, NAMED, OPENS, unmarked

_PARTS = re.compile(
    rf"(<!--.*?-->|</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|[^\"'>])*>"
    rf"|{OPENS}[A-Za-z0-9-]+{NAMED}|{CLOSES})",
    re.DOTALL,
)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
# Elements whose content is text alone: no mark-up can stand in them.
_BARE = frozenset({"script", "style", "textarea", "title", "desc", "option"})
# What may stand inside a marked text; anything else ends where it ends.
_BREAK = "<br>"
# What holds a text in HTML, and in a drawing.
_INLINE, _DRAWN = "bdi", "tspan"


def settled(page: str) -> str:
    """Return a page of HTML with the language of each marked text as markup."""
    return _settled(page, _INLINE)


def settled_drawing(drawing: str) -> str:
    """Return a drawing that stands alone with the language of each marked text as markup."""
    return _settled(drawing, _DRAWN)


def _settled(page: str, inline: str) -> str:
    if OPENS not in page:
        return unmarked(page)
    parts = _PARTS.split(page)
    writing = _Writing(parts, inline)
    for place in range(1, len(parts), 2):
        writing.take(place)
    return unmarked("".join(parts))


@dataclass(slots=True)
class _Writing:
    """The parts of a page, text and separators in turn, and where the reading stands."""

    parts: list[str]
    inline: str
    holds: str = ""  # the bare element that is open
    drawings: int = 0

    def take(self, place: int) -> None:
        """Read the separator at a place: a tag, or a mark."""
        part = self.parts[place]
        if part.startswith("<"):
            self._pass(place, part)
        elif part.startswith(OPENS):
            self._open(place, part[1:-1])

    def _pass(self, place: int, tag: str) -> None:
        self.parts[place] = unmarked(tag)
        found = _NAME.match(tag)
        if found is None:
            return
        name = found[1].lower()
        is_end = tag.startswith("</")
        if name == "svg":
            self.drawings += -1 if is_end else 1
        elif name in _BARE:
            self.holds = "" if is_end else name

    def _open(self, place: int, language: str) -> None:
        """Exchange a mark and the one that closes it; one that nothing closes just goes."""
        parts, end = self.parts, place + 2
        while end < len(parts) and parts[end] == _BREAK:
            end += 2
        if end >= len(parts) or parts[end] != CLOSES:
            return
        parts[end] = parts[place] = ""
        if self._is_alone(place, end):
            parts[place - 2] = _with_language(parts[place - 2], language)
        elif name := self._holder():
            parts[place], parts[end] = f'<{name} lang="{language}">', f"</{name}>"

    def _holder(self) -> str:
        """Name the element that may hold a text here; none where no element can stand."""
        if not self.drawings:
            return "" if self.holds else self.inline
        # What a drawing is called is HTML again inside of HTML.
        return {"": _DRAWN, "title": self.inline, "desc": self.inline}.get(self.holds, "")

    def _is_alone(self, place: int, end: int) -> bool:
        """Say whether an element holds the text between two places and nothing else."""
        parts = self.parts
        if place < 2 or end + 2 >= len(parts) or parts[place - 1].strip() or parts[end + 1].strip():
            return False
        before, after = _NAME.match(parts[place - 2]), _NAME.match(parts[end + 2])
        if not (before and after and parts[end + 2].startswith("</")):
            return False
        return before[0] == f"<{after[1]}" and before[1] not in ("script", "style")


def _with_language(tag: str, language: str) -> str:
    """Return an opening tag that names a language; what it named before goes."""
    return f'{_LANGUAGE.sub("", tag)[:-1]} lang="{language}">'
