"""“X said P about S on date D, source U” in one form and one save, from any page of the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from provisions.admin.forms import told
from provisions.admin.lists import searched
from provisions.admin.reply import SETTLED, accept, given_by, reply_asked, reply_ties
from provisions.admin.statement_form import NEW, StatementForm
from provisions.admin.subjects import found_subjects
from provisions.admin.words import linked, written_message
from provisions.dates import VagueDate
from provisions.models import Position, Report, Source
from provisions.record import RecordRefused, revise
from provisions.reports import StaleReport

FIELDSETS = (
    ("Who said what about what", ("party", "speaker", "subject", "stance", "date", "summary")),
    ("By which source", ("source_find", "source", "locator", "quotation")),
    ("If the record does not have the source yet", tuple(f"new_{name}" for name in NEW)),
    ("What it replaces, and how sure", ("replaces", "last_seen", "confidence")),
    ("This save", ("reason",)),
)
# What an address may fill in: links of the desk do, and “save and record another”.
FROM_ADDRESS = ("party", "speaker", "subject", "stance", "date", "source")


class StatementPage(ModelAdmin):
    """Adds ``record/`` to the statements. It takes the permission to add one."""

    statement_template = "admin/provisions/statement.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("record/", view(self.record_view), name="provisions_position_record"),
            path("subjects/", view(self.subjects_view), name="provisions_position_subjects"),
            path("last/", view(self.last_view), name="provisions_position_last"),
            *super().get_urls(),
        ]

    def record_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        reply = reply_asked(request)
        if request.method != "POST":
            given = _given(request.GET) | (given_by(reply) if reply else {})
            return self._ask_statement(request, self._statement_form(request, initial=given))
        if "_find" in request.POST:
            return self._ask_statement(
                request, self._statement_form(request, initial=request.POST.dict())
            )
        form = self._statement_form(request, data=request.POST)
        if reply and reply.is_settled:
            form.add_error(None, SETTLED)
        if form.is_valid():
            try:
                return self._record(request, form, reply)
            except StaleReport:
                form.add_error(None, SETTLED)
            except RecordRefused as refused:
                told(request).refusals = refused.refusals
                form = self._statement_form(request, data=request.POST)
        return self._ask_statement(request, form)

    def subjects_view(self, request: HttpRequest) -> HttpResponse:
        """Answer the search among subjects, as the search boxes of rows do."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        found = found_subjects(searched(request.GET.get("term", "")))
        results = [{"id": key, "text": words} for key, words in found]
        return JsonResponse({"results": results, "pagination": {"more": False}})

    def last_view(self, request: HttpRequest) -> HttpResponse:
        """Say which statement a new one would replace, for the form that is being filled."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self._statement_form(request, initial=_given(request.GET))
        return JsonResponse({"words": form.last_words, "seen": form.initial["last_seen"]})

    def _statement_form(self, request: HttpRequest, **given: Any) -> StatementForm:
        may = self.admin_site.get_model_admin(Source).has_add_permission(request)
        return StatementForm(may_add_sources=may, told=told(request), **given)

    def _record(
        self, request: HttpRequest, form: StatementForm, reply: Report | None
    ) -> HttpResponse:
        """Record the statement; what was sent as a reply is settled in the same transaction."""
        with transaction.atomic():
            with revise(reason=form.cleaned_data["reason"], author=request.user) as edit:
                source = form.cleaned_data["source"] or edit.add(Source, **form.new_source)
                cited = {"citations": [{"source": source, **form.citation}]}
                ties = cited | (reply_ties(reply) if reply else {})
                row = edit.add(Position, ties=ties, **form.statement)
            if reply:
                accept(reply, row, request.user.get_username())
        self.message_user(request, _told_of(self, row, source, edit.number), messages.SUCCESS)
        if "_addanother" in request.POST:
            kept = QueryDict(mutable=True)
            kept.update({"source": str(source.pk), "date": row.date.text})
            return HttpResponseRedirect(f"{request.path}?{kept.urlencode()}")
        if "_continue" in request.POST:
            return HttpResponseRedirect(linked(row))
        return HttpResponseRedirect(reverse("admin:provisions_position_changelist"))

    def _ask_statement(self, request: HttpRequest, form: StatementForm) -> HttpResponse:
        request.current_app = self.admin_site.name  # type: ignore[attr-defined]
        shown: Any = form
        fieldsets: Any = [
            (title, {"fields": [name for name in names if name in form.fields]})
            for title, names in FIELDSETS
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": "Record a statement",
            "opts": self.opts,
            "form": form,
            "adminform": AdminForm(
                shown, [line for line in fieldsets if line[1]["fields"]], {}, model_admin=self
            ),
            "media": form.media,
            "reply": reply_asked(request),
        }
        return TemplateResponse(request, self.statement_template, context)


def _given(address: QueryDict) -> dict[str, Any]:
    """Take from the address what the fields accept: a list of rows selects none that it lacks."""
    given = {name: str(address.get(name, "")).replace("\x00", "") for name in FROM_ADDRESS}
    try:
        VagueDate.parse(given["date"])
    except ValueError:
        given["date"] = ""
    return given


def _told_of(page: Any, row: Position, source: Source, number: int) -> str:
    said = [written_message(page, row, number)]
    if source.revision_id == number:
        said.append(format_html('Its source is new: <a href="{}">{}</a>.', linked(source), source))
    if row.replaces:
        said.append(
            format_html('It replaces <a href="{}">{}</a>.', linked(row.replaces), row.replaces)
        )
    return format_html(" ".join(["{}"] * len(said)), *said)
