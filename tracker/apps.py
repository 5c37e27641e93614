from django.apps import AppConfig

from tracker.catalogues import compile_stale


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "The public faces"

    def ready(self) -> None:
        compile_stale()
