"""What the columns of a table hold, told from the shape of its rows (Frictionless table schema)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

# The first that fits; a date within a row is an object, as it is vague.
_FIELDS: tuple[tuple[type, str], ...] = (
    (serializers.ListSerializer, "array"),
    (serializers.ListField, "array"),
    (serializers.BaseSerializer, "object"),
    (serializers.DictField, "object"),
    (serializers.BooleanField, "boolean"),
    (serializers.IntegerField, "integer"),
    (serializers.DateTimeField, "datetime"),
    (serializers.DateField, "date"),
)
_NAMED = {
    OpenApiTypes.INT: "integer",
    OpenApiTypes.BOOL: "boolean",
    OpenApiTypes.DATE: "date",
    OpenApiTypes.DATETIME: "datetime",
    OpenApiTypes.OBJECT: "object",
}
_PLAIN = {"array", "object", "boolean", "integer"}


def schema_of(shape: Any) -> dict[str, Any]:
    """Return the schema of the table that rows of a shape make."""
    fields = [
        {"name": name, "type": type_of(shape, field), **_words(field)}
        for name, field in shape.fields.items()
    ]
    key = "id" if "id" in shape.fields else fields[0]["name"]
    return {"fields": fields, "primaryKey": key, "missingValues": [""]}


def type_of(shape: Any, field: Any) -> str:
    """Return what a column holds; of what is derived, what its method is declared to return."""
    if isinstance(field, serializers.SerializerMethodField):
        method = getattr(shape, str(field.method_name))
        return _declared(getattr(method, "_spectacular_annotation", {}).get("field"))
    return next((name for kind, name in _FIELDS if isinstance(field, kind)), "string")


def _declared(declared: Any) -> str:
    if isinstance(declared, dict):
        kinds = declared.get("type", "any")
        kinds = [kinds] if isinstance(kinds, str) else [kind for kind in kinds if kind != "null"]
        if kinds in ([], ["string"]):
            return _text(declared)
        return kinds[0] if len(kinds) == 1 and kinds[0] in _PLAIN else "any"
    if isinstance(declared, OpenApiTypes):
        return _NAMED.get(declared, "string")
    if isinstance(declared, type):
        declared = declared()
    return next((name for kind, name in _FIELDS if isinstance(declared, kind)), "any")


def _text(declared: dict[str, Any]) -> str:
    return {"date": "date", "date-time": "datetime"}.get(declared.get("format", ""), "string")


def _words(field: Any) -> dict[str, str]:
    return {"description": str(field.help_text)} if field.help_text else {}
