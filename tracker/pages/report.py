"""The form by which any reader reports an error or sends a reply, without an account.

It sets no cookie and asks no other site. What comes back goes to the desk and nowhere else; what
was typed is shown again whenever it could not be taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from provisions.hindrance import Hindrance, hindrance_in
from provisions.known import known_at
from provisions.models import Agreement, Article, Dated, Report, Row
from provisions.nouns import noun_words
from provisions.printed import printed_numbers
from provisions.reach import head_revision
from provisions.reports import TooManyReports, receive_report, reported_row
from provisions.senders import sender_of
from tracker.clock import BadParameter, Clock, one_value, read_clock
from tracker.pages.choices import chosen
from tracker.pages.errors import Missing, agreement_links, bad_parameter, named
from tracker.pages.naming import row_words
from tracker.pages.report_form import ReportForm
from tracker.pages.sender import is_from_elsewhere
from tracker.pages.stamp import BadStamp, new_stamp, read_receipt, read_stamp, receipt
from tracker.pages.visit import agreement_named
from tracker.pages.wording import article_name
from tracker.pages.written import written

LARGEST = 2 * 1024 * 1024
_ABOUT = re.compile(r"\A([a-z-]{1,40})/([a-z0-9-]{1,100})\Z", re.ASCII)
FULL = gettext_lazy(
    "Not sent: the desk has taken as many reports as it takes within an hour. "
    "Please send it again in %(minutes)s min."
)
FULL_FROM_HERE = gettext_lazy(
    "Not sent: from where you are, the desk has taken as many reports as it takes "
    "within an hour. Please send it again in %(minutes)s min."
)
ELSEWHERE = gettext_lazy(
    "It was sent from a page of another site. Nothing is lost: please send it from here."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """About which row a form was asked for, as shown by which clock."""

    agreement: Agreement
    about: str
    row: Row | None
    words: str
    clock: Clock


@csrf_exempt  # it acts on nobody's account: the stamp and the header say where it comes from
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, agreement: str) -> HttpResponse:
    """Show the form, or put what it brought on the desk."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length[:9]) > LARGEST:
        return _unsaved(request, Hindrance(_("more was sent than a report may hold."), 0), 413)
    try:
        asked = _asked(request, agreement)
        if request.method == "POST":
            return _take(request, asked)
        kind = chosen(request.GET, "kind", Report.Kind.values) or Report.Kind.ERROR
    except BadParameter as problem:
        return bad_parameter(request, problem)
    except (DatabaseError, InterfaceError) as error:
        hindrance = hindrance_in(error)
        if hindrance is None or request.method != "POST":
            raise
        return _unsaved(request, hindrance, 503)
    return _show(request, asked, ReportForm(initial={"kind": kind}))


@require_safe
def received(request: HttpRequest, agreement: str) -> HttpResponse:
    """Say that a report has reached the desk, to whoever holds its receipt."""
    found = agreement_named(agreement)
    reference = read_receipt(request.GET.get("receipt", ""))
    if reference is None:
        reason = _("No report was received under this address.")
        raise Missing(reason, agreement_links([found]))
    context = {"agreement": found, "reference": reference}
    return _answer(request, "report_received.html", context)


def _asked(request: HttpRequest, slug: str) -> Asked:
    clock = read_clock(request.GET)
    with known_at(clock.revision):
        agreement = agreement_named(slug)
        about = one_value(request.GET, "about") or f"{agreement.noun()}/{agreement.slug}"
        match = _ABOUT.match(about)
        if match is None:
            raise BadParameter("about", _("is not a noun and a public id, as in article/minsk-7."))
        row = reported_row(agreement, *match.groups())
        if isinstance(row, Dated) and row.sort_day > clock.day:
            row = None
        if row is None and request.method != "POST":
            parts = {"agreement": agreement, "noun": match[1], "row": match[2]}
            reason = named(_("The record of %(agreement)s holds no %(noun)s “%(row)s”."), **parts)
            raise Missing(reason, agreement_links([agreement]))
        return Asked(agreement, about, row, _words(row, agreement, clock), clock)


def _words(row: Row | None, agreement: Agreement, clock: Clock) -> str:
    """Name the row as it could be named on the day; what carries no day, by its public id."""
    if row is None:
        return _("an entry that has been withdrawn since")
    numbers = printed_numbers(agreement, clock.day)
    if isinstance(row, Article):
        return article_name(row, numbers.get(row.pk, ""))
    if clock.asked and not isinstance(row, Dated | Agreement):
        return f"{noun_words(row.noun())} {row.slug}"
    return row_words(row, numbers)


def _take(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Take a form that came back, or show it again with what is wrong and all that was typed."""
    form = ReportForm(request.POST)
    try:
        stamp = read_stamp(request.POST.get("stamp", ""), asked.about, timezone.now())
    except BadStamp as problem:
        form.add_error(None, str(problem))
        return _show(request, asked, form, stamp=problem.stamp, status=400)
    if is_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        return _show(request, asked, form, status=403)
    if not form.is_valid():
        return _show(request, asked, form, status=400)
    noun, _slash, slug = stamp.about.partition("/")
    try:
        report = receive_report(
            form=stamp.reference,
            sender=sender_of(request),
            agreement=asked.agreement,
            noun=noun,
            row=slug,
            as_of=asked.clock.day if asked.clock.asked else None,
            known_at=asked.clock.revision or getattr(head_revision(), "number", None),
            **form.cleaned_data,
        )
    except TooManyReports as full:
        words = FULL if full.of_all else FULL_FROM_HERE
        form.add_error(None, str(words) % {"minutes": -(-full.again_after // 60)})
        response = _show(request, asked, form, status=429)
        response.headers["Retry-After"] = str(full.again_after)
        return response
    address = reverse("pages:report-received", args=[asked.agreement.slug])
    done = HttpResponseRedirect(f"{address}?receipt={receipt(report.reference)}")
    done.status_code = 303
    return done


def _show(
    request: HttpRequest, asked: Asked, form: ReportForm, *, stamp: str = "", status: int = 200
) -> HttpResponse:
    known = request.POST.get("stamp") or new_stamp(asked.about, timezone.now())
    context = {
        "agreement": asked.agreement,
        "clock": asked.clock,
        "row": asked.row,
        "words": asked.words,
        "form": form,
        "stamp": stamp or known,
    }
    return _answer(request, "report.html", context, status)


def _unsaved(request: HttpRequest, hindrance: Hindrance, status: int) -> HttpResponse:
    """Give back what was typed where it could not be kept, without asking the database."""
    typed = {} if status == 413 else request.POST.items()
    context = {"hindrance": hindrance, "typed": dict(typed)}
    response = _answer(request, "report_unsaved.html", context, status)
    if hindrance.again_after:
        response.headers["Retry-After"] = str(hindrance.again_after)
    return response


def _answer(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    response = written(request, template, context, status)
    response.headers["Cache-Control"] = "no-store"
    return response
