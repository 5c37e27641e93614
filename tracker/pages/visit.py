"""One visit to a page: its clock, the version of the record it shows, how it is answered."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from provisions.models import Agreement, Revision
from provisions.reach import head_revision, record_begins
from tracker.clock import BadParameter, Clock, read_clock
from tracker.pages.errors import bad_parameter, missing_agreement


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
            self.head.number if self.head else 0,
            settings.RELEASE,
            self.clock.day.isoformat(),
            self.request.get_full_path(),
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
        address = (path or self.request.path) + self._kept("as_of", "page", "before")
        context |= {
            "visit": self,
            "clock": self.clock,
            "head": self.head,
            "agreement": agreement,
            "canonical": self.request.build_absolute_uri(address),
            "twin": twin,
        }
        return render(self.request, f"tracker/{template}", context)

    def show_day(
        self, template: str, agreement: Agreement, read: Callable[[], Any], **context: Any
    ) -> HttpResponse:
        """Answer with what was read for the day, or say that the record begins later."""
        begins = record_begins(agreement)
        if begins is None or self.clock.day < begins:
            return self.show("before.html", agreement=agreement, begins=begins, **context)
        return self.show(template, agreement=agreement, begins=begins, page=read(), **context)

    def _kept(self, *names: str) -> str:
        kept = {name: self.request.GET[name] for name in names if self.request.GET.get(name)}
        return f"?{urlencode(kept)}" if kept else ""

    def twin(self, name: str, *ids: str | int, **filters: str) -> str:
        """Return the address of the same in the API, on the same day."""
        days = {"as_of": self.clock.day.isoformat()} if self.clock.asked else {}
        query = filters | days
        return reverse(f"api:{name}", args=ids) + (f"?{urlencode(query)}" if query else "")


View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """Give a view its Visit; answer 400, 304 and the caching headers in one place."""

    @require_safe
    @functools.wraps(view)
    def answer(request: HttpRequest, **names: Any) -> HttpResponse:
        try:
            visit = Visit(request, read_clock(request.GET), head_revision())
            response = get_conditional_response(request, etag=visit.tag) or view(visit, **names)
        except BadParameter as problem:
            return bad_parameter(request, problem)
        response.headers.setdefault("ETag", visit.tag)
        response.headers["Cache-Control"] = "public, no-cache"
        return response

    return answer


def agreement_named(slug: str) -> Agreement:
    """Return a published agreement by its public id, or the page that names the others."""
    agreement = Agreement.objects.published().filter(slug=slug).first()
    if agreement is None:
        raise missing_agreement(slug, Agreement.objects.published())
    return agreement


def only_agreement() -> Agreement | None:
    """Return the agreement where the record holds a single one."""
    agreements = list(Agreement.objects.published()[:2])
    return agreements[0] if len(agreements) == 1 else None
