"""Guards and migrations: a table that is rebuilt would lose its triggers without a word."""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.dispatch import receiver

from provisions.guards import lift_guards, missing, set_guards


@receiver(pre_migrate, dispatch_uid="provisions.guards.lift")
def lift_before(sender: Any, using: str, plan: Any = (), **_: Any) -> None:
    """Take the guards away where a migration is about to run."""
    if sender.label == "provisions" and plan:
        lift_guards(connections[using])


@receiver(post_migrate, dispatch_uid="provisions.guards.set")
def set_after(sender: Any, using: str, **_: Any) -> None:
    """Set the guards for the tables as they now are."""
    if sender.label == "provisions" and missing(connections[using]):
        set_guards(connections[using])
