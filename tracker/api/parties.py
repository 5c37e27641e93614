"""Parties and the people who speak for them: shared by all agreements."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from provisions.models import (
    Actor,
    Agreement,
    Event,
    Participation,
    Party,
    StatusEntry,
    Tally,
)
from provisions.speakers import agreements_naming
from provisions.vocabulary import PARTY_KIND
from tracker.api.collection import Collection
from tracker.api.filters import named, search_in, word
from tracker.api.parameters import Asked
from tracker.api.shapes.parties import ActorShape, PartyShape


def _has_role(rows: Any, agreement: int, day: datetime.date) -> Any:
    roles = Participation.objects.published().filter(agreement=agreement)
    return rows.filter(pk__in=roles.values("party"))


def _speaks(rows: Any, agreement: int, day: datetime.date) -> Any:
    spoken = [
        Exists(model.objects.in_force().on(day).filter(agreement=agreement, speaker=OuterRef("pk")))
        for model in (StatusEntry, Tally, Event)
    ]
    return rows.filter(spoken[0] | spoken[1] | spoken[2])


class Parties(Collection):
    """States, their organs, organisations, missions and groups."""

    subject = "party"
    model = Party
    shape = PartyShape
    filters = (
        named(
            "agreement",
            Agreement,
            "Only parties with a role towards this agreement.",
            narrow=_has_role,
        ),
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

    def context(self, shown: Sequence[Any], asked: Asked) -> dict[str, Any]:
        return {**super().context(shown, asked), "naming": agreements_naming(shown)}


class Actors(Collection):
    """People who speak for a party, each in one office."""

    subject = "actor"
    model = Actor
    shape = ActorShape
    filters = (
        named(
            "agreement",
            Agreement,
            "Only people who speak in a row of this agreement that counts on the day.",
            narrow=_speaks,
        ),
        named("party", Party, "Only people who speak for this party."),
        search_in("name", "office", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        return Actor.objects.published().select_related("party")

    def context(self, shown: Sequence[Any], asked: Asked) -> dict[str, Any]:
        naming = agreements_naming(actor.party for actor in shown)
        return {**super().context(shown, asked), "naming": naming}
