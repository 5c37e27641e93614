"""Addresses that machines ask for: the same in every language."""

from django.urls import path

from tracker.api.package import Package
from tracker.pages import health, oembed, sitemap

app_name = "machines"

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("oembed/", oembed.provider, name="oembed"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("<slug:agreement>/data.zip", Package.as_view(), name="data-package"),
]
