"""Parties and the people who speak for them: shared by all agreements."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q

from provisions.models import (
    Actor,
    Agreement,
    Dependency,
    DraftVersion,
    Event,
    Incident,
    Movement,
    Participation,
    Party,
    Position,
    Reaction,
    ScopeReading,
    StatusEntry,
    Tally,
)
from provisions.speakers import agreements_naming
from provisions.vocabulary import PARTY_KIND
from tracker.api.collection import Collection
from tracker.api.entries import of_agreement_row
from tracker.api.filters import named, search_in, word
from tracker.api.parameters import Asked, Parameter, one_of
from tracker.api.shapes.parties import ActorShape, PartyShape

# The dated nouns that name who spoke.
SPEAKING = (
    StatusEntry,
    Tally,
    Event,
    Position,
    Movement,
    DraftVersion,
    ScopeReading,
    Incident,
    Reaction,
    Dependency,
)


def _naming(parties: Iterable[Party], asked: Asked) -> dict[int, list[str]]:
    """Return where each party's page is: in the agreement asked for, else in those naming it."""
    if "agreement" not in asked.values:
        return agreements_naming(parties)
    return {party.pk: [asked.values["agreement"].slug] for party in parties}


def _of(asked: Asked) -> tuple[str, ...]:
    """Return the public id of the agreement asked for, if any: addresses of pages name it."""
    return (asked.values["agreement"].slug,) if "agreement" in asked.values else ()


def _has_role(rows: Any, agreement: Agreement, day: datetime.date) -> Any:
    roles = Participation.objects.published().filter(agreement=agreement)
    return rows.filter(pk__in=roles.values("party"))


def _speaks(rows: Any, agreement: Agreement, day: datetime.date) -> Any:
    spoken = (
        Exists(model.objects.in_force().on(day).filter(agreement=agreement, speaker=OuterRef("pk")))
        for model in SPEAKING
    )
    return rows.filter(Q(*spoken, _connector=Q.OR))


def _is_known_by(rows: Any, known_by: str, day: datetime.date) -> Any:
    return rows.filter(name="") if known_by == "office" else rows.exclude(name="")


class Parties(Collection):
    """States, their organs, organisations, missions and groups."""

    subject = "party"
    model = Party
    shape = PartyShape
    filters = (
        of_agreement_row("Only parties with a role towards this agreement.", _has_role),
        word("kind", [PARTY_KIND], "Only parties of this kind."),
        search_in("name", "short_name", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        roles = Participation.objects.published().select_related("agreement")
        return (
            Party.objects.published()
            .select_related("parent")
            .prefetch_related(Prefetch("participations", roles.order_by("agreement__slug")))
        )

    def depends_on(self, asked: Asked) -> tuple[Any, ...]:
        return _of(asked)

    def context(self, rows: Iterable[Any], asked: Asked) -> dict[str, Any]:
        return {**super().context(rows, asked), "naming": _naming(rows, asked)}


class Actors(Collection):
    """People who speak for a party, each in one office."""

    subject = "actor"
    model = Actor
    shape = ActorShape
    filters = (
        of_agreement_row(
            "Only people who speak in a row of this agreement that counts on the day.", _speaks
        ),
        named("party", Party, "Only people who speak for this party."),
        Parameter(
            "known_by",
            "Only people whose name sources give, or those known by their office alone.",
            read=one_of(("name", "office")),
            schema={"type": "string", "enum": ["name", "office"]},
            narrow=_is_known_by,
        ),
        search_in("name", "office", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        return Actor.objects.published().select_related("party")

    def depends_on(self, asked: Asked) -> tuple[Any, ...]:
        return _of(asked)

    def context(self, rows: Iterable[Any], asked: Asked) -> dict[str, Any]:
        naming = _naming((actor.party for actor in rows), asked)
        return {**super().context(rows, asked), "naming": naming}
