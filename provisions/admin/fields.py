"""Form fields of the desk: which input each kind of model field gets."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.db.models import ForeignKey
from django.utils.text import capfirst

from provisions.admin.dates import HELP, VagueDateFormField
from provisions.dates import VagueDateField
from provisions.text import ItemsField, ProseField

SHORT_TEXT = {"widget": AdminTextareaWidget(attrs={"rows": 3})}
LONG_TEXT = {"widget": AdminTextareaWidget(attrs={"rows": 5})}
_LARGEST_KEY = 2**63 - 1


class RowSelect(AutocompleteSelect):
    """A search box for a row; a typed value that is no row's key is shown as empty."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        keys = [
            text
            for text in map(str, value)
            if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= _LARGEST_KEY
        ]
        return super().optgroups(name, keys, attr)


class RecordFields(BaseModelAdmin):
    """Gives vague dates, references and texts of the record their inputs."""

    formfield_overrides = {ProseField: LONG_TEXT, ItemsField: SHORT_TEXT}

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if isinstance(db_field, VagueDateField):
            return VagueDateFormField(
                label=capfirst(db_field.verbose_name), required=not db_field.blank, help_text=HELP
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: Any, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RowSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
