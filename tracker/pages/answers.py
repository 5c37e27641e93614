"""The answers that put rows side by side: counts, one party over time, silence, evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from provisions.alphabet import alphabetical
from provisions.answers.accounts import accounts_on
from provisions.answers.drift import drift_on, key_of, subject_keyed, subjects_of
from provisions.answers.evidence import evidence_on
from provisions.answers.incidents import incidents_in
from provisions.answers.silence import silence_on
from provisions.answers.standing import SILENT_AFTER, UNMOVED_AFTER
from provisions.models import Agreement, Party
from provisions.printed import printed_numbers
from provisions.rounds import begun
from provisions.speakers import parties_of
from provisions.stances import Subject
from tracker.pages.errors import missing_party, missing_subject
from tracker.pages.visit import Visit, agreement_named, page
from tracker.window import read_window


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found, and the articles' printed numbers as public on the day."""

    found: Any
    numbers: dict[int, str]


@page
def accounts(visit: Visit, agreement: str) -> HttpResponse:
    """Show who counts what as agreed, where the counts differ, which name no article."""
    found = agreement_named(agreement)
    return _show(visit, found, "accounts", lambda: accounts_on(found, visit.clock.day))


@page
def unanswered(visit: Visit, agreement: str) -> HttpResponse:
    """Show which requirements had no answer, since when and for how long."""
    found = agreement_named(agreement)
    return _show(
        visit,
        found,
        "unanswered",
        lambda: silence_on(found, visit.clock.day),
        silent_after=SILENT_AFTER,
        unmoved_after=UNMOVED_AFTER,
    )


@page
def evidence(visit: Visit, agreement: str) -> HttpResponse:
    """Show on what the record rests, side by side."""
    found = agreement_named(agreement)
    return _show(visit, found, "evidence", lambda: evidence_on(found, visit.clock.day))


@page
def incidents(visit: Visit, agreement: str) -> HttpResponse:
    """Show who alleges, denies and observed how much in a window of days."""
    found = agreement_named(agreement)
    since, until = read_window(visit.request.GET)
    window = {"from": since, "to": until}
    asked = {name: day.isoformat() for name, day in window.items() if day}
    return visit.show_day(
        "incidents.html",
        found,
        lambda: _answered(visit, found, lambda: incidents_in(found, visit.clock.day, since, until)),
        twin=visit.twin("incident-counts", agreement=found.slug, **asked),
        asked=window,
    )


@page
def drift(visit: Visit, agreement: str, party: str, subject: str) -> HttpResponse:
    """Show one party's words about one subject over time."""
    found = agreement_named(agreement)
    who, what = _voice_of(found, party, subject, visit)

    def read() -> Answered:
        return _answered(visit, found, lambda: drift_on(found, who, what, visit.clock.day))

    twin = visit.twin("drift", agreement=found.slug, party=who.slug, subject=key_of(what))
    return visit.show_day("drift.html", found, read, twin=twin, party=who, subject=what)


def _show(
    visit: Visit, agreement: Agreement, name: str, read: Callable[[], Any], **context: Any
) -> HttpResponse:
    """Answer with the page of an answer, whose twin in the API has the same name."""
    return visit.show_day(
        f"{name}.html",
        agreement,
        lambda: _answered(visit, agreement, read),
        twin=visit.twin(name, agreement=agreement.slug),
        **context,
    )


def _answered(visit: Visit, agreement: Agreement, read: Callable[[], Any]) -> Answered:
    numbers = begun(printed_numbers, agreement, visit.clock.day)
    return Answered(read(), numbers())


def _voice_of(agreement: Agreement, slug: str, key: str, visit: Visit) -> tuple[Party, Subject]:
    """Return the party and the subject of an address, or the page that names those there are."""
    keyed = begun(subject_keyed, agreement, key)
    parties = sorted(parties_of(agreement), key=alphabetical)
    party = next((one for one in parties if one.slug == slug), None)
    if party is None:
        raise missing_party(slug, agreement, parties)
    subject = keyed()
    if subject is None:
        spoken = subjects_of(agreement, party, visit.clock.day)
        raise missing_subject(key, agreement, party, [of for of, _ in spoken])
    return party, subject
