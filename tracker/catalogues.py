"""The catalogues of messages: kept as text, one a language, and compiled where they are read.

Compiled catalogues are not committed: they are made anew whenever the text is newer.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "locale"
# Says nothing of who or when: the history of the file does.
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""


def catalogues() -> list[Path]:
    """Return the catalogue of each language."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/django.po"))


def language_of(path: Path) -> str:
    return path.parents[1].name


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language_of(path), abort_invalid=True)


def compile_stale() -> list[Path]:
    """Compile what is newer as text than compiled, each at one stroke; return what was made."""
    made = []
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".new")
        with os.fdopen(descriptor, "wb") as file:
            write_mo(file, read_catalogue(path))
        os.chmod(name, 0o644)
        os.replace(name, compiled)
        made.append(compiled)
    return made


def settle(path: Path) -> None:
    """Bring a catalogue as xgettext left it into its lasting form: a header without dates."""
    text = path.read_text(encoding="utf-8")
    plurals = re.search(r'"Plural-Forms: (.*?)\\n"', text)
    if plurals is None:
        raise ValueError(f"{path} has no Plural-Forms")
    _, _, entries = text[text.index('msgid ""') :].partition("\n\n")
    entries = "\n\n".join(map(_without_guess, entries.strip().split("\n\n")))
    header = HEADER.format(language=language_of(path), plurals=plurals[1])
    path.write_text(f"{header}\n{entries.strip()}\n", encoding="utf-8")


def _without_guess(entry: str) -> str:
    """Take out what msgmerge guessed from a message that reads alike."""
    if not re.search(r"^#,.*\bfuzzy\b", entry, re.M):
        return entry
    entry = re.sub(r"^#\|.*\n", "", entry, flags=re.M)
    entry = re.sub(r"^#, fuzzy\n", "", entry, flags=re.M).replace(", fuzzy", "")
    told, _, _ = entry.partition("\nmsgstr")
    forms = re.findall(r"^msgstr(?:\[\d+\])?", entry, re.M)
    return "\n".join([told, *(f'{form} ""' for form in forms)])


if __name__ == "__main__":
    for catalogue in catalogues():
        if "settle" in sys.argv[1:]:
            settle(catalogue)
    compile_stale()
