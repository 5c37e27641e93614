"""How the API describes itself (OpenAPI 3.1): from the same declarations that it runs on."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
)

from tracker.api.described import (
    EVERYWHERE,
    LIMITS,
    STATE,
    onward,
    shared_headers,
    shared_responses,
)
from tracker.api.rows import Csv, Lines
from tracker.api.shapes.fields import Gated
from tracker.api.shapes.problem import ProblemShape
from tracker.api.shapes.row import RedactedShape, TombstoneShape

# Also at the address without its last slash, with .csv or .ndjson after it.
FILES: dict[str, dict[str, Any]] = {
    Csv.media_type: {
        "type": "string",
        "description": "Every row, as a table: its first line names the columns, null is empty, "
        "what is nested is JSON. No cell is a formula: an apostrophe goes before.",
    },
    Lines.media_type: {
        "type": "string",
        "description": "Every row, as one object of JSON a line.",
    },
}


class RecordSchema(AutoSchema):
    """Describes a view of the API from its parameters and shape."""

    view: Any

    @property
    def _action(self) -> str:
        return str(getattr(self.view, "action", "") or "")

    def _is_list_view(self, serializer: Any = None) -> bool:
        return self._action == "index" and not isinstance(serializer, dict)

    def _get_pagination_parameters(self) -> list[Any]:
        return []

    def get_tags(self) -> list[str]:
        return [self._tokenize_path()[0]] if self._tokenize_path() else ["root"]

    def get_operation_id(self) -> str:
        subject = self.view.subject.replace(" ", "_")
        return f"{subject}_{self._action}" if self._action else str(subject)

    def get_summary(self) -> str:
        subject = self.view.subject
        return {"index": f"List: {subject}", "show": f"One {subject}"}.get(
            self._action, subject.capitalize()
        )

    def get_override_parameters(self) -> list[Any]:
        view = self.view
        known = view.parameters_of(self._action) if self._action else view.parameters
        query = [
            OpenApiParameter(
                p.name,
                type=dict(p.schema),
                required=p.needed,
                description=p.description,
                explode=False if p.schema["type"] == "array" else None,
            )
            for p in known
        ]
        path = [
            OpenApiParameter(
                "id",
                location=OpenApiParameter.PATH,
                description="The public id; of a revision, its number.",
            )
        ]
        return [*query, *(path if "{id}" in self.path else [])]

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Add what addresses share to what each has of its own."""
        operation: Any = super().get_operation(*args, **kwargs)
        answered = operation["responses"]["200"]
        answered["headers"] = shared_headers(STATE | LIMITS, self.registry)
        if self._action == "index":
            # As JSON by pages; each kind of file holds every row.
            kinds = [kind.media_type for kind in self.view.renderer_classes]
            files = {kind: {"schema": FILES[kind]} for kind in kinds if kind in FILES}
            answered["content"] |= files
        links = onward(self.view.subject.replace(" ", "_"), self._action, self.path)
        if links:
            answered["links"] = links
        statuses = {*EVERYWHERE, *self.view.also, *([404] if "{id}" in self.path else [])}
        problem = self.resolve_serializer(ProblemShape, "response").ref
        operation["responses"] |= shared_responses(statuses, problem, self.registry)
        return operation

    def get_response_serializers(self) -> Any:
        return {"200": self._answer()}

    def _answer(self) -> Any:
        shape = self.view.shape
        if self._action != "show" or not self.view.can_be_retracted:
            return OpenApiResponse(shape, description=shape.__doc__.split("\n")[0])
        return OpenApiResponse(
            PolymorphicProxySerializer(
                component_name=f"{shape.__name__.removesuffix('Shape')}OrTombstone",
                serializers=[shape, TombstoneShape, RedactedShape],
                resource_type_field_name=None,
            ),
            description="The row; where it was withdrawn or redacted, its tombstone.",
        )

    def _get_serializer_field_meta(self, field: Any, direction: Any) -> dict[str, Any]:
        """Mark as read-only what is derived; what is stored but gated is not."""
        meta: dict[str, Any] = super()._get_serializer_field_meta(field, direction)
        if isinstance(field, Gated):
            meta.pop("readOnly", None)
        return meta

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        return type(serializer).__name__.removesuffix("Shape")


class CodeDescription(OpenApiSerializerFieldExtension):
    """Describes a word of a vocabulary as a named list of codes."""

    target_class = "tracker.api.shapes.fields.Code"

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        field = self.target
        component = ResolvedComponent(
            name=field.name,
            type=ResolvedComponent.SCHEMA,
            object=field.name,
            schema={
                "type": "string",
                "enum": [str(code) for code in field.codes],
                "description": field.title,
            },
        )
        auto_schema.registry.register_on_missing(component)
        reference: dict[str, Any] = component.ref
        return reference
