"""The forms of the desk: a reason with every save, and the version that the editor saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from provisions.changes import Version
from provisions.models import Entry, Row
from provisions.refusals import Refusal
from provisions.text import validate_plain_text

REASON_HELP = "Published with the change. Say why, not who: do not name colleagues."


@dataclass(slots=True)
class Meanwhile:
    """What others did to a row while a form about it was open, and what becomes of the form."""

    why: str
    versions: Sequence[Version]
    replacement: Entry | None
    data: QueryDict
    # By field or kind of satellite: what stands now where the editor typed something else.
    clashes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Told:
    """What a form that comes back must say beyond the errors of its own fields."""

    refusals: Sequence[Refusal] = ()
    meanwhile: Meanwhile | None = None

    def about(self, name: str) -> list[str]:
        """Return what is said about one kind of satellite."""
        said = [capfirst(r.reason) for r in self.refusals if r.field == name]
        clash = self.meanwhile.clashes.get(name) if self.meanwhile else None
        return [*said, clash] if clash else said


def told(request: HttpRequest) -> Told:
    """Return what the form of this request must say; kept with the request."""
    kept: Told | None = getattr(request, "_told", None)
    if kept is None:
        kept = Told()
        request._told = kept  # type: ignore[attr-defined]
    return kept


def validate_one_text(value: str) -> None:
    """Refuse what the record refuses in any text; line ends become spaces in a reason."""
    validate_plain_text(" ".join(value.split()))


class ReasonForm(forms.Form):
    """What every deed needs: why, and which version the editor saw."""

    reason = forms.CharField(
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=REASON_HELP,
        validators=[validate_one_text],
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def say(self, said: Told, satellites: Sequence[str] = ()) -> None:
        """Add what was told as errors, each on the field it speaks of."""
        if said.meanwhile:
            self.add_error(None, said.meanwhile.why)
            for name, clash in said.meanwhile.clashes.items():
                if name in self.fields:
                    self.add_error(name, clash)
            return
        for refusal in said.refusals:
            if refusal.field not in satellites:
                place = refusal.field if refusal.field in self.fields else None
                self.add_error(place, capfirst(refusal.reason))


class RecordForm(ReasonForm, forms.ModelForm):
    """The form of any noun."""

    told: ClassVar[Told] = Told()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version
        else:
            del self.fields["version"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.say(self.told, tuple(self.instance.ties))
        return cleaned

    def record_fields(self) -> list[str]:
        return [name for name in self.fields if name not in ReasonForm.base_fields]

    def record_values(self) -> dict[str, Any]:
        """Return the row's values as typed and settled by the model's own fields."""
        return {name: getattr(self.instance, name) for name in self.record_fields()}


class RetractForm(ReasonForm):
    """Asks why a row is withdrawn."""

    def __init__(self, data: QueryDict | None = None, *, row: Row, said: Told) -> None:
        super().__init__(data, initial={"version": row.version})
        self.said = said

    def clean(self) -> dict[str, Any]:
        self.say(self.said)
        return self.cleaned_data
