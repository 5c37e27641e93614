"""What the admins of all nouns share: one form, one deed, one revision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.admin import display
from django.contrib.admin.helpers import Fieldset
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse

from provisions.admin.answers import Answers, Written
from provisions.admin.fields import RecordFields
from provisions.admin.forms import RecordForm, told
from provisions.admin.history import HistoryPage
from provisions.admin.lists import SafeLists, standing
from provisions.admin.meanwhile import bring_together, found_meanwhile
from provisions.admin.retract import RetractPage
from provisions.admin.words import linked, shown_ties
from provisions.edit import Edit
from provisions.models import Row, StaleRow
from provisions.record import RecordRefused, revise
from provisions.ties import Ties, tie_values

THIS_SAVE = ("reason", "version")


class RecordAdmin(Answers, HistoryPage, RetractPage, RecordFields, SafeLists):
    """A noun on the desk. Forms only collect; the deed writes, refuses and numbers."""

    form = RecordForm
    view_on_site = False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show rows that no longer stand as read-only; a POST is answered by the deed."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or request.method == "POST" or self.row_stands(obj))

    def row_stands(self, row: Any) -> bool:
        return bool(row.state == "published")

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Lead to the public page by way of the stored row: this one may hold what was typed."""
        if obj is None or not hasattr(obj, "get_absolute_url") or not self.row_stands(obj):
            return None
        kind = ContentType.objects.get_for_model(obj).pk
        return reverse("admin:view_on_site", args=[kind, obj.pk])

    # ── Collecting ──────────────────────────────────────────────────────────────────
    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Offer satellites for writing only; read-only pages show them in words."""
        return super().get_inline_instances(request, obj) if self.may_write(request, obj) else []

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.told = told(request)
        return form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs: dict[str, Any] = {"prefix": prefix, "said": told(request).about(inline.tie)}
        if request.method == "POST":
            return kwargs | {"data": request.POST}
        return kwargs | {"initial": tie_values(obj, inline.tie) if obj.pk else []}

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        """Run the form; where its deed is refused, run it again to say so on its fields."""
        try:
            self._look_meanwhile(request, object_id)
            return super().changeform_view(request, object_id, *args, **kwargs)
        except (RecordRefused, StaleRow) as refused:
            told(request).refusals = getattr(refused, "refusals", ())
            self._look_meanwhile(request, object_id)
            return super().changeform_view(request, object_id, *args, **kwargs)

    def _look_meanwhile(self, request: HttpRequest, object_id: str | None) -> None:
        """Find out whether the row that is about to be saved is still the one that was seen."""
        if request.method != "POST" or object_id is None:
            return
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_change_permission(request, row):
            return
        found = found_meanwhile(request.POST, row)
        if found:
            bring_together(self, request, row, found)
            told(request).meanwhile = found
            request.POST = found.data  # type: ignore[assignment]

    # ── Writing ─────────────────────────────────────────────────────────────────────
    def save_model(self, *_: Any) -> None:
        """Write nothing yet: the deed below writes the row with its satellites."""

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Sequence[Any], change: bool
    ) -> None:
        ties = {formset.tie: formset.values() for formset in formsets}
        with revise(
            reason=form.cleaned_data["reason"],
            author=request.user,
            kind=self.revision_kind(change),
        ) as edit:
            if change:
                seen = form.cleaned_data["version"]
                row = self.write(edit, form.instance, seen, ties, form.record_values())
            else:
                row = edit.add(self.model, ties=ties, **form.record_values())
        replaced = form.instance if change and row.pk != form.instance.pk else None
        number = edit.number if edit.changes else None
        form.instance.written = Written(row, number, replaced)

    def write(self, edit: Edit, row: Any, seen: int, ties: Ties, values: dict[str, Any]) -> Row:
        """Change a stored row: rows that are named are amended in place."""
        return edit.amend(row, seen=seen, ties=ties, **values)

    def revision_kind(self, change: bool) -> str:
        return "update"

    # ── Showing ─────────────────────────────────────────────────────────────────────
    def render_change_form(  # type: ignore[override]
        self, request: HttpRequest, context: Any, add: bool = False, change: bool = False, **kwargs
    ):
        """Put the reason last, beside the buttons; show satellites of read-only rows."""
        form, row = context["adminform"].form, kwargs.get("obj")
        writes = self.may_write(request, None if add else row)
        if writes:
            asked = [name for name in THIS_SAVE if name in form.fields]
            context["closing"] = Fieldset(form, "This save", fields=asked, model_admin=self)
        elif row:
            context["shown_ties"] = shown_ties(row)
        meanwhile = told(request).meanwhile
        if meanwhile and meanwhile.replacement:
            kwargs["form_url"] = linked(meanwhile.replacement)
        context |= {
            "meanwhile": meanwhile,
            "show_save_and_add_another": add,
            "may_retract": bool(row) and change and writes and self.row_stands(row),
        }
        return super().render_change_form(request, context, add=add, change=change, **kwargs)


class EntryAdmin(RecordAdmin):
    """A ledger entry: saving a stored one makes a correction, which replaces it."""

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: Any = super().get_queryset(request)
        in_force = self.model.objects.in_force().filter(pk=OuterRef("pk"))
        return rows.annotate(stands=Exists(in_force))

    def row_stands(self, row: Any) -> bool:
        return bool(row.stands)

    @display(description="date", ordering="sort_day")
    def date_words(self, row: Any) -> str:
        return str(row.date)

    @display(description="standing")
    def standing(self, row: Any) -> str:
        return standing(row)

    def write(self, edit: Edit, row: Any, seen: int, ties: Ties, values: dict[str, Any]) -> Row:
        return edit.correct(row, seen=seen, ties=ties, **values)

    def revision_kind(self, change: bool) -> str:
        return "correction" if change else "update"
