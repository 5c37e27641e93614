"""The page on which a row is withdrawn: what goes, what rests on it, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.text import capfirst

from provisions.admin.forms import RetractForm, told
from provisions.admin.meanwhile import found_meanwhile
from provisions.admin.words import linked, shown_fields, shown_ties
from provisions.models import Row, StaleRow
from provisions.record import RecordRefused, revise
from provisions.review import rows_resting_on


class RetractPage(ModelAdmin):
    """Adds ``…/retract/`` to a noun. Withdrawing needs the permission to change."""

    retract_template = "admin/provisions/retract.html"

    def get_urls(self) -> list[Any]:
        name = f"provisions_{self.opts.model_name}_retract"
        view = self.admin_site.admin_view(self.retract_view)
        return [path("<path:object_id>/retract/", view, name=name), *super().get_urls()]

    def retract_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        row: Any = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        if request.method != "POST":
            return self._ask(request, row, RetractForm(row=row, said=told(request)))
        form = self._form(request, row)
        if form.is_valid():
            try:
                return self._retract(request, row, form)
            except RecordRefused as refused:
                told(request).refusals = refused.refusals
                form = self._form(request, row)
            except StaleRow:
                row = self.get_object(request, unquote(object_id))
                form = self._form(request, row)
        return self._ask(request, row, form)

    def _form(self, request: HttpRequest, row: Row) -> RetractForm:
        said = told(request)
        said.meanwhile = found_meanwhile(request.POST, row)
        data = said.meanwhile.data if said.meanwhile else request.POST
        return RetractForm(data, row=row, said=said)

    def _retract(self, request: HttpRequest, row: Row, form: RetractForm) -> HttpResponse:
        with revise(
            reason=form.cleaned_data["reason"], author=request.user, kind="retraction"
        ) as edit:
            edit.retract(row, seen=form.cleaned_data["version"])
        text = format_html(
            'Retracted in revision {}: the {} <a href="{}">{}</a>. It stays in lists, marked.',
            edit.number,
            self.opts.verbose_name,
            linked(row),
            str(row),
        )
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(linked(row))

    def _ask(self, request: HttpRequest, row: Row, form: RetractForm) -> HttpResponse:
        request.current_app = self.admin_site.name  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Retract {self.opts.verbose_name}",
            "subtitle": str(row),
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "object": row,
            "opts": self.opts,
            "form": form,
            "meanwhile": told(request).meanwhile,
            "stands": self.row_stands(row),  # type: ignore[attr-defined]
            "resting": rows_resting_on(row),
            "returns": getattr(row, "supersedes", None),
            "shown_fields": shown_fields(self, request, row),
            "shown_ties": shown_ties(row),
        }
        return TemplateResponse(request, self.retract_template, context)
