"""Reports of readers on the desk: read, taken up and settled, never added or rewritten."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from provisions.admin.lists import SafeLists
from provisions.admin.revision import in_utc
from provisions.admin.words import NOTHING, linked
from provisions.models import Report
from provisions.reports import StaleReport, settle_report
from provisions.versions import MODEL_OF

MEANWHILE = "Somebody else has set it to “{}” meanwhile. Look below, then save again."
AS_A_STATEMENT = (
    "A reply is accepted by recording it as a statement of the party: use “Record this reply”."
)
BY_NOBODY = "It has been taken up: choose how far it has come."


class SettleForm(forms.ModelForm):
    """Sets how far the handling has come; what was sent stays as it was sent."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Report
        fields = ("state", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = self.instance.state
        self.seen_now = self.data.get("seen") or self.stored
        self.initial["seen"] = self.stored
        if self.is_bound:
            self.data = dict(self.data.items()) | {"seen": self.stored}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        wanted = cleaned.get("state")
        if self.seen_now != self.stored:
            self.add_error("state", MEANWHILE.format(Report.State(self.stored).label))
        elif wanted == Report.State.NEW and self.stored != wanted:
            self.add_error("state", BY_NOBODY)
        is_reply = self.instance.kind == Report.Kind.REPLY
        if is_reply and wanted == Report.State.ACCEPTED and not self.instance.statement_id:
            self.add_error("state", AS_A_STATEMENT)
        return cleaned


@admin.register(Report)
class ReportAdmin(SafeLists):
    form = SettleForm
    change_form_template = "admin/provisions/report/change_form.html"
    view_on_site = False
    sent = ("received", "kind", "about", "shown", "text", "source", "on_behalf_of", "contact")
    readonly_fields = (*sent, "recorded_as", "handled")
    fieldsets = (
        ("What was sent", {"fields": sent}),
        ("Handling", {"fields": ("state", "note", "recorded_as", "handled", "seen")}),
    )
    list_display = ("received", "kind", "about_words", "state", "handled_by", "words")
    list_filter = ("state", "kind", "agreement", "noun")
    list_select_related = ("agreement",)
    search_fields = ("text", "row", "on_behalf_of", "note", "reference")
    ordering = ("-received_at", "-pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except StaleReport:
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        settle_report(
            obj,
            seen=form.stored,
            state=form.cleaned_data["state"],
            note=form.cleaned_data["note"],
            by=request.user.get_username(),
        )

    def render_change_form(  # type: ignore[override]
        self, request: HttpRequest, context: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer to record a reply that is not settled yet."""
        report = kwargs.get("obj")
        may = self.has_change_permission(request, report) and request.user.has_perms(
            ["provisions.add_position"]
        )
        if report and report.kind == Report.Kind.REPLY and not report.is_settled and may:
            address = reverse("admin:provisions_position_record")
            context["record_reply"] = f"{address}?report={report.pk}"
        return super().render_change_form(request, context, **kwargs)

    # ── Showing ─────────────────────────────────────────────────────────────────────
    @admin.display(description="received (UTC)", ordering="received_at")
    def received(self, report: Report) -> str:
        return in_utc(report.received_at)

    @admin.display(description="about", ordering="row")
    def about_words(self, report: Report) -> str:
        return f"{report.noun} {report.row}"

    @admin.display(description="about")
    def about(self, report: Report) -> str:
        row = MODEL_OF[report.noun].objects.filter(slug=report.row).first()
        if row is None:
            return self.about_words(report)
        words = row.name_in_words()
        name = "" if words == row.slug else f": {words}"
        link = format_html('<a href="{}">{}</a>', linked(row), self.about_words(report))
        return format_html("{}{} ({})", link, name, row.get_state_display())

    @admin.display(description="as it was shown")
    def shown(self, report: Report) -> str:
        day = f"of {report.as_of:%Y-%m-%d}, " if report.as_of else ""
        return f"{day}at revision {report.known_at}" if report.known_at else day or NOTHING

    @admin.display(description="words")
    def words(self, report: Report) -> str:
        return " ".join(report.text.split())[:80]

    @admin.display(description="recorded as")
    def recorded_as(self, report: Report) -> str:
        if report.statement is None:
            return NOTHING
        return format_html('<a href="{}">{}</a>', linked(report.statement), report.statement)

    @admin.display(description="handled by")
    def handled(self, report: Report) -> str:
        if report.handled_at is None:
            return NOTHING
        return f"{report.handled_by}, {in_utc(report.handled_at)} UTC"
