"""A person at the desk: opens a page, fills its form as a browser would, and sends it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

REASON = "The ministry has published a new statement"


class _Form(HTMLParser):
    """Reads the inputs of the page's own form, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self.address = ""
        self._inside = False
        self._select = self._text = None
        self._chosen = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name")
        if tag == "form" and given.get("method") == "post" and given.get("id") != "logout-form":
            self._inside, self.address = True, given.get("action") or ""
        elif not self._inside:
            return
        elif tag == "input" and name and given.get("type") not in ("submit", "checkbox", "radio"):
            self.values[name] = given.get("value") or ""
        elif tag == "input" and name and "checked" in given:
            self.values[name] = given.get("value") or "on"
        elif tag == "select" and name:
            self._select, self._chosen = name, False
        elif tag == "option" and self._select and (not self._chosen or "selected" in given):
            if "selected" in given or self._select not in self.values:
                self.values[self._select] = given.get("value") or ""
                self._chosen = "selected" in given
        elif tag == "textarea" and name:
            self._text = name
            self.values[name] = ""

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._text:
            # A browser drops the line end that follows the opening tag.
            self.values[self._text] = (
                self.values[self._text].removeprefix("\r\n").removeprefix("\n")
            )
            self._text = None

    def handle_data(self, data):
        if self._text:
            self.values[self._text] += data


def read_form(response) -> _Form:
    form = _Form()
    form.feed(response.content.decode())
    unsent = ("__prefix__", "csrfmiddlewaretoken")
    form.values = {k: v for k, v in form.values.items() if not any(u in k for u in unsent)}
    return form


def page(row, name="change") -> str:
    return reverse(f"admin:provisions_{row._meta.model_name}_{name}", args=[row.pk])


def add_page(model) -> str:
    return reverse(f"admin:provisions_{model._meta.model_name}_add")


def list_page(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def typed(client: Client, address: str, **values: Any) -> dict[str, Any]:
    """Open a form and return what a browser would send after these values were typed."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return read_form(response).values | {"reason": REASON, **values}


def send(client: Client, address: str, **values: Any):
    """Open a form, type these values, and save."""
    return client.post(address, typed(client, address, **values))


def errors(response) -> dict[str, list[str]]:
    """Return the errors that the page shows, by field; satellites by their name."""
    context = response.context
    form = context["adminform"].form if "adminform" in context else context["form"]
    found = {name: list(messages) for name, messages in form.errors.items()}
    for formset in (s.formset for s in context.get("inline_admin_formsets", [])):
        lines = [list(m) for form in formset.forms for m in form.errors.values()]
        problems = [*formset.non_form_errors(), *(m for messages in lines for m in messages)]
        if problems:
            found[formset.prefix] = problems
    return found


def citation(source, line: int = 0, **values: Any) -> dict[str, Any]:
    """Return one filled line of sources."""
    given = {"source": source.pk if source else "", "locator": "", "quotation": "", **values}
    return {f"citations-{line}-{name}": value for name, value in given.items()}


def day(text: str, name: str = "date", precision: str = "day", **values: Any) -> dict[str, Any]:
    """Return a filled vague date."""
    given = {"precision": precision, "start": text, "end": "", **values}
    return {f"{name}_{part}": value for part, value in given.items()}
