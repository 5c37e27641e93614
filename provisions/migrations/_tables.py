"""An operation that makes many tables at once.

Django renders every model anew after each operation, which for a whole record takes most of
a minute. Here the states of all models are taken down first and rendered once; then each
table is made as it stands at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class MakeTables(Operation):
    """Make the tables of all models that the operations describe; undone, drop them."""

    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for model in self._models(app_label, schema_editor, to_state):
            schema_editor.create_model(model)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for model in reversed(self._models(app_label, schema_editor, from_state)):
            schema_editor.delete_model(model)

    def describe(self) -> str:
        return f"Make {len(self._names())} tables"

    def _names(self) -> list[str]:
        return [it.name for it in self.operations if isinstance(it, CreateModel)]

    def _models(self, app_label: str, schema_editor: Any, state: Any) -> list[Any]:
        models = [state.apps.get_model(app_label, name) for name in self._names()]
        alias = schema_editor.connection.alias
        return [model for model in models if self.allow_migrate_model(alias, model)]
