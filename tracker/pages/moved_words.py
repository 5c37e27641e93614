"""What moved, in as few sentences as say it all: what moved alike is said once, with every voice
that says so. No database, no markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from provisions.compare import About, Comparison, Moved
from provisions.models import Article
from provisions.vocabulary import ASPECT, BASIS, RULE
from tracker.pages.wording import article_name, listed, tally_words

Numbers = Mapping[int, str]
_WHOLE = {"agreement": "the agreement as a whole", "stage": "the stages of the agreement"}


def moved_words(found: Comparison, numbers: Numbers) -> list[tuple[str, list[str]]]:
    """Say what moved, part by part, in the order of the page that tells it in full."""
    parts = {
        "Stage and acts": _statuses(found.stage, numbers),
        "Articles": _statuses(found.articles, numbers),
        "Preconditions and calls": [
            *_statuses(found.requirements, numbers),
            *(f"{row.title}: first on record" for row in found.raised),
            *(f"{row.title}: no longer on record" for row in found.withdrawn),
        ],
        "Stances": [*map(_stance, found.stances, [numbers] * len(found.stances))],
        "Counts": [*_counts(found.tallies)],
        "Texts": [*_texts([moved.article for moved in found.texts], numbers)],
    }
    return [(title, sentences) for title, sentences in parts.items() if sentences]


def _statuses(moves: Iterable[Moved], numbers: Numbers) -> list[str]:
    """Say what statuses moved: by what it is about and how, with all voices that say so."""
    alike: dict[tuple[str, str, str], list[Article]] = defaultdict(list)
    for moved in moves:
        key = _about(moved.about), _how(moved), _voice(moved.about)
        alike[key] += filter(None, [moved.about.article])
    voices: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (about, how, voice), articles in alike.items():
        voices[about or articles_words(articles, numbers), how].append(voice)
    return [f"{what}: {how}{_by(said)}" for (what, how), said in voices.items()]


def _about(about: About) -> str:
    """Name what a status is of; an article is named later, with those that moved alike."""
    if about.article:
        return ""
    name = about.precondition.title if about.precondition else "Stage of the agreement"
    if about.aspect == "act":
        return f"Acts of {about.party}"
    if about.precondition:
        of = f" of {about.party}" if about.party else ""
        return f"{name}, {ASPECT[about.aspect].label}{of}"
    return name


def _voice(about: About) -> str:
    """Say whose voice it is; standing and answers show one voice, and need no name."""
    if about.whose:
        return str(getattr(about.whose, "publisher", about.whose))
    named = about.aspect in {"stage", "act", "article", "fulfilment"}
    return "the tracker's reading" if named and about.voice == "reading" else ""


def _by(voices: Sequence[str]) -> str:
    ours = [voice for voice in voices if voice == "the tracker's reading"]
    theirs = [voice for voice in voices if voice and voice not in ours]
    said = ["in the tracker's reading" for _ in ours]
    if theirs:
        said.append(f"according to {listed(theirs)}")
    return f", {' and '.join(said)}" if said else ""


def _how(moved: Moved) -> str:
    was, now = _said(moved.before), _said(moved.after)
    if was != now or not was:
        return _change(was, now)
    grounds = [_grounds(rows) for rows in (moved.before, moved.after)]
    return f"still {now}, now {grounds[1]}" if grounds[1] else f"still {now}, on other grounds"


def _change(was: str, now: str) -> str:
    if not was:
        return f"{now}, with nothing on record before"
    return f"{was} before, now {now or 'nothing on record'}"


def _grounds(rows: Iterable[Any]) -> str:
    """Say on what a reading rests: its basis and its rule."""
    row: Any = next(iter(rows), None)
    if not getattr(row, "rule", ""):
        return ""
    return f"as {BASIS[row.basis].label} by the rule “{RULE[row.rule].label}”"


def _said(rows: Iterable[Any]) -> str:
    """Say the words of rows, each once, in their order."""
    words = (
        row.get_stance_display() if hasattr(row, "stance") else row.get_status_display()
        for row in rows
    )
    return listed(list(dict.fromkeys(words)))


def _stance(moved: Moved, numbers: Numbers) -> str:
    about: Any = moved.about
    if about.article:
        subject = article_name(about.article, numbers.get(about.article.pk, ""))
    else:
        subject = about.precondition.title if about.precondition else _WHOLE[about.subject.kind]
    was, now = _said(moved.before), _said(moved.after)
    how = _change(was, now) if was != now else f"still {now}, in other words"
    return f"{about.party} on “{subject}”: {how}"


def _counts(moves: Iterable[Moved]) -> Iterator[str]:
    """Say what counts moved, those that moved alike with all who count so."""
    by: dict[tuple[str, str], list[str]] = defaultdict(list)
    for moved in moves:
        was, now = (listed([*map(tally_words, rows)]) for rows in (moved.before, moved.after))
        by[was, now].append(str(moved.about.party))
    for (was, now), parties in by.items():
        yield f"Count by {listed(parties)}: {_change(was, now)}"


def _texts(articles: Sequence[Article], numbers: Numbers) -> Iterator[str]:
    if articles:
        yield f"{articles_words(articles, numbers)}: something else of the text is known"


def articles_words(articles: Sequence[Article], numbers: Numbers) -> str:
    """Name articles, neighbours in one range: “Title, Articles I to VI and XV”."""
    rows = sorted(articles, key=lambda article: article.position)
    named = [row.key.capitalize() for row in rows if not row.key.isdigit()]
    numbered = [row for row in rows if row.key.isdigit()]
    if not numbered:
        return listed(named)
    runs: list[list[Article]] = []
    for row in numbered:
        if runs and int(runs[-1][-1].key) + 1 == int(row.key):
            runs[-1].append(row)
        else:
            runs.append([row])
    printed = all(numbers.get(row.pk) for row in numbered)
    several = "s" if len(numbered) > 1 else ""
    words = f"Article{several}" if printed else f"Article{several} filed at"
    return listed([*named, f"{words} {listed([*_runs(runs, numbers if printed else {})])}"])


def _runs(runs: Iterable[Sequence[Article]], numbers: Numbers) -> Iterator[str]:
    for run in runs:
        names = [numbers.get(row.pk) or row.key for row in run]
        yield from names if len(names) < 3 else [f"{names[0]} to {names[-1]}"]
