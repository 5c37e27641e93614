"""What moved, in as few sentences as say it all: what moved alike is said once, with every voice
that says so. No database, no markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provisions.compare import About, Comparison, Moved
from provisions.models import Article
from provisions.vocabulary import ASPECT, BASIS, RULE
from tracker.pages.naming import WHOLE
from tracker.pages.wording import article_name, listed, tally_words, unit_name

Numbers = Mapping[int, str]
# Stands for the tracker's own voice among the names of those who say so.
OURS = "reading"


def moved_words(found: Comparison, numbers: Numbers) -> list[tuple[str, list[str]]]:
    """Say what moved, part by part, in the order of the page that tells it in full."""
    parts = {
        _("Stage and acts"): _statuses(found.stage, numbers),
        _("Articles"): _statuses(found.articles, numbers),
        _("Preconditions and calls"): [
            *_statuses(found.requirements, numbers),
            *(_("%(title)s: first on record") % {"title": row.title} for row in found.raised),
            *(
                _("%(title)s: no longer on record") % {"title": row.title}
                for row in found.withdrawn
            ),
        ],
        _("Stances"): [*map(_stance, found.stances, [numbers] * len(found.stances))],
        _("Counts"): [*_counts(found.tallies)],
        _("Texts"): [*_texts([moved.article for moved in found.texts], numbers)],
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
    name = about.precondition.title if about.precondition else _("Stage of the agreement")
    if about.aspect == "act":
        return _("Acts of %(party)s") % {"party": about.party}
    if about.precondition:
        parts = {"title": name, "aspect": ASPECT[about.aspect].label, "party": about.party}
        if about.party:
            return _("%(title)s, %(aspect)s of %(party)s") % parts
        return _("%(title)s, %(aspect)s") % parts
    return name


def _voice(about: About) -> str:
    """Say whose voice it is; standing and answers show one voice, and need no name."""
    if about.whose:
        return str(getattr(about.whose, "publisher", about.whose))
    named = about.aspect in {"stage", "act", "article", "fulfilment"}
    return OURS if named and about.voice == "reading" else ""


def _by(voices: Sequence[str]) -> str:
    said = [_("in the tracker's reading")] if OURS in voices else []
    theirs = [voice for voice in voices if voice and voice != OURS]
    if theirs:
        said.append(_("according to %(whose)s") % {"whose": listed(theirs)})
    return f", {listed(said)}" if said else ""


def _how(moved: Moved) -> str:
    was, now = _said(moved.before), _said(moved.after)
    if was != now or not was:
        return _change(was, now)
    grounds = [_grounds(rows) for rows in (moved.before, moved.after)]
    if grounds[1]:
        return _("still %(now)s, now %(grounds)s") % {"now": now, "grounds": grounds[1]}
    return _("still %(now)s, on other grounds") % {"now": now}


def _change(was: str, now: str) -> str:
    if not was:
        return _("%(now)s, with nothing on record before") % {"now": now}
    if not now:
        return _("%(was)s before, now nothing on record") % {"was": was}
    return _("%(was)s before, now %(now)s") % {"was": was, "now": now}


def _grounds(rows: Iterable[Any]) -> str:
    """Say on what a reading rests: its basis and its rule."""
    row: Any = next(iter(rows), None)
    if not getattr(row, "rule", ""):
        return ""
    parts = {"basis": BASIS[row.basis].label, "rule": RULE[row.rule].label}
    return _("as %(basis)s by the rule “%(rule)s”") % parts


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
        subject = about.precondition.title if about.precondition else str(WHOLE[about.subject.kind])
    was, now = _said(moved.before), _said(moved.after)
    how = _change(was, now) if was != now else _("still %(now)s, in other words") % {"now": now}
    parts = {"party": about.party, "subject": subject, "moved": how}
    return _("%(party)s on “%(subject)s”: %(moved)s") % parts


def _counts(moves: Iterable[Moved]) -> Iterator[str]:
    """Say what counts moved, those that moved alike with all who count so."""
    by: dict[tuple[str, str], list[str]] = defaultdict(list)
    for moved in moves:
        was, now = (listed([*map(tally_words, rows)]) for rows in (moved.before, moved.after))
        by[was, now].append(str(moved.about.party))
    for (was, now), parties in by.items():
        parts = {"parties": listed(parties), "moved": _change(was, now)}
        yield _("Count by %(parties)s: %(moved)s") % parts


def _texts(articles: Sequence[Article], numbers: Numbers) -> Iterator[str]:
    if articles:
        parts = {"articles": articles_words(articles, numbers)}
        yield _("%(articles)s: something else of the text is known") % parts


def articles_words(articles: Sequence[Article], numbers: Numbers) -> str:
    """Name articles, neighbours in one range: “Title, Articles I to VI and XV”."""
    rows = sorted(articles, key=lambda article: article.position)
    named = [unit_name(row.key) for row in rows if not row.key.isdigit()]
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
    count, of = len(numbered), {"numbers": listed([*_runs(runs, numbers if printed else {})])}
    if printed:
        words = ngettext("Article %(numbers)s", "Articles %(numbers)s", count) % of
    else:
        words = ngettext("Article filed at %(numbers)s", "Articles filed at %(numbers)s", count)
        words = words % of
    return listed([*named, words])


def _runs(runs: Iterable[Sequence[Article]], numbers: Numbers) -> Iterator[str]:
    for run in runs:
        names = [numbers.get(row.pk) or row.key for row in run]
        parts = {"first": names[0], "last": names[-1]}
        yield from names if len(names) < 3 else [_("%(first)s to %(last)s") % parts]
