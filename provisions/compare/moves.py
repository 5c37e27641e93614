"""What one voice holds of one thing, and whether it holds otherwise at another point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from provisions.compare.points import Stood
from provisions.models import Article, Party, Position, Precondition, Source, StatusEntry, Tally
from provisions.stances import Subject, place
from provisions.vocabulary import VOICE

# The aspects in the order in which they stand beside each other.
ASPECTS = (
    "stage",
    "act",
    "article",
    "standing",
    "answer_substance",
    "answer_linkage",
    "fulfilment",
    "stance",
    "tally",
)
Held = dict["About", tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class About:
    """Of what something is held, and in whose voice: where two points are compared.

    ``party`` is whose act, answer, stance or count it is, ``whose`` the party or source whose
    account it is (None in the tracker's reading), ``act`` which act of a party.
    """

    aspect: str
    voice: str = "party"
    article: Article | None = None
    precondition: Precondition | None = None
    subject: Subject | None = None
    party: Party | None = None
    whose: Party | Source | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that one voice holds otherwise: the rows that showed it, and those that do.

    None before: nothing was on record; none after: nothing is. Several: accounts of one day
    that differ, or dates too vague to tell which came last.
    """

    about: About
    before: tuple[Any, ...]
    after: tuple[Any, ...]


def moves(before: Stood, after: Stood, *, dates: bool) -> list[Moved]:
    """Return what is held otherwise at the later point, in a fixed order.

    ``dates`` counts a date or confidence given otherwise as a move. Between two days it is
    none: that something was said again, or rests on a newer word, does not move it.
    """
    old, new = _held(before), _held(after)
    found = [
        Moved(about, was, now)
        for about in {**old, **new}
        if _said(was := old.get(about, ()), dates) != _said(now := new.get(about, ()), dates)
    ]
    return sorted(found, key=_place)


def _held(stood: Stood) -> Held:
    held: Held = {}
    for about, row in (*_of_agreement(stood), *_of_articles(stood), *_of_requirements(stood)):
        held[about] = (row,)
    for stance in stood.matrix.cells.values():
        # Its title may change, and is no part of what the subject is.
        key = Subject(stance.subject.kind, stance.subject.key, "")
        article, precondition = stance.subject.article, stance.subject.precondition
        about = About("stance", "party", article, precondition, key, stance.party, stance.party)
        held[about] = stance.latest
    for tally in stood.agreement.tallies:
        about = About("tally", party=tally.according_to, whose=tally.according_to)
        held[about] = (*held.get(about, ()), tally)
    return held


def _of_agreement(stood: Stood) -> Iterator[tuple[About, StatusEntry]]:
    state = stood.agreement
    for entry in (*filter(None, [state.stage]), *state.stage_accounts):
        yield About("stage", entry.voice, whose=_whose(entry)), entry
    for acts in state.acts:
        for entry in acts.acts:
            about = About(
                "act", entry.voice, party=acts.party, whose=_whose(entry), act=entry.status
            )
            yield about, entry


def _of_articles(stood: Stood) -> Iterator[tuple[About, StatusEntry]]:
    for state in stood.articles:
        for entry in (*filter(None, [state.reading]), *state.accounts):
            yield About("article", entry.voice, state.article, whose=_whose(entry)), entry


def _of_requirements(stood: Stood) -> Iterator[tuple[About, StatusEntry]]:
    for state in stood.requirements:
        entries = [state.standing, state.fulfilment, *state.met_according_to]
        entries += [entry for a in state.answers for entry in (a.substance, a.linkage)]
        for entry in filter(None, entries):
            # Standing and answers show one voice: the reading, else the last account.
            whose = _whose(entry) if entry.aspect == "fulfilment" else None
            voice = entry.voice if entry.aspect == "fulfilment" else "reading"
            row = state.precondition
            about = About(entry.aspect, voice, precondition=row, party=entry.party, whose=whose)
            yield about, entry


def _whose(entry: StatusEntry) -> Party | Source | None:
    return entry.according_to or entry.according_to_source


def _said(rows: Iterable[Any], dates: bool) -> frozenset[tuple[object, ...]]:
    """Return what rows say, as far as it can move."""
    return frozenset(
        (*_word(row), *((row.date.text, row.confidence) if dates else ())) for row in rows
    )


def _word(row: StatusEntry | Position | Tally) -> tuple[object, ...]:
    if isinstance(row, StatusEntry):
        whose = row.according_to_id, row.according_to_source_id
        return row.status, row.voice, *whose, row.rule, row.basis
    if isinstance(row, Position):
        return (row.stance,)
    return row.agreed, row.partly, row.open, row.total, row.percent_low, row.percent_high


def _place(moved: Moved) -> tuple[object, ...]:
    about = moved.about
    return (
        about.article.position if about.article else -1,
        about.precondition.title if about.precondition else "",
        place(about.subject) if about.subject else (),
        ASPECTS.index(about.aspect),
        VOICE.codes.index(about.voice),
        str(about.party or ""),
        str(about.whose or ""),
        about.act,
    )
