"""Where the faces and the desk are mounted. Agreements' addresses come last."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("tracker.api.urls")),
    path("", include("tracker.urls")),
]

handler400 = "tracker.errors.bad_request"
handler404 = "tracker.pages.errors.not_found"
handler500 = "tracker.errors.server_error"
