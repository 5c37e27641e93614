"""Where the faces and the desk are mounted. Agreements' addresses come last."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config.watch.metrics import metrics

urlpatterns = [
    path("admin/", admin.site.urls),
    path("metrics", metrics, name="metrics"),
    path("api/v1/", include("tracker.api.urls")),
    path("", include("tracker.machine_urls")),
    *i18n_patterns(path("", include("tracker.urls")), prefix_default_language=False),
]

handler400 = "tracker.errors.bad_request"
handler404 = "tracker.pages.errors.not_found"
handler500 = "tracker.errors.server_error"
