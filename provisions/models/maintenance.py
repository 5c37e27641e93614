"""Work on the database past the writer: who lifted the guards, when and why."""

from __future__ import annotations

from typing import Any

from django.db import models

from provisions.querysets import RecordManager, refuse


class Maintenance(models.Model):
    """A line on work past the writer, as an operator owes it; written once, never public."""

    at = models.DateTimeField(auto_now_add=True)
    deed = models.CharField(max_length=60)
    reason = models.TextField()
    by = models.CharField(max_length=150)

    objects = RecordManager()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "maintenance"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="maintenance_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.deed}"

    def save_base(self, raw: bool = False, **kwargs: Any) -> None:  # type: ignore[override]
        if raw or not self._state.adding:
            refuse()
        super().save_base(raw=raw, **kwargs)

    delete: Any = refuse
