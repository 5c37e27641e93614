"""Addresses of the pages. Those of the API are in ``tracker/api/urls.py``."""

from django.urls import path

from tracker.pages import (
    about,
    agreements,
    articles,
    changes,
    compare,
    feed,
    health,
    parties,
    positions,
    preconditions,
    sequence,
    sources,
    timeline,
)

app_name = "pages"

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", agreements.home, name="home"),
    path("method/", about.method, name="method"),
    path("api/", about.api_guide, name="api-guide"),
    path("<slug:agreement>/", agreements.overview, name="overview"),
    path("<slug:agreement>/articles/", articles.index, name="articles"),
    path("<slug:agreement>/articles/<slug:key>/", articles.detail, name="article"),
    path("<slug:agreement>/positions/", positions.index, name="positions"),
    path("<slug:agreement>/parties/", parties.index, name="parties"),
    path("<slug:agreement>/parties/<slug:slug>/", parties.detail, name="party"),
    path("<slug:agreement>/preconditions/", preconditions.index, name="preconditions"),
    path("<slug:agreement>/preconditions/<slug:key>/", preconditions.detail, name="precondition"),
    path("<slug:agreement>/sequence/", sequence.index, name="sequence"),
    path("<slug:agreement>/timeline/", timeline.index, name="timeline"),
    path("<slug:agreement>/compare/", compare.index, name="compare"),
    path("<slug:agreement>/sources/", sources.index, name="sources"),
    path("<slug:agreement>/changes/", changes.index, name="changes"),
    path("<slug:agreement>/changes.atom", feed.changes, name="feed"),
    path("<slug:agreement>/changes/<int:number>/", changes.detail, name="change"),
]
