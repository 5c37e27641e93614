"""Every message of the pages is there in every language, whole, with its places and its marks."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from tracker.catalogues import catalogues, language_of, read_catalogue

ROOT = Path(__file__).parent.parent
OURS = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACES = re.compile(r"%\(\w+\)[sd]")
MARKS = re.compile(r"</?\w+[^>]*>")
LETTERS = {"hy": "[Ա-և]", "ru": "[А-яЁё]", "az": "[A-Za-zƏə]"}

pytestmark = pytest.mark.once


def forms(message, of):
    """Return the forms of a message's text or translation."""
    found = getattr(message, of)
    return [found] if isinstance(found, str) else list(found)


def messages(path):
    return [message for message in read_catalogue(path) if message.id]


def test_there_is_a_catalogue_for_each_language():
    assert sorted(map(language_of, catalogues())) == sorted(OURS)


@pytest.mark.parametrize("path", catalogues(), ids=language_of)
def test_every_message_is_translated_in_each_of_its_forms(path):
    catalogue = read_catalogue(path)
    empty = [m.id for m in messages(path) if not all(s.strip() for s in forms(m, "string"))]
    fuzzy = [m.id for m in messages(path) if m.fuzzy]
    short = [
        m.id
        for m in messages(path)
        if m.pluralizable and len(forms(m, "string")) != catalogue.num_plurals
    ]
    assert (empty, fuzzy, short, list(catalogue.obsolete)) == ([], [], [], [])
    assert len(messages(path)) > 2000


@pytest.mark.parametrize("path", catalogues(), ids=language_of)
def test_translation_has_the_places_and_marks_of_its_message(path):
    """A form for one row may say “one” instead of its number."""
    wrong = []
    for message in messages(path):
        texts = forms(message, "id")
        allowed = {place for text in texts for place in PLACES.findall(text)}
        needed = set(PLACES.findall(texts[-1])) if len(texts) == 1 else set()
        for said in forms(message, "string"):
            found = set(PLACES.findall(said))
            if found - allowed or needed - found:
                wrong.append((texts[0], said))
            if sorted(MARKS.findall(said)) not in [sorted(MARKS.findall(t)) for t in texts]:
                wrong.append((texts[0], said))
    assert wrong == []


@pytest.mark.parametrize("path", catalogues(), ids=language_of)
def test_translation_is_in_the_letters_of_its_language(path):
    """A message left in English is found; names of formats and patterns of dates are none."""
    same = [
        message.id
        for message in messages(path)
        if message.string == message.id
        and " " in PLACES.sub("", str(message.id)).strip()
        and not re.fullmatch(r"[jFEYdHi ,.:%\\()\w]*", PLACES.sub("", str(message.id)))
    ]
    letters = re.compile(LETTERS[language_of(path)])
    foreign = []
    for message in messages(path):
        words = MARKS.sub("", PLACES.sub("", forms(message, "id")[0]))
        is_told = all(letters.search(said) for said in forms(message, "string"))
        if re.search(r"[A-Za-z]{3,} [a-z]{3,}", words) and not is_told:
            foreign.append(message.id)
    assert (same, foreign) == ([], [])


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="xgettext is not installed")
def test_catalogues_hold_what_the_pages_say_and_no_more(tmp_path):
    """What the code says now, gathered anew, is what each catalogue holds."""
    for name in ("tracker", "provisions", "scripts", "manage.py", "config"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo")
            )
        else:
            shutil.copy(source, tmp_path / name)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    gathered = subprocess.run(
        ["bash", "scripts/messages.sh", "gather"], cwd=tmp_path, capture_output=True, text=True
    )
    assert gathered.returncode == 0, gathered.stderr
    for path in catalogues():
        with (tmp_path / path.relative_to(ROOT)).open("rb") as file:
            now = {(m.context, str(m.id)) for m in read_po(file) if m.id}
        held = {(m.context, str(m.id)) for m in messages(path)}
        assert (now - held, held - now) == (set(), set())
