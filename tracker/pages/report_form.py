"""What a reader fills in to report an error or to send a reply: plain text, and little of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provisions.models import Report

MOST_LINKS = 3
TRAP = "website"  # hidden from people; programs fill it
_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_MARKUP = re.compile(r"<\s*/?\s*[a-z!][^>]*>|\[/?(?:url|link|img)\b", re.IGNORECASE)

KIND_NEEDED = gettext_lazy("Choose whether this reports an error or is a party's reply.")
TEXT_NEEDED = gettext_lazy("Write what is wrong, or what the party replies.")
PARTY_NEEDED = gettext_lazy("Say for which party this reply speaks.")
TRAPPED = gettext_lazy("People do not see this field: please empty it and send again.")


class ReportedField(forms.CharField):
    """Takes what the report's own column takes, and refuses in its words."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        self.stored: Any = Report._meta.get_field(name)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return self.stored.to_python(text.replace("\t", " "))

    def run_validators(self, value: Any) -> None:
        if value not in self.empty_values:
            self.stored.run_validators(value)
        super().run_validators(value)


def few_links(text: str) -> None:
    count = len(_LINK.findall(text))
    if count > MOST_LINKS:
        words = ngettext(
            "This text holds %(count)s link; at most %(most)s are taken.",
            "This text holds %(count)s links; at most %(most)s are taken.",
            count,
        )
        raise ValidationError(words % {"count": count, "most": MOST_LINKS})


def no_markup(text: str) -> None:
    if _MARKUP.search(text):
        raise ValidationError(
            _("This text holds markup: write plain text, and addresses as they are.")
        )


class ReportForm(forms.Form):
    """The form as a page shows it and as it comes back."""

    kind = forms.ChoiceField(
        choices=[
            (Report.Kind.ERROR, gettext_lazy("An error in the record")),
            (Report.Kind.REPLY, gettext_lazy("The reply of a party that the record speaks of")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": KIND_NEEDED, "invalid_choice": KIND_NEEDED},
    )
    text = ReportedField(
        "text",
        label=gettext_lazy("What is wrong, or the reply"),
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[few_links, no_markup],
        error_messages={"required": TEXT_NEEDED},
        help_text=gettext_lazy("Plain text, 4000 characters at most. Do not name private persons."),
    )
    source = ReportedField(
        "source",
        required=False,
        label=gettext_lazy("Where it can be checked"),
        help_text=gettext_lazy("The address of a page, if there is one."),
    )
    on_behalf_of = ReportedField(
        "on_behalf_of",
        required=False,
        label=gettext_lazy("For a reply: which party, and who you are in it"),
        help_text=gettext_lazy(
            "A reply is published under the party's name. Leave it empty for an error."
        ),
    )
    contact = ReportedField(
        "contact",
        required=False,
        label=gettext_lazy("How the desk can reach you"),
        help_text=gettext_lazy(
            "Only if you want an answer. It is not published, and erased once the report "
            "is settled."
        ),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, label_suffix="", **kwargs)
        for name, field in self.fields.items():
            if name in self.errors:
                field.widget.attrs["aria-invalid"] = "true"
            if name != "kind":
                field.widget.attrs["aria-describedby"] = f"about_{name}"

    @property
    def inputs(self) -> Iterator[BoundField]:
        """The fields that are typed into, in their order."""
        return (self[name] for name in self.fields if name != "kind")

    @property
    def trap(self) -> str:
        """What a program typed into the field that people do not see."""
        return str(self.data.get(TRAP, ""))

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        is_reply = cleaned.get("kind") == Report.Kind.REPLY
        # What was typed and refused is not among the cleaned values, and has its own error.
        if is_reply and cleaned.get("on_behalf_of") == "":
            self.add_error("on_behalf_of", PARTY_NEEDED)
        if self.trap:
            self.add_error(None, TRAPPED)
        return cleaned
