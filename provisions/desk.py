"""The site behind /admin/: its titles, its first page and what its search boxes offer.

It stands outside ``provisions.admin``, whose files register with it while they are imported.
"""

from __future__ import annotations

import re
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DatabaseError, IntegrityError, InterfaceError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_protect

from provisions.guards import words_of_refusal
from provisions.hindrance import hindrance_in
from provisions.models import Entry, Report, Revision, Row, Tracked
from provisions.senders import sender_of
from provisions.sign_in import TooManyAttempts, begin_attempt, take_back

LATEST_SHOWN = 10
NOT_NOW = "Nobody can sign in from here just now"
NOT_TYPED = re.compile("csrf|password|^version$|^last_seen$|_FORMS$|^_|^action$|^index$")


class RowChoices(AutocompleteJsonView):
    """Offers the rows that a field may name: those that stand, told apart by their public id."""

    def process_request(self, request: HttpRequest) -> tuple[Any, ...]:
        term, model_admin, field, to_field = super().process_request(request)
        if not getattr(field, "concrete", False):
            raise PermissionDenied
        return term, model_admin, field, to_field

    def get_queryset(self) -> QuerySet[Any]:
        rows: Any = super().get_queryset()
        if issubclass(rows.model, Entry):
            related: Any = self.model_admin.list_select_related
            return rows.in_force().select_related(*related or ())
        return rows.published() if issubclass(rows.model, Tracked) else rows

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Row):
            words = str(obj) if isinstance(obj, Entry) else obj.name_in_words()
            result["text"] = f"{words} ({obj.slug})"
        return result


def typed_texts(sent: QueryDict) -> list[tuple[str, str]]:
    """Return what an analyst typed into a form that was sent: no token, no pass phrase."""
    return [
        (name.replace("_", " ").replace("-", " "), text)
        for name, text in sent.items()
        if isinstance(text, str) and text.strip() and not NOT_TYPED.search(name)
    ]


class DeskSite(AdminSite):
    site_header = "Peace agreement tracker: the desk"
    site_title = "The desk"
    index_title = "The record"

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Give back what was typed where the account is signed out or the database hindered.

        Nothing is kept and nothing is sent again by itself: a form that was not saved is
        copied into one that is opened anew.
        """
        guarded = super().admin_view(view, cacheable)

        @csrf_protect
        def unless_signed_out(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            signed_out = request.method == "POST" and not self.has_permission(request)
            if signed_out and (typed := typed_texts(request.POST)):
                return self._give_back(request, typed)
            try:
                return guarded(request, *args, **kwargs)
            except IntegrityError as error:
                if words := words_of_refusal(error):
                    return self._say_refused(request, words)
                raise

        return update_wrapper(self._unless_hindered(unless_signed_out), view)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        answer: HttpResponse = self._unless_hindered(self._sign_in)(request, extra_context)
        return answer

    def _sign_in(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method != "POST":
            return super().login(request, extra_context)
        try:
            name = request.POST.get("username", "")
        except ValueError:
            raise BadRequest("The length of what was sent is no number.") from None
        try:
            attempt = begin_attempt(username=name, address=sender_of(request))
        except TooManyAttempts as full:
            minutes = -(-full.again_after // 60)
            context = {**self.each_context(request), "title": NOT_NOW, "minutes": minutes}
            refused = render(request, "admin/provisions/not_now.html", context, status=429)
            refused.headers["Retry-After"] = str(full.again_after)
            add_never_cache_headers(refused)
            return refused
        answer = super().login(request, extra_context)
        # Only a right password leads on.
        if answer.status_code == 302:
            take_back(attempt)
        return answer

    def _unless_hindered(self, view: Any) -> Any:
        """Say in words what keeps the database from answering, without asking it again."""

        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            try:
                return view(request, *args, **kwargs)
            except (DatabaseError, InterfaceError) as error:
                hindrance = hindrance_in(error)
                if hindrance is None:
                    raise
            sent = request.method == "POST"
            context = {
                "site_header": self.site_header,
                "site_title": self.site_title,
                "title": hindrance.outcome if sent else "The desk cannot be opened just now",
                "outcome": hindrance.outcome,
                "reason": hindrance.reason,
                "typed": typed_texts(request.POST) if sent else [],
            }
            page = render_to_string("admin/provisions/not_saved.html", context)
            refused = HttpResponse(page, status=503)
            refused.headers["Retry-After"] = str(hindrance.again_after)
            add_never_cache_headers(refused)
            return refused

        return update_wrapper(answer, view)

    def _give_back(self, request: HttpRequest, typed: list[tuple[str, str]]) -> HttpResponse:
        context = {
            **self.each_context(request),
            "title": "Nothing was saved: you are not signed in any more",
            "typed": typed,
            "login": redirect_to_login(request.get_full_path(), reverse("admin:login")).url,
        }
        answer = render(request, "admin/provisions/signed_out.html", context, status=403)
        add_never_cache_headers(answer)
        return answer

    def _say_refused(self, request: HttpRequest, words: str) -> HttpResponse:
        """Say that the database itself refused the save; what was typed is given back."""
        context = {
            **self.each_context(request),
            "title": "Nothing was saved: the database refused it",
            "words": words,
            "typed": typed_texts(request.POST),
        }
        answer = render(request, "admin/provisions/refused.html", context, status=409)
        add_never_cache_headers(answer)
        return answer

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return RowChoices.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Put the record before the accounts of those who write it."""
        rooms = super().get_app_list(request, app_label)
        return sorted(rooms, key=lambda room: room["app_label"] != "provisions")

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        latest = Revision.objects.all()[:LATEST_SHOWN]
        shown = latest if request.user.has_perm("provisions.view_revision") else ()
        may_read = request.user.has_perm("provisions.view_report")
        new = Report.objects.filter(state=Report.State.NEW).count() if may_read else 0
        context = {"latest_revisions": shown, "new_reports": new}
        return super().index(request, {**context, **(extra_context or {})})
