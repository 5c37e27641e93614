"""One visit to a page: its clock, the version of the record it shows, how it is answered."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from provisions.known import known_at
from provisions.models import Agreement, Revision
from provisions.once import once, one_reading
from provisions.reach import head_revision, last_redaction, record_begins
from provisions.rounds import begun, in_rounds
from provisions.translations import record_in
from tracker.clock import BadParameter, Clock, read_clock
from tracker.pages.errors import Missing, bad_parameter, missing_agreement
from tracker.pages.written import written
from tracker.past import kept_answer, version_shown

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Visit:
    """What every page needs beside its own subject."""

    request: HttpRequest
    clock: Clock
    head: Revision | None

    @property
    def tag(self) -> str:
        """The entity tag: version of the record, release, day shown and address."""
        parts = (
            version_shown(self.head, self.clock),
            settings.RELEASE,
            self.clock.day.isoformat(),
            self.request.build_absolute_uri(),
        )
        return f'"{hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:24]}"'

    def show(
        self,
        template: str,
        *,
        agreement: Agreement | None = None,
        twin: str = "",
        path: str = "",
        **context: Any,
    ) -> HttpResponse:
        """Answer with a page. ``twin`` is the same in the API, ``path`` its own address."""
        kept = self._kept("as_of", "known_at", "kind", "page", "before")
        context = {
            "permanent": self.permanent,
            # What the words of the page mean, each once: filled where one first stands.
            "meanings": {},
            **context,
            "visit": self,
            "clock": self.clock,
            "head": self.head,
            "agreement": agreement,
            "canonical": self.request.build_absolute_uri((path or self.request.path) + kept),
            "twin": twin,
        }
        return written(self.request, template, context)

    def answer(self, view: View, names: dict[str, Any], unwritten: str) -> HttpResponse:
        """Answer with the view's page; before anything was recorded, say just that.

        What both clocks pin is kept once it was answered: it does not change.
        """
        if self.clock.revision == 0:
            return self.show(unwritten)
        if not self.clock.is_pinned:
            return view(self, **names)
        return kept_answer(self.tag, lambda: view(self, **names))

    def show_day(
        self, template: str, agreement: Agreement, read: Callable[[], Any], **context: Any
    ) -> HttpResponse:
        """Answer with what was read for the day, or say that the record begins later."""
        page = begun(read)
        begins = record_begins(agreement)
        if begins is None or self.clock.day < begins:
            return self.show("before.html", agreement=agreement, begins=begins, **context)
        return self.show(template, agreement=agreement, begins=begins, page=page(), **context)

    @property
    def permanent(self) -> str:
        """The address that pins both clocks: what it shows stays as it is within a release."""
        if not self.head:
            return ""
        clocks = {"as_of": self.clock.day.isoformat(), "known_at": str(self.head.number)}
        query = {**self.request.GET.dict(), **clocks}
        return self.request.build_absolute_uri(f"{self.request.path}?{urlencode(query)}")

    def _kept(self, *names: str) -> str:
        kept = {name: self.request.GET[name] for name in names if self.request.GET.get(name)}
        return f"?{urlencode(kept)}" if kept else ""

    def twin(self, name: str, *ids: str | int, **filters: str) -> str:
        """Return the address of the same in the API, by the same clocks."""
        query = filters | self.clock.values
        return reverse(f"api:{name}", args=ids) + (f"?{urlencode(query)}" if query else "")


def page(
    view: View, unwritten: str = "unwritten.html", first: Callable[..., Any] | None = None
) -> View:
    """Give a view its Visit; answer 400, 304 and the caching headers in one place.

    ``unwritten`` is shown where nothing had been recorded yet. ``first`` is a read of what the
    address names, kept for the answer, that is begun before the view is.
    """
    firsts = (_published_of, *filter(None, (first,)))

    @require_safe
    @functools.wraps(view)
    def answer(request: HttpRequest, **names: Any) -> HttpResponse:
        if request.GET.get("known_at") == "":
            return HttpResponseRedirect(_without(request, "known_at"))
        try:
            clock = read_clock(request.GET)
            with known_at(clock.revision), one_reading():
                response = in_rounds(
                    lambda: _respond(request, clock, view, names, unwritten, firsts)
                )
        except BadParameter as problem:
            return bad_parameter(request, problem)
        except Missing as missing:
            raise missing if not clock.known else missing.told(clock.known_words) from None
        response.headers["Cache-Control"] = "public, no-cache"
        return response

    return answer


def _respond(
    request: HttpRequest,
    clock: Clock,
    view: View,
    names: dict[str, Any],
    unwritten: str,
    firsts: Iterable[Callable[..., Any]],
) -> HttpResponse:
    """Answer with what the view shows of one state of the record, or that the reader holds it."""
    for first in firsts:
        begun(first, **names)
    if clock.known:
        begun(last_redaction)
    visit = Visit(request, clock, head_revision())
    response: HttpResponse | None = get_conditional_response(request, etag=visit.tag)
    if response is None:
        with record_in(get_language(), lambda: version_shown(visit.head, clock)):
            response = visit.answer(view, names, unwritten)
    response.headers.setdefault("ETag", visit.tag)
    return response


def _without(request: HttpRequest, name: str) -> str:
    """Return the address without a parameter that a form left empty."""
    query = request.GET.copy()
    del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path


def agreement_named(slug: str) -> Agreement:
    """Return a published agreement by its public id, or the page that names the others."""
    agreement = _published(slug)
    if agreement is None:
        raise missing_agreement(slug, Agreement.objects.published())
    return agreement


def _published_of(agreement: str = "", **names: Any) -> Agreement | None:
    return _published(agreement) if agreement else None


@once
def _published(slug: str) -> Agreement | None:
    return Agreement.objects.published().filter(slug=slug).first()


def only_agreement() -> Agreement | None:
    """Return the agreement where the record holds a single one."""
    agreements = list(Agreement.objects.published()[:2])
    return agreements[0] if len(agreements) == 1 else None
