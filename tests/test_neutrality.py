"""Our own voice judges nobody, and what rests on one side's sources alone says so."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from provisions.ledgers import CITATIONS
from provisions.models import NOUNS, Entry
from provisions.models.source import CITED
from provisions.progress import one_side
from provisions.vocabulary import VOCABULARIES
from tests.conftest import FIXTURES

pytestmark = pytest.mark.once


ROOT = Path(__file__).parent.parent

# What our own voice does not say: in texts, labels and public ids, as whole words.
RULED_OUT = {
    "judges how a party moved": (
        "harden hardens hardened hardening hardline hard-line hardliner intransigent intransigence "
        "stubborn obstruction obstructs obstructed obstructing spoiler stalling breakthrough "
        "capitulation capitulated surrender surrendered appeasement caved conceded concession "
        "concessions partly-addressed climbdown ultimatum blackmail maximalist"
    ),
    "takes one side's name for a place, a people or a route": (
        "zangezur zangezur-corridor artsakh western-azerbaijan eastern-armenia syunik-corridor "
        "revanchism revanchist miatsum"
    ),
    "takes one side's word for an act": (
        "occupation occupied occupier occupiers occupying liberated liberation invasion invaded "
        "aggression aggressor aggressive provocation provocations genocide cleansing hostage "
        "hostages captive captives separatism separatist separatists terrorism terrorist "
        "terrorists extremism extremist extremists lawfare sabotage illegal illegally"
    ),
    "belittles who speaks": (
        "regime mouthpiece propaganda puppet so-called traitor betrayal hysteria fake "
        "enemy hostile rhetoric demagogue"
    ),
    "says more than that something was said": (
        "demand demands demanded insists insisted admits admitted boasted whined clearly obviously "
        "of-course unfortunately merely historic victory defeat victor"
    ),
}
_PATTERN = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(
        re.escape(word).replace(r"\-", "[ -]")
        for words in RULED_OUT.values()
        for word in words.split()
    )
    + r")(?![^\W_])",
    re.IGNORECASE,
)
# Said with whose word it is, or with the denial: these phrases may stand anywhere.
ATTRIBUTED = (
    "denies that concessions were made",
    "denied that Armenia made concessions",
    "Azerbaijan calls Western Azerbaijan",
    "“Western Azerbaijan” is its own name",
    "Western Azerbaijan Community",
    "western-azerbaijan-community",
    "he sees as aggressive",
    "they see as aggressive",
    "called Armenians an enemy",
)
_SAID_BY_OTHERS = re.compile("|".join(map(re.escape, ATTRIBUTED)), re.IGNORECASE)
# The published text's own words, summarised; the number is that of the article.
TEXTS_OWN_WORDS = {
    "armenia-azerbaijan-8-published-2025-08-11": {"separatism", "terrorism", "extremism"},
    "armenia-azerbaijan-15-published-2025-08-11": {"hostile"},
}
# Not our words: titles, names and quotations as others gave them.
NOT_OURS = {
    "sources": {"publisher", "title", "url"},
    "parties": {"name", "short_name"},
    "actors": {"name", "office"},
    "agreements": {"title"},
    "citations": {"quotation", "locator"},
    "names": {"name"},
    "language_versions": {"title"},
}
FILES = sorted(FIXTURES.rglob("*.json"))
CODE = sorted(
    path
    for app in ("provisions", "tracker")
    for path in (ROOT / app).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted(
    path for app in ("provisions", "tracker") for path in (ROOT / app / "templates").rglob("*.html")
)


def ruled_out(text: str) -> list[str]:
    """Return the words of a text that our voice does not say, in lower case."""
    return [match.lower() for match in _PATTERN.findall(_SAID_BY_OTHERS.sub("", text))]


def own_words(noun: str, value: Any) -> list[str]:
    """Return the texts of a row that are our own, its public ids among them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in own_words(noun, item)]
    if isinstance(value, dict):
        return [
            text
            for name, item in value.items()
            if name not in NOT_OURS.get(noun, ())
            for text in own_words(name if isinstance(item, list) else noun, item)
        ]
    return []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Azerbaijan hardened its stance.", ["hardened"]),
        ("armenia-azerbaijan-zangezur-corridor", ["zangezur"]),
        ("Armenia made concessions.", ["concessions"]),
        ("Armenia's prime minister denies that concessions were made.", []),
        ("Return to Western Azerbaijan", ["western azerbaijan"]),
        ("what Azerbaijan calls Western Azerbaijan", []),
        ("of course it was a breakthrough", ["of course", "breakthrough"]),
        ("Replies and relief", []),
    ],
)
def test_ruled_out_words_are_found_unless_they_are_attributed(text, words):
    assert ruled_out(text) == words


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(FIXTURES)) for p in FILES])
def test_data_in_our_own_voice_judge_nobody(path):
    offences = {
        (row["id"], word)
        for row in json.loads(path.read_text(encoding="utf-8"))
        for text in own_words(path.stem, row)
        for word in ruled_out(text)
        if word not in TEXTS_OWN_WORDS.get(row["id"], ())
    }
    assert offences == set()


def test_notes_on_what_is_covered_judge_nobody():
    for path in FIXTURES.rglob("coverage.csv"):
        with path.open(encoding="utf-8") as file:
            assert [word for row in csv.DictReader(file) for word in ruled_out(row["note"])] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=[p.name for p in TEMPLATES])
def test_templates_judge_nobody(path):
    assert ruled_out(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CODE, ids=[str(p.relative_to(ROOT)) for p in CODE])
def test_labels_and_sentences_in_code_judge_nobody(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    assert [word for text in texts for word in ruled_out(text)] == []


def test_labels_of_the_vocabulary_and_of_every_field_judge_nobody():
    labels = [
        text
        for vocabulary in VOCABULARIES
        for word in vocabulary
        for text in (vocabulary.title, word.code, word.label, word.definition, word.example)
    ]
    for noun in NOUNS:
        labels += [str(noun._meta.verbose_name), str(noun._meta.verbose_name_plural)]
        for field in noun._meta.concrete_fields:
            labels += [str(field.verbose_name), str(field.help_text)]
    assert [word for text in labels for word in ruled_out(text)] == []


def cited_rows():
    """Yield every row of the record that counts and rests on sources."""
    for noun in NOUNS:
        if noun.__name__ in {"".join(part.title() for part in name.split("_")) for name in CITED}:
            rows = noun.objects.in_force() if issubclass(noun, Entry) else noun.objects.published()
            yield from rows.prefetch_related(CITATIONS)


def test_every_row_on_one_sides_sources_alone_is_marked(record):
    marks: Counter[tuple[str, str]] = Counter()
    for row in cited_rows():
        mark = one_side(row.citations.all())
        sides = {citation.source.perspective for citation in row.citations.all()}
        assert bool(mark) == (len(sides) == 1 and sides != {"international"}), row
        if mark:  # the perspective as the pages print it
            marks[row.noun(), mark] += 1
    assert marks == {
        ("article-text", "Azerbaijani"): 1,
        ("assessment", "Armenian"): 46,
        ("conflict", "Armenian"): 20,
        ("dependency", "Armenian"): 14,
        ("dependency", "Azerbaijani"): 2,
        ("dependency", "Russian"): 1,
        ("draft-version", "Armenian"): 1,
        ("draft-version", "Azerbaijani"): 3,
        ("event", "Armenian"): 18,
        ("event", "Azerbaijani"): 9,
        ("event", "Russian"): 1,
        ("incident", "Armenian"): 22,
        ("instrument", "Azerbaijani"): 2,
        ("instrument", "EU"): 1,
        ("milestone", "Armenian"): 9,
        ("milestone", "Azerbaijani"): 1,
        ("milestone", "EU"): 1,
        ("movement", "Armenian"): 6,
        ("movement", "Azerbaijani"): 3,
        ("position", "Armenian"): 92,
        ("position", "Azerbaijani"): 20,
        ("position", "Russian"): 1,
        ("precondition", "Armenian"): 20,
        ("presence", "Armenian"): 9,
        ("proceeding", "Armenian"): 5,
        ("proceeding-stage", "Armenian"): 9,
        ("proposal", "Armenian"): 20,
        ("proposal-answer", "Armenian"): 18,
        ("proposal-answer", "Azerbaijani"): 1,
        ("reaction", "Armenian"): 23,
        ("scope-reading", "Armenian"): 16,
        ("scope-reading", "Azerbaijani"): 2,
        ("status-entry", "Armenian"): 49,
        ("status-entry", "Azerbaijani"): 54,
        ("status-entry", "EU"): 2,
        ("status-entry", "Russian"): 2,
        ("tally", "Armenian"): 3,
        ("tally", "Azerbaijani"): 1,
    }
