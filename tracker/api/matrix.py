"""The matrix as data: what each party says about each subject on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.models import Agreement, Party
from provisions.progress import states_of
from provisions.rounds import begun
from provisions.stances import Matrix, Stance, Subject, matrix
from provisions.states import ArticleState
from tracker.api.answers import wanted_agreement
from tracker.api.entries import of_agreement_row
from tracker.api.filters import named
from tracker.api.parameters import CLOCKS, Asked, Parameter
from tracker.api.positions import SUBJECTS, is_about, read_subject
from tracker.api.shapes.matrix import MatrixShape
from tracker.api.shapes.row import page_of
from tracker.api.view import RecordView
from tracker.links import party_address


class Stances(RecordView):
    """Parties by subjects: each party's present stance, since when, and where words of one
    day pull apart. Read from the statements in `positions` that count on the day.

    Leave `agreement` out only while the record holds a single one.
    """

    subject = "matrix"
    shape = MatrixShape
    parameters = (
        of_agreement_row("Which agreement."),
        named("party", Party, "Only this party; of an organ, the party to which it belongs."),
        Parameter("subject", f"Only: {SUBJECTS}", read_subject),
        *CLOCKS,
    )

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._matrix)

    def _matrix(self, asked: Asked) -> Any:
        agreement = wanted_agreement(asked)
        states = begun(states_of, agreement, asked.clock.day)
        whole = matrix(agreement, asked.clock.day)
        parties = _parties(whole, asked.values.get("party"))
        subjects = _subjects(whole, asked.values.get("subject"))
        pairs = [(party.slug, subject.key) for subject in subjects for party in parties]
        titles = _titles(subjects, states())
        body = {
            "agreement": agreement.slug,
            "short_title": agreement.short_title,
            "url": self._at(reverse("api:agreement", args=[agreement.slug])),
            "html_url": self._at(reverse("pages:positions", args=[agreement.slug])),
            "as_of": asked.clock.day,
            "parties": [self._party(party, agreement) for party in parties],
            "subjects": [self._subject(subject, titles) for subject in subjects],
            "cells": _cells(whole, pairs),
        }
        return MatrixShape(body, context={"request": self.request, "day": asked.clock.day}).data

    def _at(self, address: str) -> str:
        return str(self.request.build_absolute_uri(address))

    def _party(self, party: Party, agreement: Agreement) -> dict[str, Any]:
        return {
            "id": party.slug,
            "name": str(party),
            "url": self._at(reverse("api:party", args=[party.slug])),
            "html_url": self._at(party_address(agreement, party)),
        }

    def _subject(self, subject: Subject, titles: dict[str, str | None]) -> dict[str, Any]:
        row: Any = subject.article or subject.precondition
        address = reverse(f"api:{subject.kind}", args=[row.slug]) if row else None
        return {
            "id": subject.key,
            "kind": subject.kind,
            "key": row.key if row else subject.key,
            "title": titles[subject.key] if subject.article else subject.title,
            "url": self._at(address) if address else None,
            "html_url": page_of(row, self.request),
        }


def _parties(whole: Matrix, wanted: int | None) -> list[Party]:
    if wanted is None:
        return list(whole.parties)
    party = Party.objects.get(pk=wanted)
    return [shown for shown in whole.parties if shown.pk in (party.pk, party.parent_id)]


def _subjects(whole: Matrix, wanted: str | None) -> list[Subject]:
    return [s for s in whole.subjects if wanted is None or is_about(s, wanted)]


def _cells(whole: Matrix, pairs: Sequence[tuple[str, str]]) -> list[Stance]:
    return [whole.cells[pair] for pair in pairs if pair in whole.cells]


def _titles(subjects: Sequence[Subject], states: Iterable[ArticleState]) -> dict[str, str | None]:
    """Return the articles' subjects as known on the day: a title may be public only later."""
    known = {s.article.slug: s.text.subject if s.text else None for s in states}
    return {one.article.slug: known.get(one.article.slug) for one in subjects if one.article}
