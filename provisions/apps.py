from importlib import import_module

from django.apps import AppConfig


class ProvisionsConfig(AppConfig):
    name = "provisions"
    verbose_name = "The record"

    def ready(self) -> None:
        """Connect the guards to migrations, now that every model is known."""
        import_module("provisions.guards.migrating")
