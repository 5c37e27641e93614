"""The answer to what one party said of one subject over time."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from provisions.answers.drift import drift_on, key_of, said_of_all, subject_keyed
from provisions.models import Agreement, Article, Party, Precondition
from provisions.once import once
from provisions.raised import first_told
from provisions.rounds import begun
from provisions.vocabulary import SUBJECT
from tracker.api.beside import OF_AGREEMENT, DayAnswer
from tracker.api.filters import named
from tracker.api.parameters import CLOCKS, Asked, Parameter, is_public_id, shown
from tracker.api.shapes.drift import DriftShape
from tracker.clock import BadParameter
from tracker.links import drift_address


def read_subject_key(text: str) -> str:
    """Accept one subject by its public id or key; return its key."""
    if text in ("agreement", "stage"):
        return text
    if is_public_id(text):
        named = Q(slug=text) | Q(key=text)
        models: tuple[Any, ...] = (Article, Precondition)
        asked = [
            begun(list, model.objects.published().filter(named).values_list("slug", "key"))
            for model in models
        ]
        for rows in asked:
            if keys := dict(rows()):
                # Of an id and a key that are the same the id is meant.
                return str(keys.get(text, text))
    raise ValueError(
        f"“{shown(text)}” is neither agreement nor stage, nor the public id or key of an "
        "article or a precondition."
    )


@once
def _party(key: int) -> Party:
    party: Party = Party.objects.get(pk=key)
    return party


class Drift(DayAnswer):
    """What one party, or an organ of it, said of one subject over time, oldest first: exact
    words, what replaced what, and which statements of one day differ.

    `party` and `subject` are needed. Leave `agreement` out only while the record holds a
    single one.
    """

    subject, shape = "drift", DriftShape
    parameters = (
        OF_AGREEMENT,
        named("party", Party, "Whose words; needed.", needed=True),
        Parameter(
            "subject",
            f"Of what; needed: {SUBJECT['agreement'].code} or {SUBJECT['stage'].code}; or one "
            "article or precondition by its public id or its key.",
            read_subject_key,
            needed=True,
            asks=True,
        ),
        *CLOCKS,
    )

    def page_address(self, agreement: Agreement, asked: Asked) -> str:
        for name in ("party", "subject"):
            if name not in asked.values:
                raise BadParameter(name, "is needed.")
        party = _party(asked.values["party"])
        return drift_address(agreement, party, asked.values["subject"])

    def found(self, agreement: Agreement, asked: Asked) -> dict[str, Any]:
        begun(said_of_all, agreement.pk, asked.clock.day)
        begun(first_told, frozenset({agreement.pk}))
        keyed = begun(subject_keyed, agreement, asked.values["subject"])
        party, subject = _party(asked.values["party"]), keyed()
        if subject is None:
            raise BadParameter("subject", "is of another agreement than the one asked for.")
        found = drift_on(agreement, party, subject, asked.clock.day)
        return {
            "party": party,
            "subject": {"id": subject.key, "kind": subject.kind, "key": key_of(subject)},
            "is_on_record": found.is_on_record,
            "statements": found.said,
            "runs": found.runs,
            "unplaced": [position.slug for position in found.unplaced],
            "days": found.days,
            "others": found.others,
        }
