"""A ModelViewSet a noun, with all that its serializer names fetched at once."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from rest_framework import viewsets

from tests.bench.http.plain import models, serializers


def shown(model: Any) -> Any:
    return model.objects.filter(state="published")


ACCOUNTS = Prefetch(
    "status_entries",
    shown(models.StatusEntry)
    .select_related("according_to", "according_to_source", "speaker")
    .prefetch_related("citations__source"),
)
OF_ARTICLES = (
    Prefetch("texts", shown(models.ArticleText).prefetch_related("citations__source")),
    ACCOUNTS,
    Prefetch(
        "movements",
        shown(models.Movement)
        .select_related("mover", "according_to", "according_to_source", "speaker")
        .prefetch_related("citations__source"),
    ),
)
ARTICLES = shown(models.Article).select_related("agreement").prefetch_related(*OF_ARTICLES)


class Articles(viewsets.ModelViewSet):
    serializer_class = serializers.ArticleSerializer
    lookup_field = "slug"
    queryset = ARTICLES

    def get_queryset(self) -> Any:
        agreement = self.request.query_params.get("agreement")
        rows = super().get_queryset()
        return rows.filter(agreement__slug=agreement) if agreement else rows


class Agreements(viewsets.ModelViewSet):
    serializer_class = serializers.AgreementSerializer
    lookup_field = "slug"
    queryset = shown(models.Agreement).prefetch_related(
        Prefetch("articles", ARTICLES.order_by("position")),
        Prefetch(
            "preconditions",
            shown(models.Precondition).prefetch_related("citations__source", ACCOUNTS),
        ),
    )


class Positions(viewsets.ModelViewSet):
    serializer_class = serializers.PositionSerializer
    lookup_field = "slug"
    queryset = (
        shown(models.Position)
        .select_related(
            "agreement",
            "article",
            "precondition",
            "party",
            "speaker",
            "reported_by",
            "reported_by_source",
            "replaces",
        )
        .prefetch_related("citations__source")
    )
