"""Pages for what cannot be answered: each says what was wrong and where to go from there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provisions.answers.drift import key_of
from provisions.models import Agreement, Party, Precondition
from provisions.reach import head_revision
from provisions.stances import Subject
from provisions.translations import record_in
from tracker.clock import BadParameter, read_clock
from tracker.links import (
    agreement_address,
    drift_address,
    party_address,
    precondition_address,
)
from tracker.pages.near import agreement_of, near
from tracker.pages.wording import article_label
from tracker.pages.written import in_its_language, written
from tracker.past import version_shown

Links = Sequence[tuple[str, str]]


def everywhere() -> Links:
    """Return the ways that lead on from any page, in its language."""
    return (
        (_("The first page"), reverse("pages:home")),
        (_("What every word means"), reverse("pages:method")),
    )


class Missing(Http404):
    """Something that is not in the record, with links to what is."""

    def __init__(self, reason: str, links: Iterable[tuple[str, str]]) -> None:
        self.links = tuple(links)
        super().__init__(reason)

    def told(self, known_words: str) -> Missing:
        """Return the same with the state of the record in which it was looked for."""
        return Missing(
            _("%(reason)s This is the record %(known_words)s.")
            % {"reason": self, "known_words": known_words},
            self.links,
        )


def named(words: str, **parts: Any) -> str:
    """Put names of rows into a sentence; each keeps its language."""
    with in_its_language():
        return words % parts


def missing_agreement(slug: str, agreements: Iterable[Agreement]) -> Missing:
    return Missing(
        _("The record holds no agreement called “%(slug)s”, and no page of that name exists.")
        % {"slug": slug},
        agreement_links(agreements),
    )


def agreement_links(agreements: Iterable[Agreement]) -> Links:
    """Return the ways to agreements, each name in its language."""
    with in_its_language():
        return [(agreement.short_title, agreement_address(agreement)) for agreement in agreements]


def missing_article(key: str, agreement: Agreement, keys: Iterable[str]) -> Missing:
    """Say that there is no such article, and link those that there are."""
    return Missing(
        named(_("%(agreement)s has no article “%(key)s”."), agreement=agreement, key=key),
        [
            (
                article_label(known),
                reverse("pages:article", args=[agreement.slug, known]),
            )
            for known in keys
        ],
    )


def missing_party(slug: str, agreement: Agreement, parties: Iterable[Party]) -> Missing:
    """Say that the record names no such party, and link those that it names."""
    return Missing(
        named(
            _("The record of %(agreement)s names no party “%(slug)s”."),
            agreement=agreement,
            slug=slug,
        ),
        [(one.short_name or one.name, party_address(agreement, one)) for one in parties],
    )


def missing_precondition(key: str, agreement: Agreement, rows: Iterable[Precondition]) -> Missing:
    """Say that there is no such precondition, and link those that there are."""
    return Missing(
        named(_("%(agreement)s has no precondition “%(key)s”."), agreement=agreement, key=key),
        [(row.title, precondition_address(row)) for row in rows],
    )


def missing_subject(
    key: str, agreement: Agreement, party: Party, subjects: Iterable[Subject]
) -> Missing:
    """Say that there is no such subject, and link those of which the party has spoken."""
    return Missing(
        named(
            _("%(agreement)s has no article, precondition or other subject “%(key)s”."),
            agreement=agreement,
            key=key,
        ),
        [(one.title, drift_address(agreement, party, key_of(one))) for one in subjects],
    )


def bad_parameter(request: HttpRequest, problem: BadParameter) -> HttpResponse:
    """Name the parameter and the reason; offer the same page without it."""
    kept = request.GET.copy()
    kept.pop(problem.name, None)
    without = f"{request.path}?{kept.urlencode()}" if kept else request.path
    links = [(_("This page without it"), without)]
    return _answer(request, 400, _("This address cannot be understood"), problem, links)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = _("The request was not well formed, so nothing was looked up.")
    return _answer(request, 400, _("This request cannot be understood"), reason, everywhere())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Explain a missing page; the links lead to what stands in its place."""
    if isinstance(exception, Missing):
        links = (*exception.links, *everywhere())
        return _answer(request, 404, _("Nothing is here"), exception, links)
    reason = _("No page has this address. It may have been cut off when it was copied.")
    clock = read_clock(QueryDict())
    # No view has opened the record in the language of the address.
    with record_in(get_language(), lambda: version_shown(head_revision(), clock)):
        agreements = Agreement.objects.published()
        found = agreement_of(request.path, agreements)
        alike = near(request.path, found, clock.day) if found else ()
        links = (*alike, *agreement_links(agreements), *everywhere())
    return _answer(request, 404, _("Nothing is here"), reason, links)


def too_many_requests(request: HttpRequest, again_after: int) -> HttpResponse:
    """Say when a page may be asked for again, without touching the database."""
    reason = _(
        "From where you are, more was asked of this site than it answers within a minute. "
        "Nothing is wrong with the address; please try again in %(seconds)s s."
    ) % {"seconds": again_after}
    return _answer(request, 429, _("Too many requests"), reason, everywhere())


def server_error(request: HttpRequest, reference: str = "") -> HttpResponse:
    """Own up to a fault of ours, without touching the database."""
    reason = _("The fault is ours; the record itself is not affected. Please try again later.")
    if reference:
        cited = _("If you report it, please cite %(reference)s.") % {"reference": reference}
        reason = f"{reason} {cited}"
    return _answer(request, 500, _("Something went wrong here"), reason, everywhere())


def _answer(
    request: HttpRequest, status: int, heading: str, reason: Any, links: Links
) -> HttpResponse:
    context = {
        "heading": heading,
        "reason": str(reason),
        "parameter": getattr(reason, "name", ""),
        "links": links,
    }
    if isinstance(reason, BadParameter):
        context["reason"] = reason.reason
    response = written(request, "error.html", context, status)
    response.headers["Cache-Control"] = "no-store"
    return response
