"""History: one row per version of a row, tied to the revision that wrote it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Model
from simple_history.manager import HistoryDescriptor
from simple_history.models import HistoricalRecords


class _Managers(HistoryDescriptor):
    """Gives managers of a history that are of one class; the library makes one for each."""

    def __init__(self, library: HistoryDescriptor) -> None:
        super().__init__(library.model, library.manager_class, library.queryset_class)
        self._class = self.manager_class.from_queryset(self.queryset_class)

    def __get__(self, instance: Model | None, owner: type[Model]) -> Any:
        return self._class(self.model, instance)


class RecordHistory(HistoricalRecords):
    """django-simple-history with one row per version, tied to the revision that wrote it.

    Who and why stand on the revision, once for all its rows, so the library's user and
    reason columns are read through to it. History cannot be skipped, whatever an instance
    or a setting says.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            history_id_field=models.BigAutoField(),
            history_user_id_field=models.BigIntegerField(null=True),
            inherit=True,
            **kwargs,
        )

    def finalize(self, sender: type[Model], **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        made = vars(sender).get(self.manager_name)
        if isinstance(made, HistoryDescriptor):
            setattr(sender, self.manager_name, _Managers(made))

    def get_history_user(self, instance: Model) -> None:
        return None

    def post_save(self, instance: Model, created: bool, using: str | None = None, **_: Any) -> None:
        self.create_historical_record(instance, "+" if created else "~", using=using)

    def get_extra_fields(self, model: type[Model], fields: dict[str, Any]) -> dict[str, Any]:
        extra = super().get_extra_fields(model, fields)
        del extra["history_user_id"]
        extra["history_user"] = property(lambda row: row.revision.author_name, lambda *_: None)
        extra["history_change_reason"] = property(lambda row: row.revision.reason, lambda *_: None)
        extra["__str__"] = lambda row: f"version {row.version} of {model._meta.verbose_name}"
        return extra

    def get_meta_options(self, model: type[Model]) -> dict[str, Any]:
        return super().get_meta_options(model) | {
            "ordering": ("id", "version"),
            "get_latest_by": "version",
            "default_permissions": ("view",),
            # What the second clock searches (provisions/known.py).
            "indexes": [
                models.Index(
                    fields=("id", "-revision", "-version"),
                    name=f"{model._meta.model_name}_known",
                )
            ],
            "constraints": [
                models.UniqueConstraint(
                    fields=("id", "version"), name=f"{model._meta.model_name}_one_row_a_version"
                )
            ],
        }
