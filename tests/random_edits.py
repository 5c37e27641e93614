"""Lawful edits of any record, drawn by chance from a seed: what a busy desk might do."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from typing import Any

from provisions.edit import Edit
from provisions.models import (
    Actor,
    Article,
    Event,
    Movement,
    Party,
    Position,
    Precondition,
    Row,
    Source,
    StatusEntry,
    Tally,
)
from provisions.record import revise
from provisions.refusals import RecordRefused

FIRST, DAYS = datetime.date(2022, 1, 1), 1500


def random_edits(seed: int, count: int) -> list[str]:
    """Make that many revisions, each by one of the deeds below; return the deeds' names."""
    chance = random.Random(seed)
    done: list[str] = []
    while len(done) < count:
        deed = chance.choice(DEEDS)
        try:
            with revise(reason=f"Random edit {len(done) + 1}") as edit:
                deed(edit, chance, f"{seed}-{len(done)}")
                if not edit.changes:
                    continue
        except RecordRefused:
            continue
        done.append(deed.__name__)
    return done


def random_day(chance: random.Random) -> datetime.date:
    return FIRST + datetime.timedelta(days=chance.randrange(DAYS))


def pick(chance: random.Random, rows: Any) -> Any:
    """Return one of the rows, the same for the same seed on each database."""
    return chance.choice(sorted(rows, key=lambda row: str(row.slug)))


def amend_shared_row(edit: Edit, chance: random.Random, token: str) -> None:
    row = pick(chance, chance.choice((Source, Party, Actor)).objects.published())
    edit.amend(row, note=f"Note {token}")


def rename_party(edit: Edit, chance: random.Random, token: str) -> None:
    edit.amend(pick(chance, Party.objects.published()), short_name=f"Name {token}")


def amend_precondition(edit: Edit, chance: random.Random, token: str) -> None:
    row = pick(chance, Precondition.objects.published())
    edit.amend(row, title=f"Title {token}", note=f"Note {token}")


def cite_otherwise(edit: Edit, chance: random.Random, token: str) -> None:
    model = chance.choice((StatusEntry, Position, Event, Tally))
    source = pick(chance, Source.objects.published())
    edit.amend(
        pick(chance, model.objects.in_force()),
        ties={"citations": [{"source": source, "quotation": f"said {token}"}]},
    )


def add_account(edit: Edit, chance: random.Random, token: str) -> None:
    article = pick(chance, Article.objects.published())
    edit.add(
        StatusEntry,
        agreement=article.agreement,
        aspect="article",
        article=article,
        status=chance.choice(("open", "agreed", "partly_agreed")),
        date=random_day(chance).isoformat(),
        voice="party",
        according_to=pick(chance, Party.objects.published()),
        confidence="medium",
        note=f"Found late, {token}",
        ties={"citations": [{"source": pick(chance, Source.objects.published())}]},
    )


def add_event(edit: Edit, chance: random.Random, token: str) -> None:
    article = pick(chance, Article.objects.published())
    edit.add(
        Event,
        agreement=article.agreement,
        kind="meeting",
        title=f"Meeting {token}",
        date=f"{random_day(chance):%Y-%m}",
        confidence="medium",
        ties={
            "parties": [{"party": pick(chance, Party.objects.published())}],
            "articles": [{"article": article}],
            "citations": [{"source": pick(chance, Source.objects.published())}],
        },
    )


def correct_entry(edit: Edit, chance: random.Random, token: str) -> None:
    model: Any = chance.choice((StatusEntry, Position, Event, Tally))
    edit.correct(
        pick(chance, model.objects.in_force()),
        date=random_day(chance).isoformat(),
        note=f"Corrected {token}",
    )


def retract_row(edit: Edit, chance: random.Random, _token: str) -> None:
    model: Any = chance.choice((StatusEntry, Position, Movement, Event, Tally, Precondition))
    rows: list[Row] = list(model.objects.published())
    edit.retract(pick(chance, rows))


DEEDS: tuple[Callable[[Edit, random.Random, str], None], ...] = (
    amend_shared_row,
    rename_party,
    amend_precondition,
    cite_otherwise,
    add_account,
    add_event,
    correct_entry,
    retract_row,
)
