"""Tells nginx which headers go with which address of a publication, and where its files are.

``deploy/nginx/published.conf`` includes what is written here. Addresses whose headers are the
same are of one class; most are of the first, which is not listed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from config.edge.answer import OF_ONE_READER
from config.publishing.asking import Unpublishable

# Each is a line of published.conf; what is told there of the bytes is nginx's own.
SENT = (
    "allow",
    "as-of",
    "cache-control",
    "content-disposition",
    "content-language",
    "content-security-policy",
    "cross-origin-opener-policy",
    "link",
    "record-revision",
    "referrer-policy",
    "strict-transport-security",
    "vary",
    "x-content-type-options",
    "x-frame-options",
)
_OWN = frozenset(
    {
        "access-control-allow-origin",
        "access-control-expose-headers",
        "content-length",
        "content-type",
        "etag",
        "last-modified",
    }
)

Class = tuple[tuple[str, str], ...]


def class_of(headers: dict[str, str]) -> Class:
    """Return the headers that nginx is told of, in one order."""
    unknown = set(headers) - _OWN - OF_ONE_READER - set(SENT)
    if unknown:
        raise Unpublishable(f"published.conf does not know the header {min(unknown)}.")
    return tuple((name, headers[name]) for name in SENT if name in headers)


def configuration(files: Path, classes: dict[str, Class]) -> str:
    """Return the maps that published.conf reads, for the class of each address."""
    numbered = [found for found, _ in Counter(classes.values()).most_common()]
    number = {found: place for place, found in enumerate(numbered)}
    lines = [f'map "" $published_files {{ default {quoted(str(files))}; }}']
    lines += ["map $published_address $published_class {", "    default 0;"]
    lines += [
        f"    {quoted(address)} {number[found]};"
        for address, found in sorted(classes.items())
        if number[found]
    ]
    lines.append("}")
    for name in SENT:
        lines.append(f"map $published_class ${variable(name)} {{")
        lines.append('    default "";')
        values = [(number[found], dict(found).get(name)) for found in numbered]
        lines += [f"    {at} {quoted(value)};" for at, value in values if value]
        lines.append("}")
    return "\n".join(lines) + "\n"


def variable(name: str) -> str:
    return f"published_{name.replace('-', '_')}"


def quoted(text: str) -> str:
    """Return a text as nginx reads it back; refuse what it would take for more than a text."""
    if "$" in text or not text.isprintable():
        raise Unpublishable(f"nginx cannot be told of {text!r}.")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
