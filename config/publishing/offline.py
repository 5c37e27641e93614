"""Turns a page of the site into one that opens from a disk: its links, its styles, its notice."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urljoin, urlsplit

_TAG = re.compile(r"<(a|link|img|script|form|use|iframe|area|source)\b([^>]*)>")
_REFERENCE = re.compile(r'\s(href|src|action|srcset|xlink:href)="([^"]*)"')
_RELATION = re.compile(r'\srel="([^"]*)"')
_SCRIPT = re.compile(r"<script\b[^>]*\ssrc=[^>]*></script>")
_ID = re.compile(r'\sid="([^"]+)"')
# What a browser opens for itself; other links in the head only tell where something is.
_OPENED = {"stylesheet", "icon"}
# A page's file asks nothing of the network, and sends a form nowhere but to the site.
_POLICY = (
    "default-src 'none'; style-src file:; font-src file:; img-src file: data:; form-action {origin}"
)

Rows = Mapping[tuple[str, str], str]


class Offline:
    """Rewrites pages: links lead to the files of an archive, else to the site, marked as such.

    ``files`` holds the file of each address in the archive. ``rows`` holds, by a list's path and
    the id of a row in it, the address of the page of the list on which the row stands.
    """

    def __init__(self, origin: str, files: Mapping[str, str], rows: Rows, style: str) -> None:
        self._origin, self._files, self._rows, self._style = origin, files, rows, style

    def page(self, address: str, source: str, notice: str) -> str:
        """Return the page of an address as a file, its notice first."""
        here = posixpath.dirname(self._files[address])
        text = _SCRIPT.sub("", source)
        text = _TAG.sub(lambda tag: self._tag(tag, address, here), text)
        policy = html.escape(_POLICY.format(origin=self._origin))
        style = posixpath.relpath(self._style, here or ".")
        head = (
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            f'<link rel="stylesheet" href="{style}">\n</head>'
        )
        text = text.replace("</head>", head, 1)
        return re.sub(r"<body[^>]*>", lambda body: f"{body[0]}\n{notice}", text, count=1)

    def _tag(self, tag: re.Match[str], address: str, here: str) -> str:
        name, attributes = tag[1], tag[2]
        said = _RELATION.search(attributes)
        relations = set(said[1].split()) if said else set()
        if name == "link" and "preload" in relations:
            return ""
        # A form asks the site; a link in the head tells where something is.
        if name == "form" or (name == "link" and not relations & _OPENED):
            return f"<{name}{self._told(attributes, address)}>"
        is_live = False

        def led(found: re.Match[str]) -> str:
            nonlocal is_live
            link, is_live = self._led(html.unescape(found[2]), address, here)
            return f' {found[1]}="{html.escape(link)}"'

        attributes = _REFERENCE.sub(led, attributes)
        mark = " data-live" if is_live and name == "a" else ""
        return f"<{name}{attributes}{mark}>"

    def _told(self, attributes: str, address: str) -> str:
        def whole(found: re.Match[str]) -> str:
            link = urljoin(self._origin + address, html.unescape(found[2]))
            return f' {found[1]}="{html.escape(link)}"'

        return _REFERENCE.sub(whole, attributes)

    def _led(self, link: str, address: str, here: str) -> tuple[str, bool]:
        """Return where a link leads from here on, and whether that is the site itself."""
        if link.startswith(("#", "data:", "mailto:")):
            return link, False
        whole = urljoin(self._origin + address, link)
        if not whole.startswith(f"{self._origin}/"):
            return whole, False
        own, mark, fragment = whole.removeprefix(self._origin).partition("#")
        file = self._files.get(own) or self._files.get(self._page_of_row(own))
        if file is None:
            return whole, True
        return f"{posixpath.relpath(file, here or '.')}{mark}{fragment}", False

    def _page_of_row(self, own: str) -> str:
        asked = urlsplit(own)
        row = parse_qs(asked.query)
        return self._rows.get((asked.path, row["row"][0]), "") if list(row) == ["row"] else ""


def ids_in(source: str) -> list[str]:
    """Return the ids of a page, to which links can lead."""
    return [html.unescape(found) for found in _ID.findall(source)]


_FURTHER = re.compile(r"(page|before)=\d{1,9}")


def is_turned(address: str, is_page: Callable[[str], bool]) -> bool:
    """Say whether an address is a further page of a list, and asks for nothing else."""
    path, _, query = address.partition("?")
    return is_page(path) and _FURTHER.fullmatch(query) is not None
